package org.olelo.script.compile;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.IpText;
import org.olelo.pv.Constant;
import org.olelo.pv.Pv;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.PvType;
import org.olelo.pv.Value;
import org.olelo.script.ast.BinaryOperator;
import org.olelo.script.ast.Expression;
import org.olelo.script.ast.SpecialOperand;
import org.olelo.script.check.Constants;
import org.olelo.script.check.TypeChecker;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.SourceRange;
import org.olelo.text.PosixRegex;

/** Expressions to nodes. A faulty part is reported and becomes 0. */
final class ExpressionCompiler {
    private final RouteCompiler routes;
    private final Diagnostics diagnostics;

    ExpressionCompiler(RouteCompiler routes, Diagnostics diagnostics) {
        this.routes = routes;
        this.diagnostics = diagnostics;
    }

    Expr compile(Expression expression) {
        Constants.Constant constant = Constants.fold(expression);
        if (constant instanceof Constants.Number number) {
            return new Literals.Int(number.value());
        }
        if (constant instanceof Constants.Text text) {
            return literal(text.value(), expression.range());
        }
        return switch (expression) {
            case Expression.Int number -> new Literals.Int(number.value());
            case Expression.Text text -> literal(text.value(), text.range());
            case Expression.Variable variable -> variable(variable.text(), variable.range());
            case Expression.Select select -> select(select, Value.NULL);
            case Expression.Call call -> routes.call(call);
            case Expression.Group group -> compile(group.inner());
            case Expression.Unary unary -> unary(unary);
            case Expression.Binary binary -> binary(binary);
            case Expression.Choice choice ->
                new Texts.Choice(
                        compile(choice.condition()),
                        compile(choice.then()),
                        compile(choice.otherwise()),
                        choice.range());
            case Expression.Block block -> new Calls.Statements(routes.block(block.body()));
            case Expression.Assignment assignment -> new Calls.Statements(routes.statement(assignment.assign()));
            case Expression.Special special -> special(special);
            case Expression.Myself m -> misplaced(m.range());
            case Expression.Network n -> misplaced(n.range());
            case Expression.Word word -> new Literals.Text(word.text(), word.range());
            case Expression.Socket socket -> misplaced(socket.range());
        };
    }

    private Expr literal(String text, SourceRange range) {
        routes.named(text);
        return new Literals.Text(text, range);
    }

    private Expr misplaced(SourceRange range) {
        diagnostics.error(range, "this cannot stand here");
        return new Literals.Int(0);
    }

    // ---- variables

    private Expr variable(String text, SourceRange range) {
        String known = routes.inPlace(text, range);
        if (!known.equals(text) && !known.startsWith("$")) {
            return text.equals("$cfg(line)") ? new Literals.Int(range.line()) : new Literals.Text(known, range);
        }
        Pv pv = pv(known, range);
        return pv == null ? new Literals.Int(0) : new VariableExpr(pv, range);
    }

    // assigned alone, a select that has no value is an empty text
    Expr assigned(Expression value) {
        return value instanceof Expression.Select select ? select(select, Value.EMPTY) : compile(value);
    }

    // Kamailio loads a select that nothing provides
    private Expr select(Expression.Select select, Value missing) {
        String text = selectText(select);
        try {
            Pv pv = routes.variables().variable(text);
            return new VariableExpr(ctx -> pv.get(ctx).isNull() ? missing : pv.get(ctx), select.range());
        } catch (PvSyntaxException e) {
            diagnostics.warning(select.range(), text + ": " + e.getMessage(), "it has no value");
            return new VariableExpr(new Constant(missing), select.range());
        }
    }

    @Nullable
    Pv pv(String text, SourceRange range) {
        try {
            Pv found = routes.variables().variable(routes.inDialect(text));
            routes.used(text, found);
            return found;
        } catch (PvSyntaxException e) {
            report(e, text, range);
        } catch (RuntimeException e) {
            diagnostics.error(range, text + " cannot be used: " + e.getMessage());
        }
        return null;
    }

    private void report(PvSyntaxException e, String text, SourceRange range) {
        boolean known = range.end() - range.start() == text.length() && e.offset() > 0 && e.offset() < text.length();
        SourceRange at = known ? new SourceRange(range.file(), range.start() + e.offset(), range.end()) : range;
        diagnostics.error(at, text + ": " + e.getMessage());
    }

    /** {@code @ruri.user} is {@code $sel(ruri.user)}. */
    static String selectText(Expression.Select select) {
        return "$sel(" + select.text().substring(1) + ")";
    }

    // ---- operators

    private Expr unary(Expression.Unary unary) {
        Expr operand = compile(unary.operand());
        return switch (unary.operator()) {
            case NOT -> new Comparisons.Not(operand);
            case BIT_NOT -> new Arithmetic.Complement(operand);
            case NEGATE -> new Arithmetic.Negate(operand);
            case TO_INT -> new Arithmetic.ToInt(operand);
            case TO_STRING -> new Texts.ToText(operand, unary.range());
            case DEFINED -> new Comparisons.Defined(operand, true);
            case STRLEN -> new Arithmetic.Length(operand);
            case STREMPTY -> new Comparisons.Empty(operand);
        };
    }

    private Expr binary(Expression.Binary binary) {
        if (binary.operator() == BinaryOperator.PLUS) {
            return plus(binary);
        }
        Expr left = compile(binary.left());
        if (TypeChecker.comparesNull(binary)) {
            boolean wanted = switch (binary.operator()) {
                case NOT_EQUAL, INT_NOT_EQUAL, TEXT_NOT_EQUAL -> true;
                default -> false;
            };
            return new Comparisons.Defined(left, wanted);
        }
        Expr right = compile(binary.right());
        Expr whole = neutralBesideCall(binary, left, right);
        if (whole != null) {
            return whole;
        }
        Expr simpler = withConstant(binary.operator(), left, right);
        if (simpler != null) {
            return simpler;
        }
        return switch (binary.operator()) {
            case OR -> new Comparisons.Or(left, right);
            case AND -> new Comparisons.And(left, right);
            case BIT_OR -> new Arithmetic.Bits(left, right, '|');
            case BIT_AND -> new Arithmetic.Bits(left, right, '&');
            case BIT_XOR -> new Arithmetic.Bits(left, right, '^');
            case SHIFT_LEFT -> new Arithmetic.Bits(left, right, '<');
            case SHIFT_RIGHT -> new Arithmetic.Bits(left, right, '>');
            case EQUAL -> equal(left, right, true, binary.range());
            case NOT_EQUAL -> equal(left, right, false, binary.range());
            case INT_EQUAL -> new Comparisons.IntEqual(left, right, true);
            case INT_NOT_EQUAL -> new Comparisons.IntEqual(left, right, false);
            case TEXT_EQUAL -> new Comparisons.TextEqual(left, right, true);
            case TEXT_NOT_EQUAL -> new Comparisons.TextEqual(left, right, false);
            case MATCH -> match(left, right, binary);
            case GREATER -> new Comparisons.Order(left, right, false, false);
            case LESS -> new Comparisons.Order(left, right, true, false);
            case GREATER_EQUAL -> new Comparisons.Order(left, right, false, true);
            case LESS_EQUAL -> new Comparisons.Order(left, right, true, true);
            case PLUS -> new Arithmetic.Add(left, right);
            case MINUS -> new Arithmetic.Subtract(left, right);
            case MULTIPLY -> new Arithmetic.Multiply(left, right);
            case DIVIDE -> new Arithmetic.Divide(left, right, false, binary.range());
            case MODULO -> new Arithmetic.Divide(left, right, true, binary.range());
        };
    }

    // f() + 0, f() * 1 and the like are f() itself: its code, not 1 or 0
    private static @Nullable Expr neutralBesideCall(Expression.Binary binary, Expr left, Expr right) {
        boolean byLeft = binary.right() instanceof Expression.Call;
        Expr other = byLeft ? left : right;
        if (!(byLeft || binary.left() instanceof Expression.Call) || !(other instanceof Literals.Int constant)) {
            return null;
        }
        boolean neutral = switch (binary.operator()) {
            case PLUS, BIT_OR -> constant.number() == 0;
            case MINUS -> constant.number() == 0 && !byLeft;
            case MULTIPLY -> constant.number() == 1;
            case DIVIDE -> constant.number() == 1 && !byLeft;
            default -> false;
        };
        return neutral ? byLeft ? right : left : null;
    }

    // Kamailio's shortcuts with one constant side: x && 1 and x || 0 are x itself, what cannot matter is not evaluated
    private static @Nullable Expr withConstant(BinaryOperator operator, Expr left, Expr right) {
        if (left instanceof Literals.Int zero && zero.number() == 0) {
            boolean nothing = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.MODULO;
            if (nothing) {
                return zero;
            }
        }
        Literals.Int constant = left instanceof Literals.Int l ? l : right instanceof Literals.Int r ? r : null;
        if (constant == null) {
            return null;
        }
        Expr other = constant == left ? right : left;
        int value = constant.number();
        return switch (operator) {
            case AND -> value == 0 ? constant : value == 1 ? asInt(other) : null;
            case OR -> value == 0 ? asInt(other) : value == 1 || constant == left ? new Literals.Int(1) : null;
            case MULTIPLY, BIT_AND -> value == 0 ? constant : null;
            default -> null;
        };
    }

    private static Expr asInt(Expr other) {
        return isInt(other) ? other : new Arithmetic.ToInt(other);
    }

    private static Expr equal(Expr left, Expr right, boolean wanted, SourceRange range) {
        // with "" on the right it asks whether the text is empty, of integers too
        if (right instanceof Literals.Text empty && empty.isEmpty()) {
            Expr test = new Comparisons.Empty(left);
            return wanted ? test : new Comparisons.Not(test);
        }
        // a selval on the left is compared as integer, and so fails
        if (isInt(left) || left instanceof Texts.Choice) {
            return new Comparisons.IntEqual(left, right, wanted);
        }
        if (isText(left)) {
            return new Comparisons.TextEqual(left, right, wanted);
        }
        return new Comparisons.Equal(left, right, wanted, range);
    }

    static boolean isInt(Expr expr) {
        return expr instanceof IntExpr
                || expr instanceof Literals.Int
                || expr instanceof VariableExpr variable && variable.pv().type() == PvType.INT;
    }

    static boolean isText(Expr expr) {
        return expr instanceof TextExpr || expr instanceof Literals.Text;
    }

    // a + b + c + ... is flat when it starts with text
    private Expr plus(Expression.Binary binary) {
        List<Expression> operands = new ArrayList<>();
        Expression first = binary;
        while (first instanceof Expression.Binary inner && inner.operator() == BinaryOperator.PLUS) {
            operands.add(0, inner.right());
            first = inner.left();
        }
        Expr sum = compile(first);
        if (isText(sum)) {
            List<Expr> parts = new ArrayList<>();
            parts.add(sum);
            operands.forEach(o -> parts.add(compile(o)));
            return new Texts.Concat(parts.toArray(Expr[]::new), binary.range());
        }
        if (operands.size() == 1) {
            Expr right = compile(operands.getFirst());
            Expr whole = neutralBesideCall(binary, sum, right);
            if (whole != null) {
                return whole;
            }
            return isInt(sum) ? new Arithmetic.Add(sum, right) : new Texts.Plus(sum, right);
        }
        for (Expression operand : operands) {
            Expr right = compile(operand);
            sum = isInt(sum) ? new Arithmetic.Add(sum, right) : new Texts.Plus(sum, right);
        }
        return sum;
    }

    private Expr match(Expr left, Expr right, Expression.Binary binary) {
        if (Constants.fold(binary.right()) instanceof Constants.Constant pattern) {
            PosixRegex regex = regex(pattern.toString());
            return regex == null ? new Literals.Int(0) : new Comparisons.Match(left, regex);
        }
        return new Comparisons.DynamicMatch(left, right, binary.right().range());
    }

    // a bad pattern was reported by the checker
    static @Nullable PosixRegex regex(String pattern) {
        try {
            return PosixRegex.compile(pattern, true);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    // ---- special operands

    private Expr special(Expression.Special special) {
        SpecialOperand operand = special.operand();
        boolean wanted =
                special.operator() != BinaryOperator.NOT_EQUAL && special.operator() != BinaryOperator.TEXT_NOT_EQUAL;
        if (special.right() instanceof Expression.Myself) {
            return operand.kind() == SpecialOperand.Kind.URI
                    ? new Specials.UriMyself(operand, routes.sockets(), wanted)
                    : new Specials.AddressMyself(operand, routes.sockets(), wanted);
        }
        if (special.operator() == BinaryOperator.MATCH) {
            return specialMatch(special);
        }
        return switch (operand.kind()) {
            case METHOD, URI -> new Specials.SameText(operand, compile(special.right()), wanted);
            case ADDRESS -> address(special, wanted);
            case NUMBER -> numeric(special, compile(special.right()));
            // a protocol or family in quotes equals nothing, and nothing is unequal to it
            case PROTOCOL, FAMILY ->
                Constants.fold(special.right()) instanceof Constants.Text
                        ? new Literals.Int(0)
                        : numeric(special, word(special.right()));
        };
    }

    private Expr specialMatch(Expression.Special special) {
        if (Constants.fold(special.right()) instanceof Constants.Constant pattern) {
            PosixRegex regex = regex(pattern.toString());
            return regex == null ? new Literals.Int(0) : new Specials.Match(special.operand(), regex);
        }
        Expr left = new Specials.Text(special.operand(), special.range());
        return new Comparisons.DynamicMatch(
                left, compile(special.right()), special.right().range());
    }

    private Expr address(Expression.Special special, boolean wanted) {
        if (!(special.right() instanceof Expression.Network network)) {
            return new Specials.AddressText(special.operand(), compile(special.right()), wanted, special.range());
        }
        InetAddress address = IpText.parse(network.address());
        byte[] mask = address == null ? null : Specials.mask(network.mask(), address.getAddress().length);
        if (address == null || mask == null) {
            diagnostics.error(network.range(), "malformed address or network");
            return new Literals.Int(0);
        }
        return new Specials.InNetwork(special.operand(), address.getAddress(), mask, wanted);
    }

    private static Expr numeric(Expression.Special special, Expr right) {
        boolean constant = right instanceof Literals.Int || right instanceof Literals.Text;
        Expr test = constant
                ? comparison(special, right)
                : new Specials.Numeric(special.operand(), special.operator(), right);
        return special.operand().onsendOnly()
                ? new Specials.Sending(test, constant && special.operand() == SpecialOperand.TO_PORT)
                : test;
    }

    private static Expr comparison(Expression.Special special, Expr right) {
        Expr left = new Specials.Number(special.operand());
        return switch (special.operator()) {
            case NOT_EQUAL, TEXT_NOT_EQUAL -> new Comparisons.IntEqual(left, right, false);
            case GREATER -> new Comparisons.Order(left, right, false, false);
            case LESS -> new Comparisons.Order(left, right, true, false);
            case GREATER_EQUAL -> new Comparisons.Order(left, right, false, true);
            case LESS_EQUAL -> new Comparisons.Order(left, right, true, true);
            default -> new Comparisons.IntEqual(left, right, true);
        };
    }

    // proto == UDP, or a number
    private Expr word(Expression right) {
        return right instanceof Expression.Word word
                ? new Literals.Int(Specials.protocol(word.text()))
                : compile(right);
    }
}
