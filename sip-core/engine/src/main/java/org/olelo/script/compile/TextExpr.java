package org.olelo.script.compile;

import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.script.source.SourceRange;

/** An expression that is always text. */
abstract class TextExpr extends Expr {
    private final SourceRange range;

    TextExpr(SourceRange range) {
        this.range = range;
    }

    @Override
    final Value value(MessageContext ctx) {
        return Value.of(text(ctx));
    }

    @Override
    final int number(MessageContext ctx) {
        return Conversion.number(text(ctx), range);
    }
}
