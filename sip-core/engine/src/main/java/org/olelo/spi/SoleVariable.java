package org.olelo.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a String parameter of a {@link ScriptFunction}: the argument is one pseudo-variable, or text taken as written, {@code $} included (Kamailio's
 * fixup_var_str).
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface SoleVariable {}
