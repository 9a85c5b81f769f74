package org.olelo.script.compile;

import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/**
 * A function or route as expression: 1 when its code is above 0, else 0; assigned directly, the code itself. {@code $rc} is 0 before
 * it runs, so it is 0 afterwards when it does not set it.
 */
abstract class CallExpr extends BoolExpr {
    /** Runs it; sets {@code $rc}; after exit the context says so. */
    abstract int code(MessageContext ctx);

    @Override
    final boolean test(MessageContext ctx) {
        ctx.returnCode(0);
        return code(ctx) > 0;
    }

    @Override
    final Value assigned(MessageContext ctx) {
        ctx.returnCode(0);
        return Value.of(code(ctx));
    }

    @Override
    final boolean calls() {
        return true;
    }
}
