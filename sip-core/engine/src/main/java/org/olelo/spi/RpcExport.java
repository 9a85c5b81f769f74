package org.olelo.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An RPC command. On a method {@code void name(RpcCall)}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RpcExport {
    /** The name, as {@code ul.dump}. */
    String value();

    /** One sentence for {@code system.methodHelp}. */
    String doc() default "";

    /** Kamailio's RET_ARRAY. */
    boolean returnsArray() default false;
}
