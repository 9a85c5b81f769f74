package org.olelo.pv;

import org.olelo.routing.MessageContext;

/** The index of a pseudo-variable reference: {@code [2]}, {@code [-1]}, {@code [*]}, {@code [$var(i)]}, or absent. */
public sealed interface PvIndex {
    /** No index written: 0. */
    PvIndex NONE = new None();

    /** All values: {@code [*]}. */
    PvIndex ALL = new All();

    /** The number now; 0 for none and all. */
    int number(MessageContext ctx);

    /** True for {@code [*]}. */
    default boolean all() {
        return this instanceof All;
    }

    /** True when an index was written. */
    default boolean present() {
        return !(this instanceof None);
    }

    /** No index. */
    record None() implements PvIndex {
        @Override
        public int number(MessageContext ctx) {
            return 0;
        }
    }

    /** {@code [*]}. */
    record All() implements PvIndex {
        @Override
        public int number(MessageContext ctx) {
            return 0;
        }
    }

    /** A literal index, negative from the end. */
    record Fixed(int value) implements PvIndex {
        @Override
        public int number(MessageContext ctx) {
            return value;
        }
    }

    /** An index read from a pseudo-variable. */
    record Dynamic(Pv pv) implements PvIndex {
        @Override
        public int number(MessageContext ctx) {
            return pv.get(ctx).number();
        }
    }
}
