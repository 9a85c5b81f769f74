package org.olelo.sip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.olelo.text.Latin;

/**
 * Where every header field of a message stands, found in one pass. Positions are byte offsets into the message. A line
 * ends with LF or CR LF; a line that starts with a blank continues the one before (RFC 3261 7.3.1).
 */
public final class HeaderIndex {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long COLONS = 0x3A3A3A3A3A3A3A3AL;

    private static final int FIELDS = 5;
    private static final int LINE_START = 0;
    private static final int NAME_END = 1;
    private static final int VALUE_START = 2;
    private static final int VALUE_END = 3;
    private static final int LINE_END = 4;
    private static final int USUAL_HEADERS = 20;

    private int[] positions = new int[USUAL_HEADERS * FIELDS];
    private byte[] ids = new byte[USUAL_HEADERS];
    private int count;
    /** Bits of the ordinals of the single ones seen. */
    private int singles;

    private int malformedAt = -1;
    private int headersEnd;
    private int bodyStart;

    private HeaderIndex() {}

    /** Indexes the header fields that start at {@code from}; the message ends at {@code to}. */
    public static HeaderIndex of(byte[] bytes, int from, int to) {
        HeaderIndex index = new HeaderIndex();
        index.scan(bytes, from, to);
        return index;
    }

    private void scan(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            byte first = bytes[at];
            if (first == '\n') {
                headersEnd = at;
                bodyStart = at + 1;
                return;
            }
            if (first == '\r' && (at + 1 == to || bytes[at + 1] == '\n')) {
                headersEnd = at;
                bodyStart = Math.min(at + 2, to);
                return;
            }
            at = header(bytes, at, to);
        }
        headersEnd = to;
        bodyStart = to;
    }

    private int header(byte[] bytes, int lineStart, int to) {
        int colon = first(bytes, lineStart, Math.min(to, lineStart + HeaderId.LONGEST + 1), COLONS);
        HeaderId id = HeaderId.of(bytes, lineStart, Math.max(colon, lineStart));
        int nameEnd = colon;
        if (id == HeaderId.OTHER) {
            nameEnd = nameEnd(bytes, lineStart, to);
            colon = nameEnd;
            while (colon < to && (bytes[colon] == ' ' || bytes[colon] == '\t')) {
                colon++;
            }
            id = HeaderId.of(bytes, lineStart, nameEnd);
        }
        int lineEnd = lineEnd(bytes, colon, to);
        boolean wellFormed = nameEnd > lineStart && colon < to && bytes[colon] == ':';
        int valueStart = wellFormed ? colon + 1 : lineStart;
        while (valueStart < lineEnd && isBlank(bytes[valueStart])) {
            valueStart++;
        }
        int valueEnd = lineEnd;
        while (valueEnd > valueStart && isBlank(bytes[valueEnd - 1])) {
            valueEnd--;
        }
        if (!wellFormed && malformedAt < 0) {
            malformedAt = count;
        }
        add(
                bytes,
                wellFormed ? id : HeaderId.OTHER,
                lineStart,
                wellFormed ? nameEnd : lineStart,
                valueStart,
                valueEnd,
                lineEnd);
        return lineEnd;
    }

    private static int nameEnd(byte[] bytes, int lineStart, int to) {
        int nameEnd = lineStart;
        while (nameEnd < to && Latin.isToken(bytes[nameEnd])) {
            nameEnd++;
        }
        return nameEnd;
    }

    private void add(byte[] bytes, HeaderId id, int lineStart, int nameEnd, int valueStart, int valueEnd, int lineEnd) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
            positions = Arrays.copyOf(positions, count * 2 * FIELDS);
        }
        int base = count * FIELDS;
        positions[base + LINE_START] = lineStart;
        positions[base + NAME_END] = nameEnd;
        positions[base + VALUE_START] = valueStart;
        positions[base + VALUE_END] = valueEnd;
        positions[base + LINE_END] = lineEnd;
        if (malformedAt < 0 && isSingle(id)) {
            int seen = 1 << id.ordinal();
            if ((singles & seen) != 0 || !isReadable(id, bytes, valueStart, valueEnd)) {
                malformedAt = count;
            }
            singles |= seen;
        }
        ids[count++] = (byte) id.ordinal();
    }

    /** Header fields that Kamailio refuses to see twice. */
    private static boolean isSingle(HeaderId id) {
        return switch (id) {
            case CALL_ID, TO, FROM, CSEQ, CONTENT_LENGTH, MAX_FORWARDS -> true;
            default -> false;
        };
    }

    private static boolean isReadable(HeaderId id, byte[] bytes, int valueStart, int valueEnd) {
        return id != HeaderId.CONTENT_LENGTH || Latin.parseInt(bytes, valueStart, valueEnd) >= 0;
    }

    /** Position after the LF that ends the line or its last continuation. */
    private static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (true) {
            int lineFeed = lineFeed(bytes, at, to);
            if (lineFeed < 0) {
                return to;
            }
            at = lineFeed + 1;
            if (at >= to || bytes[at] != ' ' && bytes[at] != '\t') {
                return at;
            }
        }
    }

    /** Position of the next LF, or -1. */
    static int lineFeed(byte[] bytes, int from, int to) {
        return first(bytes, from, to, LINE_FEEDS);
    }

    /** Position of the first byte of that kind, or -1; it is given eight times in a word. */
    private static int first(byte[] bytes, int from, int to, long wanted) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long differences = (long) LONGS.get(bytes, at) ^ wanted;
            long found = (differences - ONES) & ~differences & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == (byte) wanted) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** Index of the first header field of that kind, or -1. */
    int find(HeaderId wanted) {
        byte ordinal = (byte) wanted.ordinal();
        for (int i = 0; i < count; i++) {
            if (ids[i] == ordinal) {
                return i;
            }
        }
        return -1;
    }

    int count() {
        return count;
    }

    int id(int i) {
        return ids[i];
    }

    int lineStart(int i) {
        return positions[i * FIELDS + LINE_START];
    }

    int nameEnd(int i) {
        return positions[i * FIELDS + NAME_END];
    }

    int valueStart(int i) {
        return positions[i * FIELDS + VALUE_START];
    }

    int valueEnd(int i) {
        return positions[i * FIELDS + VALUE_END];
    }

    int lineEnd(int i) {
        return positions[i * FIELDS + LINE_END];
    }

    int malformedAt() {
        return malformedAt;
    }

    /** That header field cannot be read. */
    void malformed(int at) {
        if (malformedAt < 0 || at < malformedAt) {
            malformedAt = at;
        }
    }

    /** The next header field of the same kind, or -1. */
    int next(int after) {
        for (int i = after + 1; i < count; i++) {
            if (ids[i] == ids[after]) {
                return i;
            }
        }
        return -1;
    }

    int headersEnd() {
        return headersEnd;
    }

    int bodyStart() {
        return bodyStart;
    }
}
