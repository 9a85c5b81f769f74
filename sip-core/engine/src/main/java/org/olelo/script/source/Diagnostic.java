package org.olelo.script.source;

import org.jspecify.annotations.Nullable;

/**
 * One finding about a configuration.
 *
 * @param severity how bad
 * @param range where
 * @param message what is wrong, one line
 * @param remedy what to do about it, or null
 */
public record Diagnostic(
        Severity severity,
        SourceRange range,
        String message,
        @Nullable String remedy) {
    private static final int SHOWN = 160;

    /** The path of the file. */
    public String file() {
        return range.file().name();
    }

    /** The line, from 1. */
    public int line() {
        return range.line();
    }

    /** The column, from 1. */
    public int column() {
        return range.column();
    }

    /** The column of the last char on the first line, inclusive. */
    public int endColumn() {
        return range.endLine() == range.line()
                ? range.endColumn()
                : Math.max(column(), range.file().lineText(line()).length());
    }

    /**
     * For a terminal: position, severity, message; the line; a caret under the place; the remedy.
     *
     * <pre>
     * kamailio.cfg:12:7-11: error: unknown function xlogg
     *    12 |       xlogg("hi");
     *       |       ^~~~~
     *       = nearest name: xlog (module xlog)
     * </pre>
     */
    public String render() {
        int line = line();
        int column = column();
        int endColumn = endColumn();
        StringBuilder out = new StringBuilder(200);
        out.append(file()).append(':').append(line).append(':').append(column);
        if (endColumn > column) {
            out.append('-').append(endColumn);
        }
        out.append(": ").append(severity.label()).append(": ").append(message).append('\n');
        quote(out, line, column, endColumn);
        if (remedy != null) {
            out.append("      = ").append(remedy).append('\n');
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return file() + ":" + line() + ":" + column() + ": " + severity.label() + ": " + message;
    }

    private void quote(StringBuilder out, int line, int column, int endColumn) {
        String text = range.file().lineText(line);
        int from = Math.max(0, Math.min(column - 1 - SHOWN / 2, text.length() - SHOWN));
        int to = Math.min(text.length(), from + SHOWN);
        String number = Integer.toString(line);
        out.append(" ".repeat(Math.max(0, 5 - number.length()))).append(number).append(" | ");
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            out.append(c < ' ' && c != '\t' ? '?' : c);
        }
        out.append("\n      | ");
        for (int i = from; i < column - 1 && i < to; i++) {
            out.append(text.charAt(i) == '\t' ? '\t' : ' ');
        }
        out.append('^');
        int marked = Math.min(endColumn, to) - column;
        if (marked > 0) {
            out.append("~".repeat(marked));
        }
        out.append('\n');
    }
}
