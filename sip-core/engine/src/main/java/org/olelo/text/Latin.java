package org.olelo.text;

import java.nio.charset.StandardCharsets;

/** Helpers for ISO-8859-1 text in byte arrays. Ranges are [from, to). Case is folded for ASCII letters only. */
public final class Latin {
    private static final byte[] LOWER = new byte[256];
    private static final byte[] HEX_DIGITS = bytes("0123456789abcdef");

    static {
        for (int i = 0; i < 256; i++) {
            LOWER[i] = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
        }
    }

    private Latin() {}

    /** One byte a character; characters above 255 become '?'. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The text whose UTF-8 bytes are these chars. */
    public static String decodeUtf8(String bytes) {
        return new String(bytes(bytes), StandardCharsets.UTF_8);
    }

    /** The UTF-8 bytes of a text, one char for each. */
    public static String encodeUtf8(String text) {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The range as a string of as many characters. */
    public static String string(byte[] bytes, int from, int to) {
        return from >= to ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** All bytes as a string. */
    public static String string(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Lower case of an ASCII letter, anything else unchanged. */
    public static int lower(byte b) {
        return LOWER[b & 255];
    }

    /** Lower case of an ASCII letter, anything else unchanged. */
    public static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    /** ASCII letters lowered, the rest kept. */
    public static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                byte[] bytes = bytes(text);
                for (int k = i; k < bytes.length; k++) {
                    bytes[k] = LOWER[bytes[k] & 255];
                }
                return string(bytes);
            }
        }
        return text;
    }

    /** ASCII letters raised, the rest kept. */
    public static String upper(String text) {
        byte[] bytes = bytes(text);
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            bytes[i] = b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
        }
        return string(bytes);
    }

    /** Same bytes. */
    public static boolean equals(byte[] a, int from, int to, String b) {
        if (to - from != b.length()) {
            return false;
        }
        for (int i = 0; i < b.length(); i++) {
            if ((a[from + i] & 255) != b.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Same text but for the case of ASCII letters. */
    public static boolean equalsIgnoreCase(byte[] a, int from, int to, String b) {
        if (to - from != b.length()) {
            return false;
        }
        for (int i = 0; i < b.length(); i++) {
            if (LOWER[a[from + i] & 255] != LOWER[b.charAt(i) & 255]) {
                return false;
            }
        }
        return true;
    }

    /** Same text but for the case of ASCII letters. */
    public static boolean equalsIgnoreCase(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        if (aTo - aFrom != bTo - bFrom) {
            return false;
        }
        for (int i = 0; i < aTo - aFrom; i++) {
            if (LOWER[a[aFrom + i] & 255] != LOWER[b[bFrom + i] & 255]) {
                return false;
            }
        }
        return true;
    }

    /** Same text but for the case of ASCII letters. */
    public static boolean equalsIgnoreCase(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            if (lower(a.charAt(i)) != lower(b.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the range starts with the prefix, ASCII case ignored. */
    public static boolean startsWithIgnoreCase(byte[] a, int from, int to, String prefix) {
        return to - from >= prefix.length() && equalsIgnoreCase(a, from, from + prefix.length(), prefix);
    }

    /** First index of the byte in the range, or -1. */
    public static int indexOf(byte[] a, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (a[i] == (byte) wanted) {
                return i;
            }
        }
        return -1;
    }

    /** First index of the pattern in the range, or -1; an empty pattern is found at once. */
    public static int indexOf(byte[] a, int from, int to, byte[] pattern) {
        if (pattern.length == 0) {
            return from;
        }
        byte first = pattern[0];
        int last = to - pattern.length;
        for (int i = from; i <= last; i++) {
            if (a[i] == first && matches(a, i, pattern)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] a, int at, byte[] pattern) {
        for (int k = 1; k < pattern.length; k++) {
            if (a[at + k] != pattern[k]) {
                return false;
            }
        }
        return true;
    }

    /** Space, tab, CR or LF. */
    public static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** First index in the range that is not blank, or {@code to}. */
    public static int skipBlanks(byte[] a, int from, int to) {
        int i = from;
        while (i < to && isBlank(a[i])) {
            i++;
        }
        return i;
    }

    /** End of the range without its trailing blanks, at least {@code from}. */
    public static int trimEnd(byte[] a, int from, int to) {
        int i = to;
        while (i > from && isBlank(a[i - 1])) {
            i--;
        }
        return i;
    }

    /** '0' to '9'. */
    public static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** ASCII letter or digit. */
    public static boolean isAlphanumeric(byte b) {
        return isDigit(b) || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    /** A character of an RFC 3261 token. */
    public static boolean isToken(byte b) {
        return isAlphanumeric(b)
                || switch (b) {
                    case '-', '.', '!', '%', '*', '_', '+', '`', '\'', '~' -> true;
                    default -> false;
                };
    }

    /** The decimal number that fills the range; -1 when it is empty, has another character or exceeds 2^31-1. */
    public static int parseInt(byte[] a, int from, int to) {
        long value = parseLong(a, from, to);
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }

    /** The decimal number that fills the range; -1 when it is empty, has another character or over 18 digits. */
    public static long parseLong(byte[] a, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            byte b = a[i];
            if (b < '0' || b > '9') {
                return -1;
            }
            value = value * 10 + b - '0';
        }
        return value;
    }

    /** The decimal number that is the whole text; -1 when it is not one. */
    public static int parseInt(String text) {
        if (text.isEmpty() || text.length() > 10) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }

    /** Value of a hexadecimal digit, or -1. */
    public static int hexValue(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int low = c | 32;
        return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    }

    /** Lower-case hexadecimal digit of 0 to 15. */
    public static byte hexDigit(int value) {
        return HEX_DIGITS[value & 15];
    }

    /** Lower-case hexadecimal of all bytes. */
    public static String hex(byte[] bytes) {
        byte[] out = new byte[bytes.length * 2];
        for (int i = 0; i < bytes.length; i++) {
            out[2 * i] = hexDigit(bytes[i] >> 4);
            out[2 * i + 1] = hexDigit(bytes[i]);
        }
        return string(out);
    }
}
