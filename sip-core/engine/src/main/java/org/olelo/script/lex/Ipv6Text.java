package org.olelo.script.lex;

/** Recognises IPv6 addresses in running text. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    /** The offset after the address that starts there, or the start when there is none. Needs eight groups or one {@code ::}. */
    static int endOf(String text, int start) {
        int at = start;
        int groups = 0;
        boolean gap = false;
        int good = start;
        while (at < text.length() && groups <= GROUPS) {
            int hex = hexEnd(text, at);
            if (hex > at) {
                groups++;
                at = hex;
                if ((gap && groups < GROUPS) || groups == GROUPS && !gap) {
                    good = at;
                }
            }
            if (at >= text.length() || text.charAt(at) != ':') {
                break;
            }
            boolean two = at + 1 < text.length() && text.charAt(at + 1) == ':';
            if (two) {
                if (gap) {
                    break;
                }
                gap = true;
                at += 2;
                good = at;
            } else if (hex == start || groups == 0 || hexEnd(text, at + 1) == at + 1) {
                break;
            } else {
                at++;
            }
        }
        boolean ends = good >= text.length() || !isWordPart(text.charAt(good));
        return ends ? good : start;
    }

    private static int hexEnd(String text, int from) {
        int end = from;
        while (end < text.length()
                && end < from + 4
                && text.charAt(end) < 128
                && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        return end;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
