package org.olelo.script.compile;

import org.olelo.routing.MessageContext;

/** An expression that is 0 or 1. */
abstract class BoolExpr extends IntExpr {
    abstract boolean test(MessageContext ctx);

    @Override
    final int number(MessageContext ctx) {
        return test(ctx) ? 1 : 0;
    }

    @Override
    final boolean nonZero(MessageContext ctx) {
        return test(ctx);
    }

    @Override
    final boolean positive(MessageContext ctx) {
        return test(ctx);
    }
}
