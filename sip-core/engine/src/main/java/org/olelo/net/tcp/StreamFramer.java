package org.olelo.net.tcp;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into SIP messages by Content-Length (RFC 3261 18.3), with Kamailio's tolerances: white space before
 * a message is skipped, lines may end in LF alone, the first Content-Length counts, a folded one is not seen. Also cuts
 * HTTP requests and HEP3 frames where they are allowed.
 */
final class StreamFramer implements Framer {
    private static final byte[] NONE = {};
    private static final int UNKNOWN = -1;
    private static final int INVALID = -2;
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private final int longest;
    private final boolean withoutLength;
    private final boolean hep;

    private byte[] buffer = NONE;
    /** First byte not consumed. */
    private int start;
    /** End of the bytes received. */
    private int end;
    /** Where the search for the end of the headers goes on; start = nothing searched yet. */
    private int scan;
    /** Start of the header line that scan is in. */
    private int line;
    /** Value of Content-Length; -1 = not seen. */
    private int contentLength = -1;
    /** Transfer-Encoding: chunked was seen. */
    private boolean chunked;
    /** End of the headers; 0 = not found yet. */
    private int bodyStart;

    private byte[] messageArray = NONE;
    private int messageOffset;
    private int messageLength;

    /**
     * @param longest most bytes of a message
     * @param withoutLength a missing Content-Length means no body, instead of an error
     * @param hep take HEP3 frames
     */
    StreamFramer(int longest, boolean withoutLength, boolean hep) {
        this.longest = longest;
        this.withoutLength = withoutLength;
        this.hep = hep;
    }

    @Override
    public void add(ByteBuf in) {
        int count = in.readableBytes();
        reserve(count);
        in.readBytes(buffer, end, count);
        end += count;
    }

    @Override
    public FrameEvent next() {
        if (scan == start) {
            FrameEvent leading = skipLeading();
            if (leading != null) {
                return leading;
            }
        }
        if (hep && startsLikeHep()) {
            return nextHep();
        }
        if (bodyStart == 0 && !findBody()) {
            return end - start > longest ? FrameEvent.TOO_LONG : FrameEvent.NONE;
        }
        int messageEnd = messageEnd();
        if (messageEnd == INVALID) {
            return FrameEvent.BAD;
        }
        int length = messageEnd == UNKNOWN ? end - start : messageEnd - start;
        if (length > longest) {
            return FrameEvent.TOO_LONG;
        }
        return messageEnd == UNKNOWN || messageEnd > end ? FrameEvent.NONE : message(length);
    }

    @Override
    public byte[] array() {
        return messageArray;
    }

    @Override
    public int offset() {
        return messageOffset;
    }

    @Override
    public int length() {
        return messageLength;
    }

    @Override
    public boolean isPartial() {
        return end > start && scan > start;
    }

    @Override
    public byte[] rest() {
        return Arrays.copyOfRange(buffer, start, end);
    }

    private void reserve(int count) {
        if (start == end) {
            buffer = new byte[count]; // the array goes to the receiver of the message, so it is never reused
            shift(start);
            start = 0;
            end = 0;
            return;
        }
        if (buffer.length - end >= count) {
            return;
        }
        int kept = end - start;
        int needed = kept + count;
        byte[] larger = new byte[Math.max(needed, Math.min(longest + 1, 2 * needed))];
        System.arraycopy(buffer, start, larger, 0, kept);
        buffer = larger;
        shift(start);
        start = 0;
        end = kept;
    }

    private void shift(int by) {
        scan -= by;
        line -= by;
        if (bodyStart > 0) {
            bodyStart -= by;
        }
    }

    private @Nullable FrameEvent skipLeading() {
        while (start < end) {
            byte c = buffer[start];
            if (c == CR && startsWithCrLf(start)) {
                if (end - start < 4 && isCrLfPrefix(start)) {
                    rewind();
                    return FrameEvent.NONE; // one CRLF may become a keepalive
                }
                if (end - start >= 4 && startsWithCrLf(start + 2)) {
                    start += 4;
                    rewind();
                    return FrameEvent.KEEPALIVE;
                }
                start += 2;
            } else if (c == CR && end - start == 1) {
                rewind();
                return FrameEvent.NONE;
            } else if (c == CR || c == LF || c == ' ' || c == '\t') {
                start++;
            } else {
                break;
            }
        }
        rewind();
        return start == end ? FrameEvent.NONE : null;
    }

    private void rewind() {
        scan = start;
        line = start;
        bodyStart = 0;
        contentLength = -1;
        chunked = false;
    }

    private boolean startsWithCrLf(int at) {
        return at + 1 < end && buffer[at] == CR && buffer[at + 1] == LF;
    }

    private boolean isCrLfPrefix(int at) {
        for (int i = at; i < end; i++) {
            if (buffer[i] != ((i - at) % 2 == 0 ? CR : LF)) {
                return false;
            }
        }
        return true;
    }

    private boolean findBody() {
        int i = scan;
        while (i < end) {
            if (buffer[i] != LF) {
                i++;
                continue;
            }
            int lineEnd = i > line && buffer[i - 1] == CR ? i - 1 : i;
            i++;
            if (lineEnd == line) {
                bodyStart = i;
                scan = i;
                return true;
            }
            readHeader(line, lineEnd);
            line = i;
        }
        scan = i;
        return false;
    }

    private void readHeader(int from, int to) {
        byte first = buffer[from];
        if (first == 'C' || first == 'c') {
            readLength(afterName("content-length", from, to), to);
        } else if (first == 'L' || first == 'l') {
            readLength(afterName("l", from, to), to);
        } else if (withoutLength && (first == 'T' || first == 't')) {
            int value = afterName("transfer-encoding", from, to);
            chunked |= value >= 0 && endsWith("chunked", value, to);
        }
    }

    /** Index after the colon when the line has that name, else -1. */
    private int afterName(String name, int from, int to) {
        int i = from;
        for (int n = 0; n < name.length(); n++, i++) {
            if (i == to || ((buffer[i] | 0x20) != name.charAt(n) && buffer[i] != name.charAt(n))) {
                return -1;
            }
        }
        while (i < to && isBlank(buffer[i])) {
            i++;
        }
        return i < to && buffer[i] == ':' ? i + 1 : -1;
    }

    private boolean endsWith(String text, int from, int to) {
        int at = to;
        while (at > from && isBlank(buffer[at - 1])) {
            at--;
        }
        at -= text.length();
        if (at < from) {
            return false;
        }
        for (int n = 0; n < text.length(); n++) {
            if ((buffer[at + n] | 0x20) != text.charAt(n)) {
                return false;
            }
        }
        return true;
    }

    private void readLength(int from, int to) {
        if (from < 0 || contentLength != -1) {
            return;
        }
        int i = from;
        while (i < to && isBlank(buffer[i])) {
            i++;
        }
        if (i == to) {
            return; // the value is folded to the next line, or missing
        }
        long value = 0;
        int digits = i;
        while (i < to && buffer[i] >= '0' && buffer[i] <= '9') {
            value = Math.min(value * 10 + buffer[i] - '0', Integer.MAX_VALUE / 2);
            i++;
        }
        boolean any = i > digits;
        while (i < to && isBlank(buffer[i])) {
            i++;
        }
        contentLength = any && i == to ? (int) value : -2;
    }

    /** Index after the message, {@link #UNKNOWN} or {@link #INVALID}. */
    private int messageEnd() {
        if (contentLength >= 0) {
            return bodyStart + contentLength;
        }
        if (contentLength == -2 || !withoutLength) {
            return INVALID;
        }
        return chunked ? chunksEnd() : bodyStart;
    }

    private int chunksEnd() {
        int at = bodyStart;
        while (true) {
            int size = 0;
            int i = at;
            while (i < end && Character.digit(buffer[i], 16) >= 0 && size <= longest) {
                size = size * 16 + Character.digit(buffer[i], 16);
                i++;
            }
            if ((i < end && i == at) || size > longest) {
                return INVALID;
            }
            while (i < end && buffer[i] != LF) {
                i++;
            }
            if (i == end) {
                return UNKNOWN;
            }
            at = i + 1 + size + 2; // chunk and its CRLF; no trailer fields are taken
            if (at > end) {
                return UNKNOWN;
            }
            if (size == 0) {
                return at;
            }
        }
    }

    private boolean startsLikeHep() {
        for (int i = 0; i < 4 && start + i < end; i++) {
            if (buffer[start + i] != "HEP3".charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private FrameEvent nextHep() {
        scan = start + 1;
        if (end - start < 6) {
            return FrameEvent.NONE;
        }
        int length = ((buffer[start + 4] & 255) << 8) | (buffer[start + 5] & 255);
        if (length < 6) {
            return FrameEvent.BAD;
        }
        if (length > longest) {
            return FrameEvent.TOO_LONG;
        }
        return length > end - start ? FrameEvent.NONE : message(length);
    }

    private FrameEvent message(int length) {
        boolean last = start + length == end;
        if (last && length >= buffer.length / 2) {
            messageArray = buffer;
            messageOffset = start;
            buffer = NONE;
            start = 0;
            end = 0;
        } else {
            messageArray = Arrays.copyOfRange(buffer, start, start + length);
            messageOffset = 0;
            start += length;
        }
        messageLength = length;
        rewind();
        return FrameEvent.MESSAGE;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }
}
