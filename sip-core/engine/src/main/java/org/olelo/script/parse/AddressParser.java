package org.olelo.script.parse;

import org.jspecify.annotations.Nullable;
import org.olelo.script.ast.SocketText;
import org.olelo.script.lex.Keywords;
import org.olelo.script.lex.Token;
import org.olelo.script.lex.TokenKind;
import org.olelo.script.source.SourceRange;

/** Unquoted addresses, host names and sockets. */
final class AddressParser {
    private static final int MAX_PORT = 65535;

    private final TokenReader tokens;

    AddressParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    /** An address at the cursor, IPv6 without its brackets, or null when there is none. */
    @Nullable
    String address() {
        if (tokens.is(TokenKind.IPV6)) {
            return tokens.take().text();
        }
        if (tokens.is(TokenKind.LEFT_BRACKET) && tokens.peek(1).is(TokenKind.IPV6)) {
            tokens.take();
            String text = tokens.take().text();
            tokens.expect(TokenKind.RIGHT_BRACKET, "after the IPv6 address");
            return text;
        }
        boolean dotted = tokens.is(TokenKind.NUMBER) && tokens.peek(1).is(TokenKind.DOT);
        return dotted ? ipv4() : null;
    }

    private String ipv4() {
        Token first = tokens.peek();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            if (i > 0) {
                if (!tokens.is(TokenKind.DOT)) {
                    throw tokens.fault(tokens.since(first), "an IPv4 address has four numbers", null);
                }
                tokens.take();
                out.append('.');
            }
            Token part = tokens.expect(TokenKind.NUMBER, "in the IPv4 address");
            if (part.number() < 0 || part.number() > 255) {
                throw tokens.fault(part.range(), "a number of an IPv4 address is 0 to 255", null);
            }
            out.append(part.number());
        }
        return out.toString();
    }

    /** A host: address, quoted string, or a name of words, dots and dashes. */
    String host(String what) {
        if (tokens.is(TokenKind.STRING)) {
            String text = tokens.take().text();
            boolean bracketed = text.startsWith("[") && text.endsWith("]");
            return bracketed ? text.substring(1, text.length() - 1) : text;
        }
        String address = address();
        return address != null ? address : hostName(what);
    }

    private String hostName(String what) {
        Token first = tokens.peek();
        StringBuilder out = new StringBuilder(hostPart(what));
        while ((tokens.is(TokenKind.DOT) || tokens.is(TokenKind.MINUS)) && adjacent()) {
            out.append(tokens.take().is(TokenKind.DOT) ? '.' : '-');
            out.append(hostPart(what));
        }
        if (out.length() > 255) {
            throw tokens.fault(tokens.since(first), "host name longer than 255", null);
        }
        return out.toString();
    }

    private boolean adjacent() {
        return tokens.previous().range().end() == tokens.peek().range().start()
                || tokens.previous().range().equals(tokens.peek().range());
    }

    private String hostPart(String what) {
        Token token = tokens.peek();
        boolean word = token.is(TokenKind.WORD) || token.is(TokenKind.DIGIT_WORD);
        if (word && Keywords.isReserved(token.text())) {
            throw tokens.fault(
                    token.range(),
                    "'" + token.text() + "' is a keyword and cannot be part of " + what,
                    "put it in quotes");
        }
        if (!word && !token.is(TokenKind.NUMBER)) {
            throw tokens.unexpected(what + " expected");
        }
        return tokens.take().text();
    }

    /** {@code udp tcp tls sctp} at the cursor in lower case, or null; {@code *} counts as any when allowed. */
    @Nullable
    String protocolWord() {
        if (!tokens.is(TokenKind.WORD)) {
            return null;
        }
        return switch (tokens.peek().text()) {
            case "udp", "UDP" -> "udp";
            case "tcp", "TCP" -> "tcp";
            case "tls", "TLS" -> "tls";
            case "sctp", "SCTP" -> "sctp";
            default -> null;
        };
    }

    /** {@code [protocol:]host[:port]}. */
    SocketText socket(String what) {
        Token first = tokens.peek();
        String protocol = protocolPrefix();
        String host = host(what);
        int port = portSuffix();
        return new SocketText(protocol, host, port, tokens.since(first));
    }

    @Nullable
    String protocolPrefix() {
        if (!tokens.peek(1).is(TokenKind.COLON)) {
            return null;
        }
        if (tokens.is(TokenKind.STAR)) {
            tokens.take();
            tokens.take();
            return null;
        }
        String protocol = protocolWord();
        if (protocol != null) {
            tokens.take();
            tokens.take();
        }
        return protocol;
    }

    /** {@code :port} or {@code :*}; 0 when absent. */
    int portSuffix() {
        if (!tokens.is(TokenKind.COLON)) {
            return 0;
        }
        tokens.take();
        return tokens.accept(TokenKind.STAR) ? 0 : port();
    }

    int port() {
        Token token = tokens.expect(TokenKind.NUMBER, "as port");
        if (token.number() < 0 || token.number() > MAX_PORT) {
            throw tokens.fault(token.range(), "a port is 0 to " + MAX_PORT, null);
        }
        return token.number();
    }

    /** A range for something that started at a token. */
    SourceRange since(Token first) {
        return tokens.since(first);
    }
}
