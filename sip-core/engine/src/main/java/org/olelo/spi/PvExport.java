package org.olelo.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class of pseudo-variables. On a method {@code Value name(MessageContext)} for a read-only one without inner name, or
 * {@code Pv name(PvName) throws PvSyntaxException} for all others.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PvExport {
    /** The name in the script without {@code $}, then aliases. */
    String[] value();

    /** One sentence of documentation. */
    String doc() default "";
}
