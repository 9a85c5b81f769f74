package org.olelo.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class of transformations. On a method {@code Transformation name(String, List<PvFormat>) throws PvSyntaxException}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TransformationExport {
    /** The class name, as {@code s} in {@code {s.len}}. */
    String value();
}
