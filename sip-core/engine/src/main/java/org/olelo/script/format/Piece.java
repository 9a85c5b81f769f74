package org.olelo.script.format;

/**
 * A piece of a configuration as written, directives and comments included.
 *
 * @param kind its kind
 * @param text as written
 * @param gap the blanks before it, without what is before the last line end
 * @param lines how many line ends stand before it
 */
record Piece(Kind kind, String text, String gap, int lines) {
    /** Kinds of pieces. */
    enum Kind {
        WORD,
        STRING,
        VARIABLE,
        SIGN,
        LINE_COMMENT,
        BLOCK_COMMENT,
        DIRECTIVE,
        END
    }

    boolean is(String wanted) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(wanted);
    }

    boolean isComment() {
        return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }

    /** True when blanks or line ends stand before it. */
    boolean apart() {
        return lines > 0 || !gap.isEmpty();
    }
}
