package org.olelo.script.compile;

import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** A compiled expression. Each reader converts as Kamailio does; a failing expression throws {@link EvalFault}. */
abstract class Expr {
    /** The value as it is: null, text, integer. */
    abstract Value value(MessageContext ctx);

    /** As integer: null is 0, text that is no number is 0 with a warning. */
    abstract int number(MessageContext ctx);

    /** As text: null is empty. */
    abstract String text(MessageContext ctx);

    /** Truth for {@code && || !}: not 0. */
    boolean nonZero(MessageContext ctx) {
        return number(ctx) != 0;
    }

    /** Truth for if and while: above 0. */
    boolean positive(MessageContext ctx) {
        return number(ctx) > 0;
    }

    /** The value when it is assigned directly: a call gives its code, not 0 or 1. */
    Value assigned(MessageContext ctx) {
        return value(ctx);
    }

    /** True when a function may run in it, so that the script may have ended afterwards. */
    boolean calls() {
        return false;
    }
}
