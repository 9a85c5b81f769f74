package org.olelo.script.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.script.ast.BinaryOperator;
import org.olelo.script.ast.Expression;
import org.olelo.script.ast.SpecialOperand;
import org.olelo.script.ast.Statement;
import org.olelo.script.ast.UnaryOperator;
import org.olelo.script.lex.CoreActions;
import org.olelo.script.lex.Keywords;
import org.olelo.script.lex.Token;
import org.olelo.script.lex.TokenKind;

/** Expressions by precedence climbing, with Kamailio's levels. */
final class ExpressionParser {
    private static final int MAX_NESTING = 200;
    private static final int MAX_OPERATORS = 1000;
    private static final int MAX_ARGUMENTS = 6;

    private final TokenReader tokens;
    private final ActionParser actions;
    private final StatementParser statements;
    private int nesting;
    private int operators;

    ExpressionParser(TokenReader tokens, StatementParser statements) {
        this.tokens = tokens;
        this.statements = statements;
        this.actions = new ActionParser(tokens, this);
    }

    /** One whole expression. */
    Expression parse() {
        if (nesting == 0) {
            operators = 0;
        }
        return binary(0);
    }

    /** After a fault: forget how deep it was. */
    void reset() {
        nesting = 0;
        operators = 0;
    }

    private Expression binary(int above) {
        Expression left = unary();
        while (true) {
            BinaryOperator operator = operator(tokens.peek());
            if (operator == null || operator.level() <= above) {
                return left;
            }
            Token sign = tokens.take();
            if (++operators > MAX_OPERATORS) {
                throw tokens.fault(
                        sign.range(), "expression with more than " + MAX_OPERATORS + " operators", "split it");
            }
            Expression right = binary(operator.level());
            left = new Expression.Binary(operator, left, right, left.range().to(right.range()));
        }
    }

    static @Nullable BinaryOperator operator(Token token) {
        return switch (token.kind()) {
            case OR -> BinaryOperator.OR;
            case AND -> BinaryOperator.AND;
            case BIT_OR -> BinaryOperator.BIT_OR;
            case BIT_AND -> BinaryOperator.BIT_AND;
            case BIT_XOR -> BinaryOperator.BIT_XOR;
            case SHIFT_LEFT -> BinaryOperator.SHIFT_LEFT;
            case SHIFT_RIGHT -> BinaryOperator.SHIFT_RIGHT;
            case EQUAL -> BinaryOperator.EQUAL;
            case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
            case MATCH -> BinaryOperator.MATCH;
            case GREATER -> BinaryOperator.GREATER;
            case LESS -> BinaryOperator.LESS;
            case GREATER_EQUAL -> BinaryOperator.GREATER_EQUAL;
            case LESS_EQUAL -> BinaryOperator.LESS_EQUAL;
            case PLUS -> BinaryOperator.PLUS;
            case MINUS -> BinaryOperator.MINUS;
            case STAR -> BinaryOperator.MULTIPLY;
            case SLASH -> BinaryOperator.DIVIDE;
            case WORD ->
                switch (token.text()) {
                    case "or" -> BinaryOperator.OR;
                    case "and" -> BinaryOperator.AND;
                    case "mod" -> BinaryOperator.MODULO;
                    case "eq" -> BinaryOperator.TEXT_EQUAL;
                    case "ne" -> BinaryOperator.TEXT_NOT_EQUAL;
                    case "ieq" -> BinaryOperator.INT_EQUAL;
                    case "ine" -> BinaryOperator.INT_NOT_EQUAL;
                    default -> null;
                };
            default -> null;
        };
    }

    private Expression unary() {
        Token first = tokens.peek();
        UnaryOperator operator = switch (first.kind()) {
            case NOT -> UnaryOperator.NOT;
            case BIT_NOT -> UnaryOperator.BIT_NOT;
            case MINUS -> UnaryOperator.NEGATE;
            case WORD ->
                switch (first.text()) {
                    case "not" -> UnaryOperator.NOT;
                    case "defined" -> UnaryOperator.DEFINED;
                    default -> null;
                };
            case LEFT_PAREN -> cast();
            default -> null;
        };
        if (operator == null) {
            return primary();
        }
        tokens.take();
        if (operator == UnaryOperator.TO_INT || operator == UnaryOperator.TO_STRING) {
            tokens.take();
            tokens.take();
        }
        if (operator == UnaryOperator.NEGATE && tokens.is(TokenKind.NUMBER)) {
            Token number = tokens.take();
            return new Expression.Int(-number.number(), tokens.since(first));
        }
        enter(first);
        Expression operand = unary();
        nesting--;
        return new Expression.Unary(operator, operand, tokens.since(first));
    }

    private @Nullable UnaryOperator cast() {
        boolean cast = tokens.peek(1).is(TokenKind.WORD) && tokens.peek(2).is(TokenKind.RIGHT_PAREN);
        if (!cast) {
            return null;
        }
        return switch (tokens.peek(1).text()) {
            case "int" -> UnaryOperator.TO_INT;
            case "str" -> UnaryOperator.TO_STRING;
            default -> null;
        };
    }

    private void enter(Token token) {
        if (++nesting > MAX_NESTING) {
            throw tokens.fault(token.range(), "expression nested deeper than " + MAX_NESTING, null);
        }
    }

    private Expression primary() {
        Token first = tokens.peek();
        enter(first);
        Expression result = switch (first.kind()) {
            case NUMBER -> number();
            case STRING -> {
                tokens.take();
                yield new Expression.Text(first.text(), first.range());
            }
            case VARIABLE -> {
                tokens.take();
                yield new Expression.Variable(first.text(), first.range());
            }
            case SELECT -> {
                tokens.take();
                yield new Expression.Select(first.text(), first.range());
            }
            case LEFT_PAREN -> parenthesised();
            case LEFT_BRACE -> {
                List<Statement> body = statements.block("a block used as value");
                yield new Expression.Block(body, tokens.since(first));
            }
            case WORD -> word();
            default -> throw tokens.unexpected("an expression expected");
        };
        nesting--;
        return result;
    }

    private Expression number() {
        Token number = tokens.take();
        if (tokens.is(TokenKind.DOT)) {
            throw tokens.fault(
                    number.range(),
                    "an address or decimal fraction cannot stand here",
                    "put an address in quotes, or compare src_ip, dst_ip with it");
        }
        return new Expression.Int(number.number(), number.range());
    }

    private Expression parenthesised() {
        Token open = tokens.take();
        Expression inner = parse();
        if (tokens.is(TokenKind.ASSIGN)) {
            Token sign = tokens.take();
            requireTarget(inner, sign);
            Expression value = parse();
            Statement.Assign assign =
                    new Statement.Assign(inner, value, inner.range().to(value.range()));
            tokens.expect(TokenKind.RIGHT_PAREN, "to close '('");
            return new Expression.Assignment(assign, tokens.since(open));
        }
        tokens.expect(
                TokenKind.RIGHT_PAREN, "to close '(' of line " + open.range().line());
        return new Expression.Group(inner, tokens.since(open));
    }

    void requireTarget(Expression target, Token sign) {
        boolean ok = target instanceof Expression.Variable || target instanceof Expression.Select;
        if (!ok) {
            throw tokens.fault(sign.range(), "only a variable can be assigned to", "use == to compare");
        }
    }

    private Expression word() {
        Token first = tokens.peek();
        String word = first.text();
        if (word.equals("strlen") || word.equals("strempty")) {
            tokens.take();
            tokens.expect(TokenKind.LEFT_PAREN, "after " + word);
            Expression operand = parse();
            tokens.expect(TokenKind.RIGHT_PAREN, "to close " + word + "(");
            UnaryOperator operator = word.equals("strlen") ? UnaryOperator.STRLEN : UnaryOperator.STREMPTY;
            return new Expression.Unary(operator, operand, tokens.since(first));
        }
        if (word.equals("selval")) {
            return choice();
        }
        if (word.equals("myself")) {
            return myselfFirst();
        }
        SpecialOperand operand = special(first);
        if (operand != null) {
            return new SpecialParser(tokens, this).parse(operand);
        }
        if (word.equals("route") || CoreActions.find(word) != null || !Keywords.isReserved(word)) {
            return call();
        }
        throw tokens.unexpected("an expression expected");
    }

    private @Nullable SpecialOperand special(Token first) {
        boolean messageLength = first.isWord("msg")
                && tokens.peek(1).is(TokenKind.COLON)
                && tokens.peek(2).isWord("len");
        return messageLength ? SpecialOperand.MSG_LEN : SpecialOperand.of(first.text());
    }

    private Expression choice() {
        Token first = tokens.take();
        tokens.expect(TokenKind.LEFT_PAREN, "after selval");
        Expression condition = parse();
        tokens.expect(TokenKind.COMMA, "after the condition of selval");
        Expression then = parse();
        tokens.expect(TokenKind.COMMA, "after the second argument of selval");
        Expression otherwise = parse();
        tokens.expect(TokenKind.RIGHT_PAREN, "to close selval(");
        return new Expression.Choice(condition, then, otherwise, tokens.since(first));
    }

    // myself == uri
    private Expression myselfFirst() {
        Token first = tokens.take();
        BinaryOperator operator = operator(tokens.peek());
        if (operator != BinaryOperator.EQUAL && operator != BinaryOperator.NOT_EQUAL) {
            throw tokens.unexpected("== or != expected after myself");
        }
        tokens.take();
        Token word = tokens.peek();
        SpecialOperand operand = word.is(TokenKind.WORD) ? SpecialOperand.of(word.text()) : null;
        boolean fits = operand != null
                && (operand.kind() == SpecialOperand.Kind.URI || operand.kind() == SpecialOperand.Kind.ADDRESS);
        if (operand == null || !fits) {
            throw tokens.unexpected("uri, from_uri, to_uri, src_ip or dst_ip expected");
        }
        tokens.take();
        return new Expression.Special(operand, operator, new Expression.Myself(first.range()), tokens.since(first));
    }

    /** The right side of a special comparison: binds tighter than the operator. */
    Expression rightOf(BinaryOperator operator) {
        return binary(operator.level());
    }

    // ---- calls

    /** A call; the cursor is on its name. */
    Expression.Call call() {
        Token name = tokens.peek();
        if (name.text().equals("route")) {
            return actions.route();
        }
        if (CoreActions.find(name.text()) != null) {
            return actions.core();
        }
        tokens.take();
        if (!tokens.is(TokenKind.LEFT_PAREN)) {
            throw tokens.fault(
                    name.range(),
                    "unknown word '" + name.text() + "'",
                    "a function is called with parentheses: " + name.text() + "(); a string needs quotes");
        }
        tokens.take();
        List<Expression> arguments = new ArrayList<>();
        if (!tokens.accept(TokenKind.RIGHT_PAREN)) {
            arguments(arguments);
        }
        if (arguments.size() > MAX_ARGUMENTS) {
            throw tokens.fault(
                    tokens.since(name), name.text() + " has more than " + MAX_ARGUMENTS + " arguments", null);
        }
        return new Expression.Call(name.text(), arguments, name.range(), tokens.since(name));
    }

    // an argument may be missing before a comma, as in f(,"x"): it is the empty string
    private void arguments(List<Expression> arguments) {
        while (true) {
            if (tokens.is(TokenKind.COMMA)) {
                arguments.add(new Expression.Text("", tokens.peek().range()));
            } else {
                arguments.add(parse());
            }
            if (tokens.accept(TokenKind.RIGHT_PAREN)) {
                return;
            }
            if (!tokens.accept(TokenKind.COMMA)) {
                throw tokens.unexpected("',' or ')' expected");
            }
            if (arguments.size() > 2 * MAX_ARGUMENTS) {
                throw tokens.fault(tokens.peek().range(), "more than " + MAX_ARGUMENTS + " arguments", null);
            }
        }
    }
}
