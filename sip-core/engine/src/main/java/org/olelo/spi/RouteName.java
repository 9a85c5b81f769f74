package org.olelo.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.olelo.routing.RouteKind;

/** On a {@link ScriptRoute} parameter: which kind of block the name means. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface RouteName {
    /** The kind of block. */
    RouteKind value();
}
