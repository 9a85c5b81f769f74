package org.olelo.script.source;

/**
 * A piece of a configuration text.
 *
 * @param file the text
 * @param start offset of the first char
 * @param end offset after the last char, never before start
 */
public record SourceRange(SourceFile file, int start, int end) {
    /** From the start of this to the end of the other; this one alone when the other is in another file or before. */
    public SourceRange to(SourceRange last) {
        if (last.file != file || last.end < start) {
            return this;
        }
        return new SourceRange(file, start, last.end);
    }

    /** The first line, from 1. */
    public int line() {
        return file.line(start);
    }

    /** The first column, from 1. */
    public int column() {
        return file.column(start);
    }

    /** The last line. */
    public int endLine() {
        return file.line(lastChar());
    }

    /** The column of the last char, inclusive as Kamailio prints it. */
    public int endColumn() {
        return file.column(lastChar());
    }

    /** The text. */
    public String text() {
        return file.text().substring(start, end);
    }

    @Override
    public String toString() {
        return file.name() + ":" + line() + ":" + column();
    }

    private int lastChar() {
        return Math.max(start, end - 1);
    }
}
