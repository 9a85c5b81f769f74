package org.olelo.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a String or int parameter of a {@link ScriptFunction}: text that begins with a pseudo-variable is that variable, whatever follows it; other
 * text is taken as written, {@code $} included (Kamailio's fixup_var_str, fixup_var_int). An int is -1 when the variable's value is text.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface SoleVariable {}
