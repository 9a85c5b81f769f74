package org.olelo.spi.bind;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;

/** Where the value of one parameter comes from at each call. */
interface ArgumentSource {
    /** Returned when the argument has no value or does not convert: the call then gives -1. */
    Object FAILED = new Object();

    /** True when the value never changes; {@link #get} then needs no context. */
    boolean constant();

    /** The value, already of the parameter's type. */
    @Nullable
    Object get(@Nullable MessageContext ctx);

    /** A value fixed at load. */
    record Fixed(@Nullable Object value) implements ArgumentSource {
        @Override
        public boolean constant() {
            return true;
        }

        @Override
        public @Nullable Object get(@Nullable MessageContext ctx) {
            return value;
        }
    }

    /** A value computed at each call. */
    @FunctionalInterface
    interface Dynamic extends ArgumentSource {
        @Nullable
        Object evaluate(MessageContext ctx);

        @Override
        default boolean constant() {
            return false;
        }

        @Override
        default @Nullable Object get(@Nullable MessageContext ctx) {
            return ctx == null ? FAILED : evaluate(ctx);
        }
    }
}
