package org.olelo.sip;

import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * Reads a header field that holds one address: From, To, Refer-To, Diversion … Stricter than lists of addresses as to what follows
 * the URI, and freer in the display name: without quotes it may have commas and colons. Of several tags the last counts.
 */
final class FromToParser {
    private final byte[] bytes;
    private final int to;
    private final NameAddr value;
    private int at;

    private FromToParser(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        at = Latin.skipBlanks(bytes, from, to);
        value = new NameAddr(bytes, at);
    }

    static @Nullable NameAddr parse(byte[] bytes, int from, int to) {
        FromToParser parser = new FromToParser(bytes, from, to);
        return parser.at < to && parser.address() && parser.params() ? parser.value : null;
    }

    private boolean address() {
        int start = at;
        if (bytes[at] == '"') {
            at = closingQuote(at) + 1;
            if (at == 0) {
                return false;
            }
            int end = at;
            skipBlanks();
            display(start, end);
            return at < to && bytes[at] == '<' && bracketed();
        }
        token();
        int end = at;
        skipBlanks();
        boolean words = at > end && at < to && bytes[at] != ';';
        while (at < to && bytes[at] != '<' && bytes[at] != ';') {
            if (bytes[at] == '"' || bytes[at] == '>') {
                return false;
            }
            at++;
        }
        if (at < to && bytes[at] == '<') {
            if (at > start) {
                display(start, Latin.trimEnd(bytes, start, at));
            }
            return bracketed();
        }
        value.uriStart = start;
        value.uriEnd = end;
        value.end = end;
        return !words && end > start;
    }

    /** Up to a blank or what ends a URI without brackets. */
    private void token() {
        while (at < to) {
            byte b = bytes[at];
            if (b == '<' || b == ';' || b == '"' || b == '>' || Latin.isBlank(b)) {
                return;
            }
            at++;
        }
    }

    private void display(int start, int end) {
        value.displayStart = start;
        value.displayEnd = end;
    }

    private boolean bracketed() {
        at++;
        skipBlanks();
        int start = at;
        while (at < to
                && bytes[at] != '>'
                && bytes[at] != '<'
                && bytes[at] != '"'
                && bytes[at] != 0
                && !Latin.isBlank(bytes[at])) {
            at++;
        }
        int end = at;
        skipBlanks();
        if (end == start || at == to || bytes[at] != '>') {
            return false;
        }
        at++;
        value.bracketed = true;
        value.uriStart = start;
        value.uriEnd = end;
        value.end = at;
        return true;
    }

    private boolean params() {
        skipBlanks();
        if (at < to && bytes[at] == ';') {
            value.paramsStart = at;
        }
        while (at < to) {
            if (bytes[at] != ';') {
                return false;
            }
            at++;
            skipBlanks();
            if (!param()) {
                return false;
            }
            skipBlanks();
        }
        return true;
    }

    private boolean param() {
        int name = at;
        while (at < to && bytes[at] != '=' && bytes[at] != ';' && !Latin.isBlank(bytes[at])) {
            at++;
        }
        if (at == name) {
            return false;
        }
        int nameEnd = at;
        value.end = at;
        skipBlanks();
        if (at == to || bytes[at] != '=') {
            return true;
        }
        at++;
        skipBlanks();
        int start = at;
        int end;
        if (at < to && bytes[at] == '"') {
            start++;
            end = closingQuote(at);
            if (end < 0) {
                return false;
            }
            at = end + 1;
        } else {
            while (at < to && bytes[at] != ';' && !Latin.isBlank(bytes[at])) {
                if (bytes[at] == '"') {
                    return false;
                }
                at++;
            }
            end = at;
        }
        value.end = Math.max(value.end, at);
        if (end > start && Latin.equalsIgnoreCase(bytes, name, nameEnd, "tag")) {
            value.tagStart = start;
            value.tagEnd = end;
        }
        return true;
    }

    private int closingQuote(int open) {
        for (int i = open + 1; i < to; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == '"') {
                return i;
            }
        }
        return -1;
    }

    private void skipBlanks() {
        at = Latin.skipBlanks(bytes, at, to);
    }
}
