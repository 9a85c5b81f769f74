package org.olelo.pv;

import org.olelo.routing.MessageContext;

/** A pseudo-variable as it stands at one place of the script: class, inner name, index and transformations resolved at load. */
public interface Pv {
    /** The value now; never Java null, {@link Value#NULL} where there is none. */
    Value get(MessageContext ctx);

    /** True when the script may assign to it; known at load. */
    default boolean writable() {
        return false;
    }

    /**
     * Assigns. {@link Value#NULL} removes or resets, as {@code $du = $null}.
     *
     * @return false when the assignment fails (Kamailio's setter below 0); the script goes on
     */
    default boolean set(MessageContext ctx, Value value) {
        return false;
    }

    /** What the checker may assume about its type. */
    default PvType type() {
        return PvType.ANY;
    }
}
