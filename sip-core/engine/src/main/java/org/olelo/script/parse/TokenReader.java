package org.olelo.script.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.script.lex.Keywords;
import org.olelo.script.lex.Token;
import org.olelo.script.lex.TokenKind;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.SourceRange;

/** A cursor over the tokens, with the reports and the recovery that all parsers share. */
final class TokenReader {
    private final List<Token> tokens;
    private final Diagnostics diagnostics;
    private int at;

    TokenReader(List<Token> tokens, Diagnostics diagnostics) {
        this.tokens = tokens;
        this.diagnostics = diagnostics;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    /** The token before the cursor. */
    Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    int position() {
        return at;
    }

    boolean is(TokenKind kind) {
        return peek().kind() == kind;
    }

    boolean isWord(String word) {
        return peek().isWord(word);
    }

    boolean isEnd() {
        return is(TokenKind.END);
    }

    Token take() {
        Token token = peek();
        if (!token.is(TokenKind.END)) {
            at++;
        }
        return token;
    }

    boolean accept(TokenKind kind) {
        if (!is(kind)) {
            return false;
        }
        take();
        return true;
    }

    Token expect(TokenKind kind, String where) {
        if (is(kind)) {
            return take();
        }
        throw unexpected(kind.label() + " expected " + where);
    }

    /** An identifier that is no keyword. */
    Token expectName(String what) {
        Token token = peek();
        if (token.is(TokenKind.WORD) && !Keywords.isReserved(token.text())) {
            return take();
        }
        if (token.is(TokenKind.WORD)) {
            throw fault(
                    token.range(), "'" + token.text() + "' is a keyword; " + what + " expected", "put it in quotes");
        }
        throw unexpected(what + " expected");
    }

    /** Reports what stands at the cursor; a bad token was reported by the lexer. */
    SyntaxFault unexpected(String expected) {
        Token token = peek();
        if (token.is(TokenKind.BAD)) {
            return SyntaxFault.INSTANCE;
        }
        // a missing ; or ) is best shown after what came before
        SourceRange range = token.range();
        return fault(range, "unexpected " + token.shown() + ": " + expected, null);
    }

    SyntaxFault fault(SourceRange range, String message, @Nullable String remedy) {
        diagnostics.error(range, message, remedy);
        return SyntaxFault.INSTANCE;
    }

    /** From that token to the one before the cursor. */
    SourceRange since(Token first) {
        return first.range().to(previous().range());
    }

    /**
     * After a fault in a statement: past the next semicolon of this block, or before the brace that closes it. Whole inner blocks are
     * skipped; a word that only opens a route block stops too.
     */
    void recoverStatement() {
        int depth = 0;
        while (!isEnd()) {
            Token token = peek();
            switch (token.kind()) {
                case LEFT_BRACE -> depth++;
                case RIGHT_BRACE -> {
                    if (depth == 0) {
                        return;
                    }
                    depth--;
                    if (depth == 0) {
                        take();
                        return;
                    }
                }
                case SEMICOLON -> {
                    if (depth == 0) {
                        take();
                        return;
                    }
                }
                case WORD -> {
                    if (atRouteBlock() && startsLine(token)) {
                        return;
                    }
                }
                default -> {}
            }
            take();
        }
    }

    /** After a fault at top level: before the next word that can only start an item, or the next line that looks like one. */
    void recoverItem(int from) {
        int depth = 0;
        while (!isEnd()) {
            Token token = peek();
            if (at > from && token.is(TokenKind.WORD) && startsLine(token)) {
                boolean starts = opensBlock(token)
                        || token.text().startsWith("loadmodule")
                        || token.text().startsWith("modparam")
                        || (depth == 0 && startsAssignment());
                if (starts) {
                    return;
                }
            }
            if (token.is(TokenKind.LEFT_BRACE)) {
                depth++;
            } else if (token.is(TokenKind.RIGHT_BRACE) && depth > 0) {
                depth--;
            }
            take();
        }
    }

    private boolean startsAssignment() {
        TokenKind next = peek(1).kind();
        return next == TokenKind.ASSIGN || next == TokenKind.DOT && peek(3).is(TokenKind.ASSIGN);
    }

    /** True at {@code request_route {}, {@code route[X] {}, {@code route {}: none of them starts a statement. */
    boolean atRouteBlock() {
        if (!opensBlock(peek())) {
            return false;
        }
        TokenKind next = peek(1).kind();
        return !isWord("route") || next == TokenKind.LEFT_BRACKET || next == TokenKind.LEFT_BRACE;
    }

    static boolean opensBlock(Token token) {
        if (!token.is(TokenKind.WORD)) {
            return false;
        }
        return switch (token.text()) {
            case "request_route",
                    "reply_route",
                    "onreply_route",
                    "failure_route",
                    "branch_route",
                    "onsend_route",
                    "event_route" -> true;
            case "route" -> true;
            default -> false;
        };
    }

    private static boolean startsLine(Token token) {
        SourceRange range = token.range();
        String text = range.file().text();
        for (int i = range.start() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == '\n') {
                return true;
            }
            if (c != ' ' && c != '\t') {
                return c == '}';
            }
        }
        return true;
    }
}
