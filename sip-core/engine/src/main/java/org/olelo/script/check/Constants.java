package org.olelo.script.check;

import org.jspecify.annotations.Nullable;
import org.olelo.script.ast.BinaryOperator;
import org.olelo.script.ast.Expression;
import org.olelo.text.PosixRegex;

/** Folds expressions of literals. */
public final class Constants {
    private Constants() {}

    /** A folded value; printed as text. */
    public sealed interface Constant {}

    /** An integer. */
    public record Number(int value) implements Constant {
        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }

    /** A string. */
    public record Text(String value) implements Constant {
        @Override
        public String toString() {
            return value;
        }
    }

    /** The value, or null when it is not constant or cannot be computed (division by zero, wrong types). */
    public static @Nullable Constant fold(Expression expression) {
        return switch (expression) {
            case Expression.Int number -> new Number(number.value());
            case Expression.Text text -> new Text(text.value());
            case Expression.Group group -> fold(group.inner());
            case Expression.Unary unary -> unary(unary);
            case Expression.Binary binary -> binary(binary);
            case Expression.Choice choice -> choice(choice);
            default -> null;
        };
    }

    private static @Nullable Constant choice(Expression.Choice choice) {
        Constant then = fold(choice.then());
        Constant otherwise = fold(choice.otherwise());
        Constant condition = fold(choice.condition());
        if (condition == null || then == null || otherwise == null) {
            return null;
        }
        return switch (condition) {
            case Number number -> number.value() > 0 ? then : otherwise;
            case Text text -> text.value().matches("\\+?0*[1-9][0-9]{0,8}") ? then : otherwise;
        };
    }

    private static @Nullable Constant unary(Expression.Unary unary) {
        Constant operand = fold(unary.operand());
        if (operand == null) {
            return null;
        }
        return switch (unary.operator()) {
            case NOT -> operand instanceof Number n ? new Number(n.value() == 0 ? 1 : 0) : null;
            case BIT_NOT -> operand instanceof Number n ? new Number(~n.value()) : null;
            case NEGATE -> operand instanceof Number n ? new Number(-n.value()) : null;
            case TO_INT -> operand instanceof Text text ? new Number(number(text.value())) : operand;
            case TO_STRING -> new Text(operand.toString());
            case DEFINED -> new Number(1);
            case STRLEN -> new Number(operand.toString().length());
            case STREMPTY -> new Number(operand.toString().isEmpty() ? 1 : 0);
        };
    }

    private static int number(String text) {
        return text.matches("[+-]?[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static @Nullable Constant binary(Expression.Binary binary) {
        Constant left = fold(binary.left());
        Constant right = fold(binary.right());
        if (left == null || right == null) {
            return null;
        }
        if (left instanceof Text text) {
            return ofText(binary.operator(), text.value(), right.toString());
        }
        return left instanceof Number a && right instanceof Number b
                ? ofNumbers(binary.operator(), a.value(), b.value())
                : null;
    }

    private static @Nullable Constant ofText(BinaryOperator operator, String x, String y) {
        return switch (operator) {
            case PLUS -> new Text(x + y);
            case EQUAL, TEXT_EQUAL -> truth(x.equals(y));
            case NOT_EQUAL, TEXT_NOT_EQUAL -> truth(!x.equals(y));
            case MATCH -> match(x, y);
            default -> null;
        };
    }

    private static @Nullable Constant match(String text, String pattern) {
        try {
            return truth(PosixRegex.compile(pattern, true).find(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Constant truth(boolean holds) {
        return new Number(holds ? 1 : 0);
    }

    private static @Nullable Constant ofNumbers(BinaryOperator operator, int x, int y) {
        return switch (operator) {
            case PLUS -> new Number(x + y);
            case MINUS -> new Number(x - y);
            case MULTIPLY -> new Number(x * y);
            case DIVIDE -> y == 0 ? null : new Number(x / y);
            case MODULO -> y == 0 ? null : new Number(x % y);
            case BIT_OR -> new Number(x | y);
            case BIT_AND -> new Number(x & y);
            case BIT_XOR -> new Number(x ^ y);
            case SHIFT_LEFT -> new Number(x << y);
            case SHIFT_RIGHT -> new Number(x >> y);
            case OR -> truth(x != 0 || y != 0);
            case AND -> truth(x != 0 && y != 0);
            case EQUAL, INT_EQUAL -> truth(x == y);
            case NOT_EQUAL, INT_NOT_EQUAL -> truth(x != y);
            case GREATER -> truth(x > y);
            case LESS -> truth(x < y);
            case GREATER_EQUAL -> truth(x >= y);
            case LESS_EQUAL -> truth(x <= y);
            case MATCH, TEXT_EQUAL, TEXT_NOT_EQUAL -> null;
        };
    }
}
