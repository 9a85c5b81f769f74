package org.olelo.sip.header;

import static org.olelo.text.Latin.isBlank;

import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * A walk over {@code ;name=value} parameters in place: {@code while (p.next()) …}. Values may be quoted; quotes are kept in
 * the offsets and removed by {@link #value()}. A separator other than ';' may be given.
 */
public final class Parameters {
    private final byte[] bytes;
    private final int to;
    private final char separator;
    private int at;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;

    /** Parameters in bytes[from, to) separated by ';', with or without one before the first. */
    public Parameters(byte[] bytes, int from, int to) {
        this(bytes, from, to, ';');
    }

    /** Parameters in bytes[from, to), with or without a separator before the first. */
    public Parameters(byte[] bytes, int from, int to, char separator) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
        this.separator = separator;
    }

    /** Goes to the next parameter; false when there is none. */
    public boolean next() {
        while (at < to && (isBlank(bytes[at]) || bytes[at] == separator)) {
            at++;
        }
        if (at >= to) {
            return false;
        }
        nameStart = at;
        while (at < to && bytes[at] != '=' && bytes[at] != separator) {
            at++;
        }
        nameEnd = Latin.trimEnd(bytes, nameStart, at);
        valueStart = -1;
        valueEnd = -1;
        if (at < to && bytes[at] == '=') {
            readValue();
        }
        return true;
    }

    private void readValue() {
        at = Latin.skipBlanks(bytes, at + 1, to);
        valueStart = at;
        boolean quoted = false;
        while (at < to && (quoted || bytes[at] != separator)) {
            if (bytes[at] == '"') {
                quoted = !quoted;
            } else if (quoted && bytes[at] == '\\') {
                at++;
            }
            at++;
        }
        at = Math.min(at, to);
        valueEnd = Latin.trimEnd(bytes, valueStart, at);
    }

    /** Start of the name. */
    public int nameStart() {
        return nameStart;
    }

    /** End of the name. */
    public int nameEnd() {
        return nameEnd;
    }

    /** Start of the value including its quotes, or -1 without "=". */
    public int valueStart() {
        return valueStart;
    }

    /** End of the value, or -1. */
    public int valueEnd() {
        return valueEnd;
    }

    /** End of the whole parameter. */
    public int end() {
        return valueEnd >= 0 ? valueEnd : nameEnd;
    }

    /** The name as written. */
    public String name() {
        return Latin.string(bytes, nameStart, nameEnd);
    }

    /** Whether the name is this one, in any case. */
    public boolean isName(String name) {
        return Latin.equalsIgnoreCase(bytes, nameStart, nameEnd, name);
    }

    /** The value without its quotes (escapes stay); empty when there is none. */
    public String value() {
        if (valueEnd - valueStart >= 2 && bytes[valueStart] == '"' && bytes[valueEnd - 1] == '"') {
            return Latin.string(bytes, valueStart + 1, valueEnd - 1);
        }
        return Latin.string(bytes, valueStart, valueEnd);
    }

    /** The value as written; empty when there is none. */
    public String rawValue() {
        return Latin.string(bytes, valueStart, valueEnd);
    }

    /** Value of the parameter without quotes; empty when it has none; null when it is not there. Case is ignored. */
    public static @Nullable String value(byte[] bytes, int from, int to, String name) {
        Parameters params = new Parameters(bytes, from, to);
        while (params.next()) {
            if (params.isName(name)) {
                return params.value();
            }
        }
        return null;
    }

    /** Value of the parameter in a text of parameters; null when it is not there. */
    public static @Nullable String value(String text, String name) {
        byte[] bytes = Latin.bytes(text);
        return value(bytes, 0, bytes.length, name);
    }
}
