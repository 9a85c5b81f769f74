package org.olelo.sip;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.header.Parameters;
import org.olelo.text.Latin;

/**
 * One name-addr or addr-spec with header parameters (RFC 3261 20.10, 20.20, 20.39), as offsets into bytes that never
 * change. Immutable but for cached values.
 */
public final class NameAddr {
    final byte[] bytes;
    final int start;
    int displayStart = -1;
    int displayEnd = -1;
    int uriStart;
    int uriEnd;
    boolean bracketed;
    int paramsStart = -1;
    int end;
    int next = -1;
    int tagStart = -1;
    int tagEnd = -1;

    private @Nullable String uriText;
    private @Nullable String tag;
    private @Nullable SipUri uri;
    private boolean uriRead;

    NameAddr(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    /** Reads the first value in bytes[from, to); null when it cannot be read. */
    public static @Nullable NameAddr parse(byte[] bytes, int from, int to) {
        return NameAddrParser.parse(bytes, from, to);
    }

    /** Reads the value of a header field that holds one address (From, To, Refer-To …); null when it cannot be read. */
    public static @Nullable NameAddr parseOne(byte[] bytes, int from, int to) {
        return FromToParser.parse(bytes, from, to);
    }

    /** Reads the text as the value of a header field that holds one address; null when it cannot be read. */
    public static @Nullable NameAddr parseOne(String text) {
        byte[] bytes = Latin.bytes(text);
        return FromToParser.parse(bytes, 0, bytes.length);
    }

    /** Reads the first value of the text; null when it cannot be read. */
    public static @Nullable NameAddr parse(String text) {
        byte[] bytes = Latin.bytes(text);
        return NameAddrParser.parse(bytes, 0, bytes.length);
    }

    /** The bytes that the offsets count in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Offset of the first character. */
    public int start() {
        return start;
    }

    /** Offset after the last character of this value, blanks left out. */
    public int end() {
        return end;
    }

    /** Offset of the next value after a comma, or -1. */
    public int next() {
        return next;
    }

    /** Display name as written, with quotes if any, blanks around it left out; empty when there is none. */
    public String display() {
        return Latin.string(bytes, displayStart, displayEnd);
    }

    /** Offset of the display name, or -1. */
    public int displayStart() {
        return displayStart;
    }

    /** Offset after the display name, or -1. */
    public int displayEnd() {
        return displayEnd;
    }

    /** The URI as written, without angle brackets. */
    public String uriText() {
        String text = uriText;
        if (text == null) {
            text = Latin.string(bytes, uriStart, uriEnd);
            uriText = text;
        }
        return text;
    }

    /** Offset of the URI. */
    public int uriStart() {
        return uriStart;
    }

    /** Offset after the URI. */
    public int uriEnd() {
        return uriEnd;
    }

    /** The URI stands in angle brackets. */
    public boolean isBracketed() {
        return bracketed;
    }

    /** The parsed URI, or null when it cannot be read. */
    public @Nullable SipUri uri() {
        if (!uriRead) {
            uri = SipUri.parse(bytes, uriStart, uriEnd);
            uriRead = true;
        }
        return uri;
    }

    /** The tag parameter, or null when there is none; a tag without value is empty. */
    public @Nullable String tag() {
        String text = tag;
        if (text == null && tagStart >= 0) {
            text = Latin.string(bytes, tagStart, tagEnd);
            tag = text;
        }
        return text;
    }

    /** There is a tag that is not empty. */
    public boolean hasTag() {
        return tagEnd > tagStart;
    }

    /** Offset of the tag's value, or -1. */
    public int tagStart() {
        return tagStart;
    }

    /** Offset after the tag's value, or -1. */
    public int tagEnd() {
        return tagEnd;
    }

    /** Header parameters as written without the first ';', or empty. */
    public String params() {
        return paramsStart < 0 ? "" : Latin.string(bytes, paramsStart + 1, end);
    }

    /** Offset of the ';' before the first parameter, or -1. */
    public int paramsStart() {
        return paramsStart;
    }

    /** Value of a header parameter without quotes; empty when it has none; null when it is not there. */
    public @Nullable String param(String name) {
        return paramsStart < 0 ? null : Parameters.value(bytes, paramsStart, end, name);
    }

    /** The value as written. */
    @Override
    public String toString() {
        return Latin.string(bytes, start, end);
    }
}
