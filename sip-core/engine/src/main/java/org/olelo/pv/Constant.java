package org.olelo.pv;

import org.olelo.routing.MessageContext;

/** A pseudo-variable whose value never changes. */
public record Constant(Value value) implements Pv {
    @Override
    public Value get(MessageContext ctx) {
        return value;
    }
}
