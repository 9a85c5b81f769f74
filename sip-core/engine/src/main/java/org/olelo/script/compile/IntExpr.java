package org.olelo.script.compile;

import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** An expression that is always an integer. */
abstract class IntExpr extends Expr {
    @Override
    final Value value(MessageContext ctx) {
        return Value.of(number(ctx));
    }

    @Override
    final String text(MessageContext ctx) {
        return Integer.toString(number(ctx));
    }
}
