package org.olelo.script.parse;

import org.olelo.script.ast.BinaryOperator;
import org.olelo.script.ast.Expression;
import org.olelo.script.ast.SpecialOperand;
import org.olelo.script.lex.Keywords;
import org.olelo.script.lex.Token;
import org.olelo.script.lex.TokenKind;

/** Comparisons of special operands: {@code uri == myself}, {@code src_ip == 10.0.0.0/8}, {@code method == INVITE}. */
final class SpecialParser {
    private final TokenReader tokens;
    private final ExpressionParser expressions;

    SpecialParser(TokenReader tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** The comparison; the cursor is on the operand. */
    Expression parse(SpecialOperand operand) {
        Token first = tokens.take();
        if (operand == SpecialOperand.MSG_LEN) {
            tokens.take();
            tokens.take();
        }
        BinaryOperator operator = ExpressionParser.operator(tokens.peek());
        if (operator == null || !fits(operand.kind(), operator)) {
            throw tokens.unexpected(operand.word() + " must be compared with " + operators(operand.kind()));
        }
        tokens.take();
        Expression right = right(operand, operator);
        return new Expression.Special(operand, operator, right, tokens.since(first));
    }

    private static boolean fits(SpecialOperand.Kind kind, BinaryOperator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL, TEXT_EQUAL, TEXT_NOT_EQUAL -> true;
            case MATCH ->
                kind == SpecialOperand.Kind.METHOD
                        || kind == SpecialOperand.Kind.URI
                        || kind == SpecialOperand.Kind.ADDRESS;
            case GREATER, LESS, GREATER_EQUAL, LESS_EQUAL ->
                kind == SpecialOperand.Kind.NUMBER || kind == SpecialOperand.Kind.FAMILY;
            default -> false;
        };
    }

    private static String operators(SpecialOperand.Kind kind) {
        return switch (kind) {
            case METHOD, URI, ADDRESS -> "==, != or =~";
            case NUMBER, FAMILY -> "==, !=, <, >, <= or >=";
            case PROTOCOL -> "== or !=";
        };
    }

    private Expression right(SpecialOperand operand, BinaryOperator operator) {
        boolean equality = operator != BinaryOperator.MATCH;
        Token token = tokens.peek();
        SpecialOperand.Kind kind = operand.kind();
        if (token.isWord("myself")
                && equality
                && (kind == SpecialOperand.Kind.URI || kind == SpecialOperand.Kind.ADDRESS)) {
            tokens.take();
            return new Expression.Myself(token.range());
        }
        return switch (kind) {
            case METHOD -> method(operator);
            case ADDRESS -> equality ? network(operator) : expressions.rightOf(operator);
            case PROTOCOL -> protocol(operator);
            case FAMILY, URI, NUMBER -> expressions.rightOf(operator);
        };
    }

    private Expression method(BinaryOperator operator) {
        Token token = tokens.peek();
        boolean bare = token.is(TokenKind.WORD)
                && !Keywords.isReserved(token.text())
                && !tokens.peek(1).is(TokenKind.LEFT_PAREN);
        if (bare) {
            tokens.take();
            return new Expression.Text(token.text(), token.range());
        }
        return expressions.rightOf(operator);
    }

    private Expression network(BinaryOperator operator) {
        Token first = tokens.peek();
        AddressParser addresses = new AddressParser(tokens);
        String address = addresses.address();
        if (address == null) {
            boolean name = first.is(TokenKind.DIGIT_WORD)
                    || first.is(TokenKind.WORD)
                            && !Keywords.isReserved(first.text())
                            && !tokens.peek(1).is(TokenKind.LEFT_PAREN);
            return name
                    ? new Expression.Text(addresses.host("a host name"), tokens.since(first))
                    : expressions.rightOf(operator);
        }
        if (!tokens.accept(TokenKind.SLASH)) {
            return new Expression.Network(address, "", tokens.since(first));
        }
        Token mask = tokens.peek();
        String maskAddress = addresses.address();
        if (maskAddress != null) {
            return new Expression.Network(address, maskAddress, tokens.since(first));
        }
        int bits = tokens.expect(TokenKind.NUMBER, "as number of bits of the network")
                .number();
        int most = address.indexOf(':') < 0 ? 32 : 128;
        if (bits < 0 || bits > most) {
            throw tokens.fault(mask.range(), "a netmask has 0 to " + most + " bits", null);
        }
        return new Expression.Network(address, Integer.toString(bits), tokens.since(first));
    }

    private Expression protocol(BinaryOperator operator) {
        Token token = tokens.peek();
        boolean known = token.is(TokenKind.WORD)
                && switch (token.text()) {
                    case "udp", "UDP", "tcp", "TCP", "tls", "TLS", "sctp", "SCTP", "ws", "WS", "wss", "WSS" -> true;
                    default -> false;
                };
        if (known) {
            tokens.take();
            return new Expression.Word(token.text().toLowerCase(java.util.Locale.ROOT), token.range());
        }
        return expressions.rightOf(operator);
    }
}
