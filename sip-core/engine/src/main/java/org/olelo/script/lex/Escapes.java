package org.olelo.script.lex;

/** The escapes of double-quoted strings: {@code \n \r \t \a \" \\ \xHH \OOO} and backslash newline; others stay as written. */
final class Escapes {
    private Escapes() {}

    /** Appends the meaning of the escape at that offset; returns how many chars it has. */
    static int append(String text, int at, StringBuilder out) {
        if (at + 1 >= text.length()) {
            out.append('\\');
            return 1;
        }
        char c = text.charAt(at + 1);
        switch (c) {
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'a' -> out.append('\007');
            case '"' -> out.append('"');
            case '\\' -> out.append('\\');
            case '\n' -> {}
            case 'x' -> {
                return hex(text, at, out);
            }
            default -> {
                return octal(text, at, out);
            }
        }
        return 2;
    }

    private static int hex(String text, int at, StringBuilder out) {
        int value = 0;
        int end = at + 2;
        while (end < text.length() && end < at + 4 && Character.digit(text.charAt(end), 16) >= 0) {
            value = value * 16 + Character.digit(text.charAt(end), 16);
            end++;
        }
        if (end == at + 2) {
            out.append("\\x");
            return 2;
        }
        out.append((char) value);
        return end - at;
    }

    // two or three octal digits
    private static int octal(String text, int at, StringBuilder out) {
        int value = 0;
        int end = at + 1;
        while (end < text.length() && end < at + 4 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            value = value * 8 + text.charAt(end) - '0';
            end++;
        }
        if (end - at < 3 || value > 255) {
            out.append('\\').append(text.charAt(at + 1));
            return 2;
        }
        out.append((char) value);
        return end - at;
    }
}
