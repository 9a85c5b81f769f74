package org.olelo.module.rtpengine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The encoding of the ng protocol: {@code 3:abc}, {@code i7e}, {@code l…e}, {@code d…e}. */
final class Bencode {
    private static final int MAX_DEPTH = 32;

    private final String text;
    private int at;

    private Bencode(String text) {
        this.text = text;
    }

    /** Writes a value. */
    static String write(NgValue value) {
        StringBuilder out = new StringBuilder(512);
        write(value, out);
        return out.toString();
    }

    private static void write(NgValue value, StringBuilder out) {
        if (value instanceof NgValue.Text one) {
            text(one.value(), out);
        } else if (value instanceof NgValue.Number one) {
            out.append('i').append(one.value()).append('e');
        } else if (value instanceof NgValue.Items list) {
            out.append('l');
            list.values().forEach(item -> write(item, out));
            out.append('e');
        } else if (value instanceof NgValue.Dict dict) {
            out.append('d');
            for (Map.Entry<String, NgValue> entry : dict.entries()) {
                text(entry.getKey(), out);
                write(entry.getValue(), out);
            }
            out.append('e');
        }
    }

    private static void text(String value, StringBuilder out) {
        out.append(value.length()).append(':').append(value);
    }

    /** Reads a dictionary; null when the text is malformed. */
    static NgValue.@Nullable Dict readDict(String text) {
        return new Bencode(text).value(0) instanceof NgValue.Dict dict ? dict : null;
    }

    private @Nullable NgValue value(int depth) {
        if (at >= text.length() || depth > MAX_DEPTH) {
            return null;
        }
        return switch (text.charAt(at)) {
            case 'i' -> integer();
            case 'l' -> list(depth);
            case 'd' -> dict(depth);
            default -> string();
        };
    }

    private @Nullable NgValue integer() {
        int end = text.indexOf('e', at);
        if (end < 0) {
            return null;
        }
        try {
            long number = Long.parseLong(text, at + 1, end, 10);
            at = end + 1;
            return new NgValue.Number(number);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private NgValue.@Nullable Text string() {
        int colon = text.indexOf(':', at);
        if (colon <= at || colon - at > 6) {
            return null;
        }
        int length = 0;
        for (int i = at; i < colon; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            length = length * 10 + digit;
        }
        if (colon + 1 + length > text.length()) {
            return null;
        }
        at = colon + 1 + length;
        return new NgValue.Text(text.substring(colon + 1, at));
    }

    private @Nullable NgValue list(int depth) {
        NgValue.Items list = new NgValue.Items();
        at++;
        while (at < text.length() && text.charAt(at) != 'e') {
            NgValue item = value(depth + 1);
            if (item == null) {
                return null;
            }
            list.values().add(item);
        }
        return at++ < text.length() ? list : null;
    }

    private @Nullable NgValue dict(int depth) {
        NgValue.Dict dict = new NgValue.Dict();
        at++;
        while (at < text.length() && text.charAt(at) != 'e') {
            NgValue.Text key = string();
            NgValue item = key == null ? null : value(depth + 1);
            if (key == null || item == null) {
                return null;
            }
            dict.add(key.value(), item);
        }
        return at++ < text.length() ? dict : null;
    }
}
