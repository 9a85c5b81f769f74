package org.olelo.script.compile;

import org.olelo.routing.MessageContext;
import org.olelo.script.source.SourceRange;

/** Operators on integers, 32 bit with wrap-around. */
final class Arithmetic {
    private Arithmetic() {}

    /** An operator of two integers. */
    abstract static class Two extends IntExpr {
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

    static final class Add extends Two {
        Add(Expr left, Expr right) {
            super(left, right);
        }

        @Override
        int number(MessageContext ctx) {
            return left.number(ctx) + right.number(ctx);
        }
    }

    static final class Subtract extends Two {
        Subtract(Expr left, Expr right) {
            super(left, right);
        }

        @Override
        int number(MessageContext ctx) {
            return left.number(ctx) - right.number(ctx);
        }
    }

    static final class Multiply extends Two {
        Multiply(Expr left, Expr right) {
            super(left, right);
        }

        @Override
        int number(MessageContext ctx) {
            return left.number(ctx) * right.number(ctx);
        }
    }

    static final class Divide extends Two {
        private final boolean remainder;
        private final SourceRange range;

        Divide(Expr left, Expr right, boolean remainder, SourceRange range) {
            super(left, right);
            this.remainder = remainder;
            this.range = range;
        }

        @Override
        int number(MessageContext ctx) {
            int dividend = left.number(ctx);
            int divisor = right.number(ctx);
            if (divisor == 0) {
                ScriptLog.LOG.error("division by zero, at={}", range);
                throw EvalFault.INSTANCE;
            }
            return remainder ? dividend % divisor : dividend / divisor;
        }
    }

    /** {@code | & ^ << >>}. */
    static final class Bits extends Two {
        private final char sign;

        Bits(Expr left, Expr right, char sign) {
            super(left, right);
            this.sign = sign;
        }

        @Override
        int number(MessageContext ctx) {
            int x = left.number(ctx);
            int y = right.number(ctx);
            return switch (sign) {
                case '|' -> x | y;
                case '&' -> x & y;
                case '^' -> x ^ y;
                case '<' -> x << y;
                default -> x >> y;
            };
        }
    }

    static final class Negate extends IntExpr {
        private final Expr operand;

        Negate(Expr operand) {
            this.operand = operand;
        }

        @Override
        int number(MessageContext ctx) {
            return -operand.number(ctx);
        }

        @Override
        boolean calls() {
            return operand.calls();
        }
    }

    static final class Complement extends IntExpr {
        private final Expr operand;

        Complement(Expr operand) {
            this.operand = operand;
        }

        @Override
        int number(MessageContext ctx) {
            return ~operand.number(ctx);
        }

        @Override
        boolean calls() {
            return operand.calls();
        }
    }

    /** {@code (int)}. */
    static final class ToInt extends IntExpr {
        private final Expr operand;

        ToInt(Expr operand) {
            this.operand = operand;
        }

        @Override
        int number(MessageContext ctx) {
            return operand.number(ctx);
        }

        @Override
        boolean calls() {
            return operand.calls();
        }
    }

    static final class Length extends IntExpr {
        private final Expr operand;

        Length(Expr operand) {
            this.operand = operand;
        }

        @Override
        int number(MessageContext ctx) {
            return operand.text(ctx).length();
        }

        @Override
        boolean calls() {
            return operand.calls();
        }
    }
}
