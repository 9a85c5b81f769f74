package org.olelo.script.compile;

import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.script.source.SourceRange;

/** A pseudo-variable or select. */
final class VariableExpr extends Expr {
    private final Pv pv;
    private final SourceRange range;

    VariableExpr(Pv pv, SourceRange range) {
        this.pv = pv;
        this.range = range;
    }

    Pv pv() {
        return pv;
    }

    @Override
    Value value(MessageContext ctx) {
        return pv.get(ctx);
    }

    @Override
    int number(MessageContext ctx) {
        return Conversion.number(pv.get(ctx), range);
    }

    @Override
    String text(MessageContext ctx) {
        return pv.get(ctx).text();
    }
}
