package org.olelo.script.compile;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.script.source.SourceRange;
import org.olelo.text.PosixRegex;

/** Comparisons and logic. */
final class Comparisons {
    private Comparisons() {}

    /** A comparison of two operands. */
    abstract static class Two extends BoolExpr {
        final Expr left;
        final Expr right;

        Two(Expr left, Expr right) {
            this.left = left;
            this.right = right;
        }

        @Override
        final boolean calls() {
            return left.calls() || right.calls();
        }
    }

    static final class IntEqual extends Two {
        private final boolean wanted;

        IntEqual(Expr left, Expr right, boolean wanted) {
            super(left, right);
            this.wanted = wanted;
        }

        @Override
        boolean test(MessageContext ctx) {
            return (left.number(ctx) == right.number(ctx)) == wanted;
        }
    }

    static final class TextEqual extends Two {
        private final boolean wanted;

        TextEqual(Expr left, Expr right, boolean wanted) {
            super(left, right);
            this.wanted = wanted;
        }

        @Override
        boolean test(MessageContext ctx) {
            return left.text(ctx).equals(right.text(ctx)) == wanted;
        }
    }

    /** {@code ==} whose type follows the value on the left; null on the left takes the type of the right. */
    static final class Equal extends Two {
        private final boolean wanted;
        private final SourceRange range;

        Equal(Expr left, Expr right, boolean wanted, SourceRange range) {
            super(left, right);
            this.wanted = wanted;
            this.range = range;
        }

        @Override
        boolean test(MessageContext ctx) {
            Value first = left.value(ctx);
            if (first.isInt()) {
                return (first.number() == right.number(ctx)) == wanted;
            }
            if (!first.isNull()) {
                return first.text().equals(right.text(ctx)) == wanted;
            }
            Value second = right.value(ctx);
            boolean same = second.isInt() ? second.number() == 0 : second.text().isEmpty();
            return same == wanted;
        }

        @Override
        public String toString() {
            return "== at " + range;
        }
    }

    /** {@code < > <= >=}. */
    static final class Order extends Two {
        private final boolean lessIsTrue;
        private final boolean equalIsTrue;

        Order(Expr left, Expr right, boolean lessIsTrue, boolean equalIsTrue) {
            super(left, right);
            this.lessIsTrue = lessIsTrue;
            this.equalIsTrue = equalIsTrue;
        }

        @Override
        boolean test(MessageContext ctx) {
            int x = left.number(ctx);
            int y = right.number(ctx);
            return x == y ? equalIsTrue : (x < y) == lessIsTrue;
        }
    }

    static final class And extends Two {
        And(Expr left, Expr right) {
            super(left, right);
        }

        @Override
        boolean test(MessageContext ctx) {
            return left.nonZero(ctx) && !(left.calls() && ctx.exited()) && right.nonZero(ctx);
        }
    }

    static final class Or extends Two {
        Or(Expr left, Expr right) {
            super(left, right);
        }

        @Override
        boolean test(MessageContext ctx) {
            return left.nonZero(ctx) || !(left.calls() && ctx.exited()) && right.nonZero(ctx);
        }
    }

    static final class Not extends BoolExpr {
        private final Expr operand;

        Not(Expr operand) {
            this.operand = operand;
        }

        @Override
        boolean test(MessageContext ctx) {
            return !operand.nonZero(ctx);
        }

        @Override
        boolean calls() {
            return operand.calls();
        }
    }

    /** {@code defined}, {@code != $null}; wanted false: {@code == $null}. Only a variable can be null. */
    static final class Defined extends BoolExpr {
        private final Expr operand;
        private final boolean wanted;

        Defined(Expr operand, boolean wanted) {
            this.operand = operand;
            this.wanted = wanted;
        }

        @Override
        boolean test(MessageContext ctx) {
            boolean isNull =
                    operand instanceof VariableExpr && operand.value(ctx).isNull();
            return isNull != wanted;
        }

        @Override
        boolean calls() {
            return operand.calls();
        }
    }

    static final class Empty extends BoolExpr {
        private final Expr operand;

        Empty(Expr operand) {
            this.operand = operand;
        }

        @Override
        boolean test(MessageContext ctx) {
            return operand.text(ctx).isEmpty();
        }

        @Override
        boolean calls() {
            return operand.calls();
        }
    }

    /** {@code =~} with a constant pattern. */
    static final class Match extends BoolExpr {
        private final Expr left;
        private final PosixRegex regex;

        Match(Expr left, PosixRegex regex) {
            this.left = left;
            this.regex = regex;
        }

        @Override
        boolean test(MessageContext ctx) {
            return regex.find(left.text(ctx));
        }

        @Override
        boolean calls() {
            return left.calls();
        }
    }

    /** {@code =~} with a pattern made at run time; the last one is kept compiled. */
    static final class DynamicMatch extends Two {
        private final SourceRange range;
        private volatile @Nullable PosixRegex last;

        DynamicMatch(Expr left, Expr right, SourceRange range) {
            super(left, right);
            this.range = range;
        }

        @Override
        boolean test(MessageContext ctx) {
            String subject = left.text(ctx);
            return regex(right.value(ctx).text()).find(subject);
        }

        private PosixRegex regex(String pattern) {
            PosixRegex known = last;
            if (known != null && known.source().equals(pattern)) {
                return known;
            }
            try {
                PosixRegex compiled = PosixRegex.compile(pattern, true);
                last = compiled;
                return compiled;
            } catch (IllegalArgumentException e) {
                ScriptLog.LOG.error("bad regular expression, pattern=\"{}\" at={}: {}", pattern, range, e.getMessage());
                throw EvalFault.INSTANCE;
            }
        }
    }
}
