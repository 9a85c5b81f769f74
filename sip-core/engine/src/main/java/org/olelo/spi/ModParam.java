package org.olelo.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A module parameter ({@code modparam}). On a field of type int, String, or {@link org.olelo.pv.Pv} (the value is then the text of a
 * pseudo-variable); or on a method with one int or String argument, called for every modparam line, which may throw
 * {@link IllegalArgumentException} with the reason. A value of the other type than declared is a load error, as in Kamailio.
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ModParam {
    /** The name in the configuration; the first is shown, the others are aliases. */
    String[] value();

    /** One sentence: what it is, unit, range. */
    String doc() default "";
}
