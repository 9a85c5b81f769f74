package org.olelo.sip;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.header.Parameters;
import org.olelo.text.Latin;

/** Reads {@code [display] <uri> *(;param)} or {@code uri *(;param)}; stops at a comma outside quotes and brackets. */
final class NameAddrParser {
    private final byte[] bytes;
    private final int to;

    private NameAddrParser(byte[] bytes, int to) {
        this.bytes = bytes;
        this.to = to;
    }

    static @Nullable NameAddr parse(byte[] bytes, int from, int to) {
        int start = Latin.skipBlanks(bytes, from, to);
        return start == to ? null : new NameAddrParser(bytes, to).read(new NameAddr(bytes, start));
    }

    private @Nullable NameAddr read(NameAddr value) {
        int open = bracket(value.start);
        int rest;
        if (open == UNCLOSED) {
            return null;
        }
        if (open >= 0) {
            int close = Latin.indexOf(bytes, open, to, '>');
            if (close < 0) {
                return null;
            }
            display(value, open);
            value.bracketed = true;
            value.uriStart = Latin.skipBlanks(bytes, open + 1, close);
            value.uriEnd = Latin.trimEnd(bytes, value.uriStart, close);
            rest = close + 1;
        } else {
            rest = addrSpec(value);
        }
        value.end = rest;
        return params(value, rest) ? value : null;
    }

    private static final int UNCLOSED = -2;

    /** Offset of the '&lt;' of this value; -1 when it has none; UNCLOSED when a quote does not end. */
    private int bracket(int start) {
        for (int i = start; i < to; i++) {
            switch (bytes[i]) {
                case '<' -> {
                    return i;
                }
                case '"' -> {
                    i = closingQuote(i);
                    if (i < 0) {
                        return UNCLOSED;
                    }
                }
                case ',', ';', ':' -> {
                    return -1;
                }
                default -> {}
            }
        }
        return -1;
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

    private void display(NameAddr value, int open) {
        int end = Latin.trimEnd(bytes, value.start, open);
        if (end > value.start) {
            value.displayStart = value.start;
            value.displayEnd = end;
        }
    }

    private int addrSpec(NameAddr value) {
        int i = value.start;
        while (i < to && bytes[i] != ';' && bytes[i] != ',' && bytes[i] != '>') {
            i++;
        }
        value.uriStart = value.start;
        value.uriEnd = Latin.trimEnd(bytes, value.start, i);
        return value.uriEnd;
    }

    private boolean params(NameAddr value, int from) {
        int i = Latin.skipBlanks(bytes, from, to);
        if (i == to) {
            return value.uriEnd > value.uriStart || value.bracketed;
        }
        if (bytes[i] == ',') {
            return next(value, i);
        }
        if (bytes[i] != ';') {
            return false;
        }
        value.paramsStart = i;
        int comma = comma(i);
        int end = comma >= 0 ? comma : to;
        value.end = Latin.trimEnd(bytes, i, end);
        tag(value);
        return comma < 0 || next(value, comma);
    }

    private boolean next(NameAddr value, int comma) {
        int after = comma;
        while (after < to && (Latin.isBlank(bytes[after]) || bytes[after] == ',')) {
            after++;
        }
        value.next = after < to ? after : -1;
        return true;
    }

    private int comma(int from) {
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '"') {
                quoted = !quoted;
            } else if (quoted && b == '\\') {
                i++;
            } else if (b == ',' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private void tag(NameAddr value) {
        Parameters params = new Parameters(bytes, value.paramsStart, value.end);
        while (params.next()) {
            if (params.isName("tag")) {
                value.tagStart = params.valueStart() < 0 ? params.nameEnd() : params.valueStart();
                value.tagEnd = params.valueStart() < 0 ? params.nameEnd() : params.valueEnd();
                return;
            }
        }
    }
}
