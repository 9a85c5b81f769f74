package org.olelo.sip;

import static org.olelo.text.Latin.isBlank;

import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/** Reads one Via value: {@code SIP/2.0/transport host[:port] *(;param)}. As strict as Kamailio. */
final class ViaParser {
    private final byte[] bytes;
    private final int to;
    private int at;

    private ViaParser(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    /** The first value in the range, or null when it cannot be read. */
    static @Nullable Via parse(byte[] bytes, int from, int to) {
        return new ViaParser(bytes, from, to).read();
    }

    private @Nullable Via read() {
        skipBlanks();
        Via via = new Via(bytes, at);
        if (!word("SIP") || !slash() || !word("2.0") || !slash()) {
            return null;
        }
        via.transportStart = at;
        skipToken();
        via.transportEnd = at;
        if (via.transportEnd == via.transportStart || at == to || !isBlank(bytes[at])) {
            return null;
        }
        skipBlanks();
        if (!host(via) || !port(via)) {
            return null;
        }
        via.end = via.addressEnd;
        return params(via) ? via : null;
    }

    private boolean word(String text) {
        if (!Latin.startsWithIgnoreCase(bytes, at, to, text)) {
            return false;
        }
        at += text.length();
        return true;
    }

    private boolean slash() {
        skipBlanks();
        if (at == to || bytes[at] != '/') {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private boolean host(Via via) {
        via.hostStart = at;
        if (at < to && bytes[at] == '[') {
            while (at < to && bytes[at] != ']') {
                at++;
            }
            if (at == to) {
                return false;
            }
            at++;
        } else {
            while (at < to && isHost(bytes[at])) { // whatever it is: DNS will tell
                at++;
            }
        }
        via.hostEnd = at;
        via.addressEnd = at;
        return at > via.hostStart;
    }

    private boolean port(Via via) {
        int after = Latin.skipBlanks(bytes, at, to);
        if (after == to || bytes[after] != ':') {
            return true;
        }
        at = after + 1;
        skipBlanks();
        via.portStart = at;
        while (at < to && Latin.isDigit(bytes[at])) {
            at++;
        }
        via.portEnd = at;
        via.addressEnd = at;
        if (at - via.portStart > 5 || at == via.portStart) {
            return false;
        }
        via.port = Latin.parseInt(bytes, via.portStart, at);
        return true;
    }

    private boolean params(Via via) {
        while (true) {
            skipBlanks();
            if (at == to) {
                return true;
            }
            byte b = bytes[at];
            if (b == ',') {
                while (at < to && (bytes[at] == ',' || isBlank(bytes[at]))) {
                    at++;
                }
                via.next = at;
                return at < to;
            }
            if (b == '(') {
                return via.paramsStart < 0 && comment();
            }
            if (b != ';') {
                return false;
            }
            if (via.paramsStart < 0) {
                via.paramsStart = at;
            }
            at++;
            if (!param(via)) {
                return false;
            }
            via.end = at;
        }
    }

    private boolean comment() {
        int close = Latin.indexOf(bytes, at, to, ')');
        return close > 0 && Latin.skipBlanks(bytes, close + 1, to) == to;
    }

    private boolean param(Via via) {
        skipBlanks();
        int name = at;
        skipName();
        int nameEnd = at;
        if (nameEnd == name) {
            return false;
        }
        int equals = Latin.skipBlanks(bytes, at, to);
        if (equals == to || bytes[equals] != '=') {
            known(via, name, nameEnd, Via.ABSENT, equals < to && bytes[equals] == ';' ? equals : nameEnd);
            return !needsValue(name, nameEnd);
        }
        at = equals + 1;
        skipBlanks();
        int value = at;
        if (at < to && bytes[at] == '"') {
            at = quotedEnd(at);
            known(via, name, nameEnd, value, at);
            return true;
        }
        while (at < to && isValue(bytes[at])) {
            at++;
        }
        known(via, name, nameEnd, at == value ? Via.ABSENT : value, at);
        return (at > value || at < to || !needsValue(name, nameEnd)) && !isName(name, nameEnd, "alias");
    }

    /** Parameters that Kamailio does not take without a value at the end of the header field. */
    private boolean needsValue(int name, int nameEnd) {
        return switch (nameEnd - name) {
            case 1 -> isName(name, nameEnd, "i");
            case 3 -> isName(name, nameEnd, "ttl");
            case 5 -> isName(name, nameEnd, "maddr");
            case 6 -> isName(name, nameEnd, "branch");
            case 8 -> isName(name, nameEnd, "received");
            default -> false;
        };
    }

    private boolean isName(int name, int nameEnd, String text) {
        return Latin.equalsIgnoreCase(bytes, name, nameEnd, text);
    }

    private int quotedEnd(int open) {
        int i = open + 1;
        while (i < to && bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, to);
    }

    private void known(Via via, int name, int nameEnd, int value, int end) {
        switch (nameEnd - name) {
            case 1 -> {
                if ((bytes[name] | 32) == 'i') {
                    via.iStart = value;
                    via.iEnd = end;
                }
            }
            case 5 -> {
                if (isName(name, nameEnd, "rport")) {
                    via.rportName = name;
                    via.rportStart = value;
                    via.rportEnd = end;
                } else if (isName(name, nameEnd, "alias")) {
                    via.aliasName = name;
                    via.aliasEnd = end;
                }
            }
            case 6 -> {
                if (isName(name, nameEnd, "branch")) {
                    via.branchStart = value;
                    via.branchEnd = end;
                }
            }
            case 8 -> {
                if (isName(name, nameEnd, "received")) {
                    via.receivedName = name;
                    via.receivedStart = value;
                    via.receivedEnd = end;
                }
            }
            default -> {}
        }
    }

    private void skipBlanks() {
        at = Latin.skipBlanks(bytes, at, to);
    }

    private void skipToken() {
        while (at < to && Latin.isToken(bytes[at])) {
            at++;
        }
    }

    private void skipName() {
        while (at < to && isValue(bytes[at]) && bytes[at] != '=') {
            at++;
        }
    }

    private static boolean isHost(byte b) {
        return isValue(b) && b != ':';
    }

    private static boolean isValue(byte b) {
        return (b > ' ' || b < 0) && b != ';' && b != ',' && b != '(' && b != '"';
    }
}
