package org.olelo.script.format;

import java.util.ArrayList;
import java.util.List;
import org.olelo.script.lex.Directive;

/** Cuts a configuration into pieces without reading its directives. Whatever it does not know is a sign of one char. */
final class PieceScanner {
    // longest first
    private static final String[] SIGNS = {"==", "!=", "=~", "<=", ">=", "&&", "||", "<<", ">>", "=>", "+="};

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;
    private int lines;
    private int gapStart;

    PieceScanner(String text) {
        this.text = text;
    }

    List<Piece> scan() {
        while (true) {
            blanks();
            if (at >= text.length()) {
                add(Piece.Kind.END, at);
                return pieces;
            }
            piece();
        }
    }

    private void blanks() {
        lines = 0;
        gapStart = at;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            if (text.charAt(at) == '\n') {
                lines++;
                gapStart = at + 1;
            }
            at++;
        }
    }

    private void piece() {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
        if (c == '#' || c == '!' && next == '!' && directiveAt(at + 2) != null) {
            line(c == '#' && next != '!');
        } else if (c == '/' && next == '/') {
            line(true);
        } else if (c == '/' && next == '*') {
            add(Piece.Kind.BLOCK_COMMENT, blockCommentEnd());
        } else if (c == '"' || c == '\'') {
            add(Piece.Kind.STRING, stringEnd(c));
        } else if (c == '$') {
            add(Piece.Kind.VARIABLE, variableEnd());
        } else if (wordPart(c)) {
            add(Piece.Kind.WORD, wordEnd(at));
        } else {
            add(Piece.Kind.SIGN, at + signLength());
        }
    }

    private void add(Piece.Kind kind, int end) {
        String gap = text.substring(gapStart, at);
        pieces.add(new Piece(kind, text.substring(at, end), gap, lines));
        at = end;
    }

    // a comment, or a directive; #! and an unknown word is a comment
    private void line(boolean comment) {
        Directive directive = comment ? null : directiveAt(at + 2);
        boolean continues = directive != null && !directive.conditional();
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n') {
            boolean joined =
                    continues && text.charAt(end) == '\\' && end + 1 < text.length() && text.charAt(end + 1) == '\n';
            end += joined ? 2 : 1;
        }
        if (directive == null) {
            end = trimmed(end);
        }
        add(directive == null ? Piece.Kind.LINE_COMMENT : Piece.Kind.DIRECTIVE, end);
    }

    private int trimmed(int end) {
        int last = end;
        while (last > at && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private org.olelo.script.lex.@org.jspecify.annotations.Nullable Directive directiveAt(int from) {
        return Directive.of(text.substring(Math.min(from, text.length()), wordEnd(Math.min(from, text.length()))));
    }

    private int blockCommentEnd() {
        int depth = 0;
        int i = at;
        while (i < text.length()) {
            if (text.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return text.length();
    }

    private int stringEnd(char quote) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        return text.length();
    }

    // $name, $name(...), $(...); a parenthesis that is not closed on its line does not belong to it
    private int variableEnd() {
        int i = at + 1;
        while (i < text.length() && (wordPart(text.charAt(i)) || text.charAt(i) == '?')) {
            i++;
        }
        if (i >= text.length() || text.charAt(i) != '(') {
            return i;
        }
        int depth = 0;
        for (int j = i; j < text.length() && text.charAt(j) != '\n'; j++) {
            if (text.charAt(j) == '(') {
                depth++;
            } else if (text.charAt(j) == ')' && --depth == 0) {
                return j + 1;
            }
        }
        return i;
    }

    private int wordEnd(int from) {
        int i = from;
        while (i < text.length() && wordPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean wordPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private int signLength() {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                return sign.length();
            }
        }
        return 1;
    }
}
