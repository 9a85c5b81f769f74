package org.olelo.text;

import org.jspecify.annotations.Nullable;

/** Escapes of text in C strings, URIs and URLs. */
public final class TextEscapes {
    private static final String MARK = "-_.!~*'()";
    private static final String USER = MARK + "&=+$,;?"; // not the slash, as in Kamailio
    private static final String PARAM = MARK + "[]/:&+$";
    private static final String HEX = "0123456789abcdef";

    private TextEscapes() {}

    /** Backslashes before quotes and backslashes; {@code \0} for a zero. */
    public static String escapeCommon(String in) {
        StringBuilder out = new StringBuilder(in.length() + 8);
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            switch (c) {
                case '\'', '"', '\\' -> out.append('\\').append(c);
                case '\0' -> out.append("\\0");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** The opposite of {@link #escapeCommon}. */
    public static String unescapeCommon(String in) {
        StringBuilder out = new StringBuilder(in.length());
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            char next = c == '\\' && i + 1 < in.length() ? in.charAt(i + 1) : 'x';
            if (next == '\'' || next == '"' || next == '\\') {
                out.append(next);
                i++;
            } else if (next == '0') {
                out.append('\0');
                i++;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Escapes what may not stand in the user part of a URI (RFC 3261 25.1); null for chars outside printable ASCII. */
    public static @Nullable String escapeUser(String in) {
        return escape(in, USER);
    }

    /** Escapes what may not stand in a URI parameter; null for chars outside printable ASCII. */
    public static @Nullable String escapeParam(String in) {
        return escape(in, PARAM);
    }

    /** Null for chars outside printable ASCII. */
    private static @Nullable String escape(String in, String free) {
        StringBuilder out = new StringBuilder(in.length() + 8);
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            if (c < 32 || c > 126) {
                return null;
            }
            if (isAlphanumeric(c) || free.indexOf(c) >= 0) {
                out.append(c);
            } else {
                percent(out, c);
            }
        }
        return out.toString();
    }

    /** Decodes percent escapes; null for a broken escape, or one of a char outside printable ASCII. */
    public static @Nullable String unescape(String in) {
        StringBuilder out = new StringBuilder(in.length());
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            int high = i + 2 < in.length() ? Character.digit(in.charAt(i + 1), 16) : -1;
            int low = i + 2 < in.length() ? Character.digit(in.charAt(i + 2), 16) : -1;
            int decoded = high << 4 | low;
            if (high < 0 || low < 0 || decoded < 32 || decoded > 126) {
                return null;
            }
            out.append((char) decoded);
            i += 2;
        }
        return out.toString();
    }

    /** Percent-encodes all but unreserved chars (RFC 3986). */
    public static String urlEncode(String in) {
        StringBuilder out = new StringBuilder(in.length() + 8);
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            if (isAlphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '~') {
                out.append(c);
            } else {
                percent(out, c);
            }
        }
        return out.toString();
    }

    /** {@code +} is a blank; a char that is no hex digit counts by its place in the alphabet, as in Kamailio. */
    public static String urlDecode(String in) {
        StringBuilder out = new StringBuilder(in.length());
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            if (c == '%' && i + 2 < in.length()) {
                out.append((char) ((loose(in.charAt(i + 1)) << 4 | loose(in.charAt(i + 2))) & 255));
                i += 2;
            } else if (c == '+') {
                out.append(' ');
            } else if (c != '%') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int loose(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return (c >= 'A' && c <= 'Z' ? c + 32 : c) - 'a' + 10;
    }

    private static void percent(StringBuilder out, char c) {
        out.append('%').append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
