package org.olelo.script.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.script.ast.Expression;
import org.olelo.script.lex.CoreAction;
import org.olelo.script.lex.CoreActions;
import org.olelo.script.lex.Keywords;
import org.olelo.script.lex.Token;
import org.olelo.script.lex.TokenKind;

/** Calls whose arguments have a grammar of their own: route() and the core actions. */
final class ActionParser {
    private final TokenReader tokens;
    private final ExpressionParser expressions;

    ActionParser(TokenReader tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** {@code route(name)}: a bare name, or an expression. */
    Expression.Call route() {
        Token name = tokens.take();
        tokens.expect(TokenKind.LEFT_PAREN, "after route");
        Token first = tokens.peek();
        Expression argument;
        boolean bare = first.is(TokenKind.WORD)
                && !Keywords.isReserved(first.text())
                && tokens.peek(1).is(TokenKind.RIGHT_PAREN);
        if (bare) {
            tokens.take();
            argument = new Expression.Text(first.text(), first.range());
        } else if (first.is(TokenKind.NUMBER) && tokens.peek(1).is(TokenKind.RIGHT_PAREN)) {
            tokens.take();
            argument = new Expression.Text(Integer.toString(first.number()), first.range());
        } else if (first.is(TokenKind.WORD)
                && Keywords.isReserved(first.text())
                && tokens.peek(1).is(TokenKind.RIGHT_PAREN)) {
            throw tokens.fault(
                    first.range(), "'" + first.text() + "' is a keyword, not the name of a route", "put it in quotes");
        } else {
            argument = expressions.parse();
        }
        tokens.expect(TokenKind.RIGHT_PAREN, "to close route(");
        return new Expression.Call("route", List.of(argument), name.range(), tokens.since(name));
    }

    /** A core action. */
    Expression.Call core() {
        Token name = tokens.take();
        CoreAction action = CoreActions.find(name.text());
        if (action == null || action.unsupported()) {
            throw tokens.fault(
                    name.range(),
                    name.text() + " works on SER attributes, which do not exist here",
                    "use message flags");
        }
        List<Expression> arguments = new ArrayList<>();
        if (!tokens.is(TokenKind.LEFT_PAREN)) {
            if (action.bare()) {
                return new Expression.Call(action.name(), arguments, name.range(), name.range());
            }
            throw tokens.unexpected("'(' expected after " + name.text());
        }
        tokens.take();
        while (!tokens.is(TokenKind.RIGHT_PAREN)) {
            if (!arguments.isEmpty()) {
                tokens.expect(TokenKind.COMMA, "between arguments");
            }
            arguments.add(argument(name, action, arguments.size()));
        }
        tokens.take();
        if (!action.takes(arguments.size())) {
            throw tokens.fault(
                    tokens.since(name), name.text() + " cannot have " + arguments.size() + " arguments", null);
        }
        return new Expression.Call(action.name(), arguments, name.range(), tokens.since(name));
    }

    private Expression argument(Token name, CoreAction action, int index) {
        if (index >= action.most()) {
            throw tokens.unexpected("')' expected, " + name.text() + " has no argument " + (index + 1));
        }
        Token token = tokens.peek();
        // log("text") and log(level, "text")
        boolean single = tokens.peek(1).is(TokenKind.RIGHT_PAREN) && index == 0;
        char form = action.argument(index, single && action.takes(1) ? 1 : action.most());
        return switch (form) {
            case 'n' -> number(token);
            case 's' -> string(token);
            case 'f' -> flag(token);
            case 'h' -> host(token);
            case 'p' -> port(token);
            case 'P' -> protocol(token);
            case 'a' -> new Expression.Socket(new AddressParser(tokens).socket("an address"), tokens.since(token));
            default -> expressions.parse();
        };
    }

    private Expression number(Token token) {
        tokens.expect(TokenKind.NUMBER, "as argument; variables cannot be used here");
        return new Expression.Int(token.number(), token.range());
    }

    private Expression string(Token token) {
        tokens.expect(TokenKind.STRING, "as argument; variables cannot be used here");
        return new Expression.Text(token.text(), token.range());
    }

    private Expression flag(Token token) {
        if (token.is(TokenKind.NUMBER)) {
            return number(token);
        }
        boolean name = token.is(TokenKind.STRING) || token.is(TokenKind.WORD) && !Keywords.isReserved(token.text());
        if (!name) {
            throw tokens.unexpected("the number or name of a flag expected");
        }
        tokens.take();
        return new Expression.Word(token.text(), token.range());
    }

    private Expression host(Token token) {
        Expression ofUri = uriPart("host");
        if (ofUri != null) {
            return ofUri;
        }
        String host = new AddressParser(tokens).host("a host name");
        return new Expression.Text(host, tokens.since(token));
    }

    private Expression port(Token token) {
        Expression ofUri = uriPart("port");
        return ofUri != null ? ofUri : number(token);
    }

    private @Nullable Expression uriPart(String part) {
        Token first = tokens.peek();
        boolean fits = first.isWord("uri")
                && tokens.peek(1).is(TokenKind.COLON)
                && tokens.peek(2).isWord(part);
        if (!fits) {
            return null;
        }
        tokens.take();
        tokens.take();
        tokens.take();
        return new Expression.Word("uri:" + part, tokens.since(first));
    }

    private Expression protocol(Token token) {
        String protocol = new AddressParser(tokens).protocolWord();
        if (protocol == null) {
            throw tokens.unexpected("UDP, TCP, TLS or SCTP expected");
        }
        tokens.take();
        return new Expression.Word(protocol, token.range());
    }
}
