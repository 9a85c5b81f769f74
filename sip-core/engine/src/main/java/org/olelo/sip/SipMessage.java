package org.olelo.sip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * A received or built message: its bytes, where its header fields stand, and typed values parsed on first use. The bytes
 * never change; changes are {@code org.olelo.sip.edit.MessageEdits}. Used by one thread at a time, or published safely
 * and then only read. All offsets are bytes from the start of {@link #bytes()}.
 */
public abstract sealed class SipMessage implements Parsed permits SipRequest, SipResponse {
    private static final int NOT_READ = Integer.MIN_VALUE;

    private final byte[] bytes;
    private final int length;
    private final HeaderIndex index;
    private final Via via;
    private final NameAddr to;
    private final CSeq cseq;

    private boolean via2Read;
    private @Nullable Via via2;
    private boolean fromRead;
    private @Nullable NameAddr from;
    private @Nullable String callId;
    private int contentLength = NOT_READ;
    private int maxForwards = NOT_READ;
    private int expires = NOT_READ;
    private @Nullable Contacts contacts;
    private @Nullable List<NameAddr> routes;

    SipMessage(byte[] bytes, int length, HeaderIndex index, Via via, NameAddr to, CSeq cseq) {
        this.bytes = bytes;
        this.length = length;
        this.index = index;
        this.via = via;
        this.to = to;
        this.cseq = cseq;
    }

    /** The message; only the first {@link #length()} bytes belong to it. Do not change the array. */
    public final byte[] bytes() {
        return bytes;
    }

    /** Bytes of the message. */
    public final int length() {
        return length;
    }

    /** Offset of the first line: after blank lines, if the message starts with such. */
    public abstract int firstLineStart();

    /** Offset after the line end of the first line, where header fields start. */
    public final int headersStart() {
        return index.count() > 0 ? index.lineStart(0) : index.headersEnd();
    }

    /** The version as written, usually "SIP/2.0". */
    public abstract String version();

    /** False for an HTTP request, whose Via, To, CSeq and Call-ID are empty. */
    public final boolean isSip() {
        return via.transportEnd > 0;
    }

    /** Offset of the empty line: where a header field is appended. */
    public final int headersEnd() {
        return index.headersEnd();
    }

    /** An empty line ends the header fields; without it there is no body and no transaction. */
    public final boolean hasEmptyLine() {
        return index.headersEnd() < length;
    }

    /** Offset of the body; {@link #length()} when there is none. */
    public final int bodyStart() {
        return index.bodyStart();
    }

    /** There is at least one byte of body. */
    public final boolean hasBody() {
        return index.bodyStart() < length;
    }

    /** The body as text, or empty. */
    public final String body() {
        return Latin.string(bytes, index.bodyStart(), length);
    }

    /** Header fields in the message. */
    public final int headerCount() {
        return index.count();
    }

    /**
     * Among them is a line that is no header field (counted as OTHER with an empty name), an unreadable Content-Length, or a
     * second Call-ID, To, From, CSeq or Content-Length. Kamailio reads no further than that; we do.
     */
    public final boolean hasMalformedHeader() {
        return index.malformedAt() >= 0;
    }

    /** Which header field the i-th is. */
    public final HeaderId headerId(int i) {
        return HeaderId.of(index.id(i));
    }

    /** Start of the i-th header field and of its name. */
    public final int lineStart(int i) {
        return index.lineStart(i);
    }

    /** Offset after the line end of the i-th header field and its continuation lines. */
    public final int lineEnd(int i) {
        return index.lineEnd(i);
    }

    /** Start of the name. */
    public final int nameStart(int i) {
        return index.lineStart(i);
    }

    /** End of the name. */
    public final int nameEnd(int i) {
        return index.nameEnd(i);
    }

    /** Start of the value, blanks skipped. */
    public final int valueStart(int i) {
        return index.valueStart(i);
    }

    /** End of the value, blanks and line end left out. */
    public final int valueEnd(int i) {
        return index.valueEnd(i);
    }

    /** Name of the i-th header field as written. */
    public final String headerName(int i) {
        return Latin.string(bytes, index.lineStart(i), index.nameEnd(i));
    }

    /** Value of the i-th header field as written, trimmed; continuation lines keep their line ends. */
    public final String headerValue(int i) {
        return Latin.string(bytes, index.valueStart(i), index.valueEnd(i));
    }

    /** The value of the i-th header field up to its line end: blanks at its end are kept, as $hdr() reads it. */
    public final String headerBody(int i) {
        int start = index.valueStart(i);
        int end = index.lineEnd(i);
        if (end > start && bytes[end - 1] == '\n') {
            end--;
        }
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        return Latin.string(bytes, start, end);
    }

    /** Index of the first header field of that kind, or -1. */
    public final int find(HeaderId id) {
        return findFrom(id.ordinal(), 0);
    }

    /** Index of the next header field of the same kind as the i-th (OTHER: of the same name), or -1. */
    public final int next(int i) {
        int id = index.id(i);
        return id == HeaderId.OTHER.ordinal() ? findByName(headerName(i), i + 1) : findFrom(id, i + 1);
    }

    private int findFrom(int ordinal, int from) {
        for (int i = from; i < index.count(); i++) {
            if (index.id(i) == ordinal) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the first header field with that name or its compact form in any case, at {@code from} or later, or -1. */
    public final int findByName(String name, int from) {
        HeaderId id = HeaderId.of(name);
        if (id != HeaderId.OTHER) {
            return findFrom(id.ordinal(), from);
        }
        for (int i = from; i < index.count(); i++) {
            if (Latin.equalsIgnoreCase(bytes, index.lineStart(i), index.nameEnd(i), name)) {
                return i;
            }
        }
        return -1;
    }

    /** Value of the first header field of that kind, or null. */
    public final @Nullable String header(HeaderId id) {
        int i = find(id);
        return i < 0 ? null : headerValue(i);
    }

    /** Value of the first header field of that name, or null. */
    public final @Nullable String header(String name) {
        int i = findByName(name, 0);
        return i < 0 ? null : headerValue(i);
    }

    /** The topmost Via. */
    public final Via via() {
        return via;
    }

    /** The second Via, or null when there is none or it cannot be read. */
    public final @Nullable Via via2() {
        if (!via2Read) {
            via2 = readVia2();
            via2Read = true;
        }
        return via2;
    }

    /** There is a second Via, readable or not. */
    public final boolean hasSecondVia() {
        return via.next() >= 0 || next(find(HeaderId.VIA)) >= 0;
    }

    private @Nullable Via readVia2() {
        int first = find(HeaderId.VIA);
        if (via.next() >= 0) {
            return ViaParser.parse(bytes, via.next(), index.valueEnd(first));
        }
        int second = next(first);
        return second < 0 ? null : ViaParser.parse(bytes, index.valueStart(second), index.valueEnd(second));
    }

    /** All Via values from the top; stops at one that cannot be read. */
    public final List<Via> vias() {
        List<Via> all = new ArrayList<>();
        for (int i = find(HeaderId.VIA); i >= 0; i = next(i)) {
            int at = index.valueStart(i);
            while (at >= 0) {
                Via one = ViaParser.parse(bytes, at, index.valueEnd(i));
                if (one == null) {
                    return all;
                }
                all.add(one);
                at = one.next();
            }
        }
        return all;
    }

    /** From, or null when it cannot be read. */
    public final @Nullable NameAddr from() {
        if (!fromRead) {
            from = readOnlyNameAddr(HeaderId.FROM);
            fromRead = true;
        }
        return from;
    }

    /** To. */
    public final NameAddr to() {
        return to;
    }

    /** The value of a header field that holds one address (From, Refer-To, Diversion …); null when absent or unreadable. */
    public final @Nullable NameAddr readOnlyNameAddr(HeaderId id) {
        int i = find(id);
        return i < 0 ? null : NameAddr.parseOne(bytes, index.valueStart(i), index.valueEnd(i));
    }

    /** The first value of a header field that holds a list of addresses (Route, Contact …); null when absent or unreadable. */
    public final @Nullable NameAddr readNameAddr(HeaderId id) {
        int i = find(id);
        return i < 0 ? null : NameAddr.parse(bytes, index.valueStart(i), index.valueEnd(i));
    }

    /** All values of the header fields of a kind that holds addresses; stops at one that cannot be read. */
    public final List<NameAddr> readNameAddrs(HeaderId id) {
        int i = find(id);
        if (i < 0) {
            return List.of();
        }
        List<NameAddr> all = new ArrayList<>(4);
        for (; i >= 0; i = next(i)) {
            int at = index.valueStart(i);
            while (at >= 0) {
                NameAddr one = NameAddr.parse(bytes, at, index.valueEnd(i));
                if (one == null) {
                    return all;
                }
                all.add(one);
                at = one.next();
            }
        }
        return all;
    }

    /** CSeq. */
    public final CSeq cseq() {
        return cseq;
    }

    /** Sequence number, or -1 when it is no number. */
    public final long cseqNumber() {
        return cseq.number();
    }

    /** Method in CSeq. */
    public final Method cseqMethod() {
        return cseq.method();
    }

    /** Call-ID; empty in an HTTP request. */
    public final String callId() {
        String text = callId;
        if (text == null) {
            int i = find(HeaderId.CALL_ID);
            text = i < 0 ? "" : headerValue(i);
            callId = text;
        }
        return text;
    }

    /** Content-Length, or -1 when it is absent or no number. */
    public final int contentLength() {
        if (contentLength == NOT_READ) {
            contentLength = readInt(HeaderId.CONTENT_LENGTH);
        }
        return contentLength;
    }

    /** Max-Forwards, or -1 when it is absent or no number. */
    public final int maxForwards() {
        if (maxForwards == NOT_READ) {
            maxForwards = readInt(HeaderId.MAX_FORWARDS);
        }
        return maxForwards;
    }

    /**
     * Writes a lower value into the place of the old one, blanks in front: the only change a received message sees, made
     * before any other thread does.
     *
     * @param header the field, as {@code find} gives it
     * @param value not longer than the one there
     */
    public final void lowerMaxForwards(int header, int value) {
        maxForwards = value;
        int rest = value;
        int start = valueStart(header);
        for (int at = valueEnd(header) - 1; at >= start; at--) {
            boolean digit = rest > 0 || at == valueEnd(header) - 1;
            bytes()[at] = (byte) (digit ? '0' + rest % 10 : ' ');
            rest /= 10;
        }
    }

    /** Expires in seconds, or -1 when it is absent or no number. */
    public final int expires() {
        if (expires == NOT_READ) {
            expires = readInt(HeaderId.EXPIRES);
        }
        return expires;
    }

    private int readInt(HeaderId id) {
        int i = find(id);
        return i < 0 ? -1 : Latin.parseInt(bytes, index.valueStart(i), index.valueEnd(i));
    }

    /** Contacts of all Contact header fields. */
    public final Contacts contacts() {
        Contacts all = contacts;
        if (all == null) {
            all = readContacts();
            contacts = all;
        }
        return all;
    }

    private Contacts readContacts() {
        int i = find(HeaderId.CONTACT);
        if (i < 0) {
            return Contacts.NONE;
        }
        boolean star = false;
        List<NameAddr> values = new ArrayList<>(2);
        for (; i >= 0; i = next(i)) {
            int at = index.valueStart(i);
            int end = index.valueEnd(i);
            if (at < end && bytes[at] == '*') { // what follows it does not count
                star = true;
                continue;
            }
            while (at >= 0) {
                NameAddr one = NameAddr.parse(bytes, at, end);
                if (one == null) {
                    return new Contacts(star, true, values);
                }
                values.add(one);
                at = one.next();
            }
            if (end > index.valueStart(i) && bytes[end - 1] == ',') { // something must follow
                return new Contacts(star, true, values);
            }
        }
        return new Contacts(star, false, values);
    }

    /** All values of all Route header fields, topmost first; stops at one that cannot be read. */
    public final List<NameAddr> routes() {
        List<NameAddr> all = routes;
        if (all == null) {
            all = readNameAddrs(HeaderId.ROUTE);
            routes = all;
        }
        return all;
    }

    /** Name of the event package without parameters, or null. */
    public final @Nullable String event() {
        int i = find(HeaderId.EVENT);
        if (i < 0) {
            return null;
        }
        int end = index.valueEnd(i);
        int semicolon = Latin.indexOf(bytes, index.valueStart(i), end, ';');
        int stop = semicolon < 0 ? end : Latin.trimEnd(bytes, index.valueStart(i), semicolon);
        return Latin.string(bytes, index.valueStart(i), stop);
    }

    final HeaderIndex index() {
        return index;
    }

    /** The message as it came. */
    @Override
    public final String toString() {
        return Latin.string(bytes, 0, length);
    }
}
