package org.olelo.module.pv;

import org.jspecify.annotations.Nullable;

/** The fields of a digest header field (RFC 2617 3.2.2), read one by one. */
final class DigestFields {
    private DigestFields() {}

    /** The value without quotes, escapes kept; null when the scheme is not Digest or there is no such field. */
    static @Nullable String value(String header, String wanted) {
        if (!header.regionMatches(true, 0, "Digest", 0, 6)) {
            return null;
        }
        int at = 6;
        while (at < header.length()) {
            while (at < header.length() && (header.charAt(at) <= ' ' || header.charAt(at) == ',')) {
                at++;
            }
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                return null;
            }
            String name = header.substring(at, equals).strip();
            int start = equals + 1;
            while (start < header.length() && header.charAt(start) <= ' ') {
                start++;
            }
            boolean quoted = start < header.length() && header.charAt(start) == '"';
            int end = quoted ? closingQuote(header, start + 1) : comma(header, start);
            if (name.equalsIgnoreCase(wanted)) {
                return quoted
                        ? header.substring(start + 1, end)
                        : header.substring(start, end).strip();
            }
            at = end + 1;
        }
        return null;
    }

    private static int closingQuote(String header, int from) {
        for (int i = from; i < header.length(); i++) {
            if (header.charAt(i) == '\\') {
                i++;
            } else if (header.charAt(i) == '"') {
                return i;
            }
        }
        return header.length();
    }

    private static int comma(String header, int from) {
        int at = header.indexOf(',', from);
        return at < 0 ? header.length() : at;
    }
}
