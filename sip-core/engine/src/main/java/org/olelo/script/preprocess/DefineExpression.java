package org.olelo.script.preprocess;

import org.jspecify.annotations.Nullable;
import org.olelo.script.lex.Lexer;
import org.olelo.script.lex.Token;
import org.olelo.script.lex.TokenKind;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.SourceFile;

/** The expressions of {@code #!ifexp} and {@code #!defexp}: numbers, strings, defines, arithmetic, comparison, {@code && || !}. */
final class DefineExpression {
    private static final int MAX_DEPTH = 100;

    private final Lexer lexer;
    private final Diagnostics faults;
    private final Defines defines;
    private Token token;
    private int depth;

    /** A value: text, or a number. */
    record Result(@Nullable String string, int number) {
        boolean isText() {
            return string != null;
        }

        String text() {
            return string != null ? string : Integer.toString(number);
        }

        boolean isTrue() {
            return string != null ? !string.isEmpty() : number != 0;
        }

        static Result of(boolean truth) {
            return new Result(null, truth ? 1 : 0);
        }
    }

    private DefineExpression(String text, Defines defines) {
        this.faults = new Diagnostics();
        this.lexer = new Lexer(new SourceFile("expression", text), faults);
        this.defines = defines;
        this.token = lexer.next();
    }

    /**
     * The value of an expression.
     *
     * @throws IllegalArgumentException when it is malformed
     */
    static Result evaluate(String text, Defines defines) {
        DefineExpression expression = new DefineExpression(text, defines);
        Result result = expression.binary(0);
        if (!expression.token.is(TokenKind.END) || expression.faults.hasErrors()) {
            throw new IllegalArgumentException("malformed expression near " + expression.token.shown());
        }
        return result;
    }

    private static int level(TokenKind kind) {
        return switch (kind) {
            case OR -> 1;
            case AND -> 2;
            case EQUAL, NOT_EQUAL -> 3;
            case LESS, GREATER, LESS_EQUAL, GREATER_EQUAL -> 4;
            case PLUS, MINUS -> 5;
            case STAR, SLASH -> 6;
            default -> 0;
        };
    }

    private Result binary(int above) {
        Result left = unary();
        while (level(token.kind()) > above) {
            TokenKind operator = token.kind();
            token = lexer.next();
            left = apply(operator, left, binary(level(operator)));
        }
        return left;
    }

    private Result unary() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("expression nested too deep");
        }
        Token first = token;
        token = lexer.next();
        Result result = switch (first.kind()) {
            case NUMBER -> new Result(null, first.number());
            case STRING -> new Result(first.text(), 0);
            case WORD -> ofDefine(first.text());
            case NOT -> Result.of(!unary().isTrue());
            case MINUS -> new Result(null, -unary().number());
            case LEFT_PAREN -> {
                Result inner = binary(0);
                if (!token.is(TokenKind.RIGHT_PAREN)) {
                    throw new IllegalArgumentException("')' is missing in the expression");
                }
                token = lexer.next();
                yield inner;
            }
            default -> throw new IllegalArgumentException("malformed expression near " + first.shown());
        };
        depth--;
        return result;
    }

    private Result ofDefine(String name) {
        Define define = defines.find(name);
        if (define == null) {
            return new Result(null, 0);
        }
        if (define.quoted()) {
            return new Result(define.value(), 0);
        }
        String value = define.value().strip();
        if (value.isEmpty()) {
            return new Result(null, 1);
        }
        Token only = new Lexer(new SourceFile(name, value), new Diagnostics()).next();
        return switch (only.kind()) {
            case NUMBER -> new Result(null, only.number());
            case STRING -> new Result(only.text(), 0);
            default -> new Result(value, 0);
        };
    }

    private static Result apply(TokenKind operator, Result left, Result right) {
        boolean text = left.isText();
        int order = text ? left.text().compareTo(right.text()) : Integer.compare(left.number(), right.number());
        return switch (operator) {
            case OR -> Result.of(left.isTrue() || right.isTrue());
            case AND -> Result.of(left.isTrue() && right.isTrue());
            case EQUAL -> Result.of(order == 0);
            case NOT_EQUAL -> Result.of(order != 0);
            case LESS -> Result.of(order < 0);
            case GREATER -> Result.of(order > 0);
            case LESS_EQUAL -> Result.of(order <= 0);
            case GREATER_EQUAL -> Result.of(order >= 0);
            case PLUS ->
                text ? new Result(left.text() + right.text(), 0) : new Result(null, left.number() + right.number());
            case MINUS -> new Result(null, left.number() - right.number());
            case STAR -> new Result(null, left.number() * right.number());
            case SLASH -> {
                if (right.number() == 0) {
                    throw new IllegalArgumentException("division by zero in the expression");
                }
                yield new Result(null, left.number() / right.number());
            }
            default -> throw new IllegalArgumentException("unknown operator in the expression");
        };
    }
}
