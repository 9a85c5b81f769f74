package org.olelo.script.check;

import org.jspecify.annotations.Nullable;
import org.olelo.script.ast.BinaryOperator;
import org.olelo.script.ast.Expression;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.SourceRange;

/** Static types of expressions, and the mixtures Kamailio refuses at load. */
public final class TypeChecker {
    private final Diagnostics diagnostics;

    /** A checker that reports there. */
    public TypeChecker(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The type, with every fault inside reported. */
    public StaticType check(Expression expression) {
        return switch (expression) {
            case Expression.Int i -> StaticType.INT;
            case Expression.Text t -> StaticType.TEXT;
            case Expression.Variable v -> StaticType.UNKNOWN;
            case Expression.Select s -> StaticType.TEXT;
            case Expression.Call call -> {
                call.arguments().forEach(this::check);
                yield StaticType.INT;
            }
            case Expression.Group group -> check(group.inner());
            case Expression.Block block -> StaticType.INT;
            case Expression.Assignment assignment -> {
                check(assignment.assign().value());
                yield StaticType.INT;
            }
            case Expression.Special special -> {
                check(special.right());
                yield StaticType.INT;
            }
            case Expression.Choice choice -> {
                check(choice.condition());
                check(choice.then());
                check(choice.otherwise());
                // Kamailio gives selval no type, whatever its sides are
                yield StaticType.UNKNOWN;
            }
            case Expression.Unary unary -> unary(unary);
            case Expression.Binary binary -> binary(binary);
            case Expression.Myself m -> StaticType.INT;
            case Expression.Network n -> StaticType.TEXT;
            case Expression.Word w -> StaticType.TEXT;
            case Expression.Socket s -> StaticType.TEXT;
        };
    }

    private StaticType unary(Expression.Unary unary) {
        StaticType operand = check(unary.operand());
        String sign = unary.operator().sign();
        switch (unary.operator()) {
            case NOT, BIT_NOT, NEGATE -> {
                if (operand == StaticType.TEXT) {
                    mismatch(
                            unary.operand(),
                            "an integer",
                            StaticType.TEXT,
                            sign,
                            "compare it with \"\", or write (int)");
                }
                return StaticType.INT;
            }
            case DEFINED, STRLEN, STREMPTY -> {
                if (operand == StaticType.INT) {
                    mismatch(unary.operand(), "a string or variable", StaticType.INT, sign, null);
                }
                return StaticType.INT;
            }
            case TO_INT -> {
                return StaticType.INT;
            }
            case TO_STRING -> {
                return StaticType.TEXT;
            }
        }
        return StaticType.UNKNOWN;
    }

    private StaticType binary(Expression.Binary binary) {
        StaticType left = check(binary.left());
        StaticType right = check(binary.right());
        BinaryOperator operator = binary.operator();
        if (comparesNull(binary)) {
            if (left == StaticType.INT) {
                mismatch(binary.left(), "a variable", left, operator.sign() + " $null", "only a variable can be null");
            }
            return StaticType.INT;
        }
        switch (operator) {
            case PLUS -> {
                if (left == StaticType.INT && right == StaticType.TEXT) {
                    mismatch(
                            binary.right(),
                            "an integer",
                            right,
                            "+ after an integer",
                            "to join strings begin with one: \"\" + ...");
                }
                return left;
            }
            case EQUAL, NOT_EQUAL -> {
                if (left == StaticType.INT && right == StaticType.TEXT) {
                    mismatch(
                            binary.right(),
                            "an integer",
                            right,
                            operator.sign() + " after an integer",
                            "exchange the sides, or remove the quotes");
                }
            }
            case MATCH, TEXT_EQUAL, TEXT_NOT_EQUAL -> {
                if (left == StaticType.INT) {
                    mismatch(binary.left(), "a string", left, operator.sign(), "write (str) before it");
                } else if (operator == BinaryOperator.MATCH
                        && Constants.fold(binary.right()) instanceof Constants.Number) {
                    mismatch(binary.right(), "a string", right, operator.sign(), "put the pattern in quotes");
                }
            }
            default -> {
                integer(binary.left(), left, operator);
                integer(binary.right(), right, operator);
            }
        }
        return StaticType.INT;
    }

    private void integer(Expression side, StaticType type, BinaryOperator operator) {
        if (type == StaticType.TEXT) {
            mismatch(side, "an integer", type, operator.sign(), "write (int) before it");
        }
    }

    private void mismatch(Expression at, String wanted, StaticType found, String operator, @Nullable String remedy) {
        SourceRange range = at.range();
        diagnostics.error(range, "type mismatch: " + operator + " needs " + wanted + ", not " + found.label(), remedy);
    }

    /** True for {@code x == $null} and its like, which ask whether x is defined. */
    public static boolean comparesNull(Expression.Binary binary) {
        return switch (binary.operator()) {
            case EQUAL, NOT_EQUAL, INT_EQUAL, INT_NOT_EQUAL, TEXT_EQUAL, TEXT_NOT_EQUAL, MATCH ->
                isNull(binary.right());
            default -> false;
        };
    }

    /** True for {@code $null}. */
    public static boolean isNull(Expression expression) {
        if (expression instanceof Expression.Group group) {
            return isNull(group.inner());
        }
        return expression instanceof Expression.Variable variable
                && (variable.text().equals("$null") || variable.text().equals("$(null)"));
    }
}
