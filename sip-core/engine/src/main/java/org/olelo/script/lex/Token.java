package org.olelo.script.lex;

import org.olelo.script.source.SourceRange;

/**
 * One token.
 *
 * @param kind its kind
 * @param text a word as written, the meaning of a string, a variable or select as written, the word of a directive
 * @param argument the rest of the line of a directive, else empty
 * @param number the value of a number, 32 bit
 * @param range where it was written; for a token from a define, where the define was used
 */
public record Token(TokenKind kind, String text, String argument, int number, SourceRange range) {
    /** A token that is fully described by its kind and text. */
    public Token(TokenKind kind, String text, SourceRange range) {
        this(kind, text, "", 0, range);
    }

    /** True for that kind. */
    public boolean is(TokenKind wanted) {
        return kind == wanted;
    }

    /** True for the word. */
    public boolean isWord(String wanted) {
        return kind == TokenKind.WORD && text.equals(wanted);
    }

    /** The same token with another text, as after a substitution. */
    public Token withText(String changed) {
        return new Token(kind, changed, argument, number, range);
    }

    /** As shown in "unexpected ...". */
    public String shown() {
        return switch (kind) {
            case WORD, DIGIT_WORD, EVENT_NAME -> "'" + clip(text) + "'";
            case NUMBER -> "number " + clip(range.text().isEmpty() ? Integer.toString(number) : range.text());
            case STRING -> "string \"" + clip(text) + "\"";
            case VARIABLE, SELECT, IPV6 -> clip(text);
            default -> kind.label();
        };
    }

    private static String clip(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= 40 ? line : line.substring(0, 37) + "...";
    }
}
