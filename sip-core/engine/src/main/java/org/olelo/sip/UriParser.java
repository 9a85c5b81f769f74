package org.olelo.sip;

import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * Reads URIs as Kamailio does: the user may hold anything but square brackets up to the only '@', a host after it only letters, digits, '.'
 * and '-', a host without a user nearly anything.
 */
final class UriParser {
    private static final int MAX_PORT_DIGITS = 5;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final UriOffsets at = new UriOffsets();

    private UriParser(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    static @Nullable SipUri parse(byte[] bytes, int from, int to) {
        return new UriParser(bytes, from, to).read();
    }

    private @Nullable SipUri read() {
        UriScheme scheme = scheme();
        if (scheme == null) {
            return null;
        }
        int rest = from + scheme.token().length() + 1;
        boolean good = switch (scheme) {
            case SIP, SIPS -> sip(rest);
            case TEL, TELS -> tel(rest);
            case URN -> urn(rest);
        };
        return good ? new SipUri(bytes, from, to, scheme, at) : null;
    }

    private @Nullable UriScheme scheme() {
        int length = to - from;
        if (length < 5) {
            return null;
        }
        if (bytes[from + 3] == ':') {
            if (Latin.startsWithIgnoreCase(bytes, from, to, "sip")) {
                return UriScheme.SIP;
            }
            if (Latin.startsWithIgnoreCase(bytes, from, to, "tel")) {
                return UriScheme.TEL;
            }
            return Latin.startsWithIgnoreCase(bytes, from, to, "urn") ? UriScheme.URN : null;
        }
        if (bytes[from + 4] != ':') {
            return null;
        }
        if (Latin.startsWithIgnoreCase(bytes, from, to, "sips")) {
            return UriScheme.SIPS;
        }
        return Latin.startsWithIgnoreCase(bytes, from, to, "tels") ? UriScheme.TELS : null;
    }

    private boolean sip(int start) {
        int host = start;
        int atSign = Latin.indexOf(bytes, start, to, '@');
        if (atSign >= 0) {
            if (!user(start, atSign) || Latin.indexOf(bytes, atSign + 1, to, '@') >= 0) {
                return false;
            }
            host = atSign + 1;
        }
        return hostAndRest(host);
    }

    private boolean user(int start, int end) {
        int colon = Latin.indexOf(bytes, start, end, ':');
        at.userStart = start;
        at.userEnd = colon >= 0 ? colon : end;
        if (colon >= 0) {
            at.passwordStart = colon + 1;
            at.passwordEnd = end;
            return colon > start && !hasBracket(start, colon) && isPassword(colon + 1, end);
        }
        return end > start && !hasBracket(start, end);
    }

    private boolean hasBracket(int start, int end) {
        for (int i = start; i < end; i++) {
            if (isBracket(bytes[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBracket(byte b) {
        return b == '[' || b == ']';
    }

    private boolean isPassword(int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == ':' || bytes[i] == ';' || bytes[i] == '?' || isBracket(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean hostAndRest(int start) {
        int i = start;
        if (i < to && bytes[i] == '[') {
            i = ipv6End(i);
        } else {
            i = at.userStart >= 0 ? hostEnd(start) : hostWithoutUserEnd(start);
        }
        if (i == start) {
            return false;
        }
        at.hostStart = start;
        at.hostEnd = i;
        if (i < to && bytes[i] == ':') {
            int portEnd = port(i + 1);
            if (portEnd < 0) {
                return false;
            }
            i = portEnd;
        }
        return paramsAndHeaders(i);
    }

    /** End of a host name or IPv4 address; {@code start} when there is none. */
    private int hostEnd(int start) {
        int i = start;
        if (i < to && Latin.isAlphanumeric(bytes[i])) {
            while (i < to && (Latin.isAlphanumeric(bytes[i]) || bytes[i] == '.' || bytes[i] == '-')) {
                i++;
            }
        }
        return i;
    }

    private int hostWithoutUserEnd(int start) {
        int i = start;
        while (i < to && !isDelimiter(bytes[i]) && bytes[i] != ':') {
            i++;
        }
        return i;
    }

    private static boolean isDelimiter(byte b) {
        return b == ';' || b == '?' || b == '@' || isBracket(b);
    }

    /** After the closing bracket; {@code open} when it is no address. */
    private int ipv6End(int open) {
        int i = open + 1;
        while (i < to && !isDelimiter(bytes[i]) && bytes[i] != '&') {
            i++;
        }
        return i < to && bytes[i] == ']' ? i + 1 : open;
    }

    private int port(int start) {
        int i = start;
        while (i < to && Latin.isDigit(bytes[i])) {
            i++;
        }
        if (i - start > MAX_PORT_DIGITS) {
            return -1;
        }
        at.portStart = start;
        at.portEnd = i;
        if (i > start) {
            at.port = Latin.parseInt(bytes, start, i);
            if (at.port > 65535) {
                return -1;
            }
        }
        return i;
    }

    private boolean paramsAndHeaders(int start) {
        int i = start;
        if (i < to && bytes[i] == ';') {
            int question = Latin.indexOf(bytes, i, to, '?');
            at.paramsStart = i + 1;
            at.paramsEnd = question >= 0 ? question : to;
            i = at.paramsEnd;
        }
        if (i < to && bytes[i] == '?') {
            at.headersStart = i + 1;
            at.headersEnd = to;
            i = Latin.indexOf(bytes, i, to, ';') < 0 ? to : i;
        }
        return i == to;
    }

    private boolean tel(int start) {
        at.userStart = start;
        at.userEnd = hostWithoutUserEnd(start);
        int end = at.userEnd < to && bytes[at.userEnd] == ':' ? port(at.userEnd + 1) : at.userEnd;
        return at.userEnd > start && end >= 0 && paramsAndHeaders(end);
    }

    private boolean urn(int start) {
        int colon = Latin.indexOf(bytes, start, to, ':');
        if (colon >= 0) {
            at.userStart = start;
            at.userEnd = colon;
        }
        at.hostStart = colon + 1 > start ? colon + 1 : start;
        at.hostEnd = hostEnd(at.hostStart);
        return at.hostEnd == to && at.hostEnd > at.hostStart;
    }
}
