package org.olelo.script.compile;

import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.script.source.SourceRange;

/** Operators that make text, and the plus whose type is known only at run time. */
final class Texts {
    private Texts() {}

    /** A chain of + that starts with text. */
    static final class Concat extends TextExpr {
        private final Expr[] parts;

        Concat(Expr[] parts, SourceRange range) {
            super(range);
            this.parts = parts;
        }

        @Override
        String text(MessageContext ctx) {
            if (parts.length == 2) {
                return parts[0].text(ctx).concat(parts[1].text(ctx));
            }
            StringBuilder out = ctx.worker().borrowText();
            for (Expr part : parts) {
                out.append(part.text(ctx));
            }
            return ctx.worker().returnText(out);
        }

        @Override
        boolean calls() {
            for (Expr part : parts) {
                if (part.calls()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** {@code (str)}. */
    static final class ToText extends TextExpr {
        private final Expr operand;

        ToText(Expr operand, SourceRange range) {
            super(range);
            this.operand = operand;
        }

        @Override
        String text(MessageContext ctx) {
            return operand.text(ctx);
        }

        @Override
        boolean calls() {
            return operand.calls();
        }
    }

    /** Plus after a variable: an integer adds, text joins; null joins as empty text. Where an integer is wanted it always adds. */
    static final class Plus extends Expr {
        private final Expr left;
        private final Expr right;

        Plus(Expr left, Expr right) {
            this.left = left;
            this.right = right;
        }

        @Override
        Value value(MessageContext ctx) {
            Value first = left.value(ctx);
            if (first.isInt()) {
                return Value.of(first.number() + right.number(ctx));
            }
            return Value.of(first.text().concat(right.text(ctx)));
        }

        @Override
        int number(MessageContext ctx) {
            return left.number(ctx) + right.number(ctx);
        }

        @Override
        String text(MessageContext ctx) {
            Value first = left.value(ctx);
            if (first.isInt()) {
                return Integer.toString(first.number() + right.number(ctx));
            }
            return first.text().concat(right.text(ctx));
        }

        @Override
        boolean calls() {
            return left.calls() || right.calls();
        }
    }

    /** {@code selval}. Where an integer is wanted it fails, as in Kamailio 5.6, unless all its parts are constant. */
    static final class Choice extends Expr {
        private final Expr condition;
        private final Expr then;
        private final Expr otherwise;
        private final SourceRange range;

        Choice(Expr condition, Expr then, Expr otherwise, SourceRange range) {
            this.range = range;
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        private Expr chosen(MessageContext ctx) {
            return condition.positive(ctx) ? then : otherwise;
        }

        @Override
        Value value(MessageContext ctx) {
            Value value = chosen(ctx).value(ctx);
            return value.isNull() ? Value.EMPTY : value;
        }

        @Override
        int number(MessageContext ctx) {
            ScriptLog.LOG.error("selval cannot be used as integer, assign it first, at={}", range);
            throw EvalFault.INSTANCE;
        }

        @Override
        String text(MessageContext ctx) {
            return chosen(ctx).text(ctx);
        }

        @Override
        boolean calls() {
            return condition.calls() || then.calls() || otherwise.calls();
        }
    }
}
