package org.olelo.sip;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * From bytes to a message or a defect; nothing is thrown. Checked as Kamailio does before its script runs: the first line,
 * the topmost Via, To, CSeq, and that From and Call-ID are there. Tolerated: LF without CR, blank lines in front, no
 * Content-Length, no empty line at the end, several spaces before the version, malformed lines after the required ones.
 */
public final class MessageParser {
    private static final int LONGEST_VERSION = 12;

    private final byte[] bytes;
    private final int length;

    private MessageParser(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** Reads a message that fills the array, which must not change afterwards. */
    public static Parsed parse(byte[] bytes) {
        return new MessageParser(bytes, bytes.length).read();
    }

    /**
     * Reads a message in bytes[offset, offset + length). With offset 0 the array is kept and must not change; otherwise the
     * range is copied.
     */
    public static Parsed parse(byte[] bytes, int offset, int length) {
        byte[] own = offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
        return new MessageParser(own, length).read();
    }

    /** Reads a message from text of one byte a character. */
    public static Parsed parse(String text) {
        return parse(Latin.bytes(text));
    }

    private Parsed read() {
        int start = 0;
        while (start < length && Latin.isBlank(bytes[start])) {
            start++;
        }
        if (start == length) {
            return new MalformedMessage(MessageDefect.EMPTY, 0);
        }
        int lineFeed = HeaderIndex.lineFeed(bytes, start, length);
        if (lineFeed < 0) {
            return new MalformedMessage(MessageDefect.START_LINE, start);
        }
        int end = lineFeed > start && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
        return isStatusLine(start, end) ? response(start, end, lineFeed + 1) : request(start, end, lineFeed + 1);
    }

    private boolean isStatusLine(int start, int end) {
        return end - start > 8 && bytes[start + 7] == ' ' && isSip20(start, start + 7)
                || end - start > 9 && bytes[start + 8] == ' ' && isHttp(start, start + 8);
    }

    private boolean isSip20(int from, int to) {
        return Latin.equalsIgnoreCase(bytes, from, to, "SIP/2.0");
    }

    private boolean isHttp(int from, int to) {
        return Latin.equalsIgnoreCase(bytes, from, to, "HTTP/1.1")
                || Latin.equalsIgnoreCase(bytes, from, to, "HTTP/1.0");
    }

    private Parsed response(int start, int end, int headers) {
        int versionEnd = Latin.indexOf(bytes, start, end, ' ');
        int status = versionEnd + 1;
        if (end - status < 3 || end - status > 3 && bytes[status + 3] != ' ') {
            return new MalformedMessage(MessageDefect.STATUS_CODE, status);
        }
        int code = Latin.parseInt(bytes, status, status + 3);
        if (code < 100) {
            return new MalformedMessage(MessageDefect.STATUS_CODE, status);
        }
        int reason = Math.min(status + 4, end);
        return message(null, new StatusLine(start, versionEnd, status, code, reason, end), headers);
    }

    private Parsed request(int start, int end, int headers) {
        int methodEnd = start;
        while (methodEnd < end
                && (bytes[methodEnd] & 255) > ' ') { // Kamailio takes more than tokens: the script decides
            methodEnd++;
        }
        if (methodEnd == start || methodEnd == end || bytes[methodEnd] != ' ') {
            return new MalformedMessage(MessageDefect.START_LINE, methodEnd);
        }
        int uriStart = methodEnd + 1;
        int uriEnd = Latin.indexOf(bytes, uriStart, end, ' ');
        if (uriEnd < 0) {
            return new MalformedMessage(MessageDefect.START_LINE, end);
        }
        int versionStart = uriEnd;
        while (versionStart < end && bytes[versionStart] == ' ') {
            versionStart++;
        }
        int versionEnd = Latin.trimEnd(bytes, versionStart, end);
        if (versionEnd - versionStart > LONGEST_VERSION || Latin.indexOf(bytes, versionStart, versionEnd, ' ') >= 0) {
            return new MalformedMessage(MessageDefect.START_LINE, versionStart);
        }
        if (!isSip20(versionStart, versionEnd) && !isHttp(versionStart, versionEnd)) {
            return new MalformedMessage(MessageDefect.VERSION, versionStart);
        }
        RequestLine line = new RequestLine(start, methodEnd, uriStart, uriEnd, versionStart, versionEnd);
        return isHttp(versionStart, versionEnd) ? http(line, headers) : message(line, null, headers);
    }

    /** An HTTP request: no SIP header field is asked for; Via, To and CSeq are empty. */
    private Parsed http(RequestLine line, int headers) {
        HeaderIndex index = HeaderIndex.of(bytes, headers, length);
        Via via = new Via(bytes, headers);
        via.end = headers;
        CSeq cseq = new CSeq(headers, headers, headers, headers, -1, Method.OTHER);
        return new SipRequest(bytes, length, line, index, via, new NameAddr(bytes, headers), cseq);
    }

    private Parsed message(@Nullable RequestLine request, @Nullable StatusLine status, int headers) {
        HeaderIndex index = HeaderIndex.of(bytes, headers, length);
        int viaAt = index.find(HeaderId.VIA);
        int toAt = index.find(HeaderId.TO);
        int fromAt = index.find(HeaderId.FROM);
        int callIdAt = index.find(HeaderId.CALL_ID);
        int cseqAt = index.find(HeaderId.CSEQ);
        if (request != null) {
            checkVias(index, viaAt);
        }
        int last = Math.max(Math.max(viaAt, toAt), Math.max(Math.max(fromAt, callIdAt), cseqAt));
        int malformed = index.malformedAt();
        if (malformed >= 0 && malformed < last) {
            return new MalformedMessage(MessageDefect.HEADER_FIELD, index.lineStart(malformed));
        }
        if ((viaAt | toAt | fromAt | callIdAt | cseqAt) < 0) {
            return new MalformedMessage(missing(viaAt, callIdAt, fromAt, toAt), index.headersEnd());
        }
        Via via = ViaParser.parse(bytes, index.valueStart(viaAt), index.valueEnd(viaAt));
        if (via == null) {
            return new MalformedMessage(MessageDefect.VIA, index.valueStart(viaAt));
        }
        NameAddr to = NameAddr.parseOne(bytes, index.valueStart(toAt), index.valueEnd(toAt));
        if (to == null) {
            return new MalformedMessage(MessageDefect.TO, index.valueStart(toAt));
        }
        CSeq cseq = CSeq.parse(bytes, index.valueStart(cseqAt), index.valueEnd(cseqAt));
        if (cseq == null) {
            return new MalformedMessage(MessageDefect.CSEQ, index.valueStart(cseqAt));
        }
        if (request != null) {
            return new SipRequest(bytes, length, request, index, via, to, cseq);
        }
        return new SipResponse(bytes, length, Objects.requireNonNull(status), index, via, to, cseq);
    }

    /** All values of Via below the topmost, which is read for itself, must be readable. */
    private void checkVias(HeaderIndex index, int first) {
        for (int i = first; i >= 0; i = index.next(i)) {
            int to = index.valueEnd(i);
            int at = index.valueStart(i);
            if (i == first) {
                int comma = Latin.indexOf(bytes, at, to, ',');
                if (comma < 0) {
                    continue;
                }
                Via top = ViaParser.parse(bytes, at, to);
                at = top == null ? -1 : top.next();
            }
            while (at >= 0) {
                Via one = ViaParser.parse(bytes, at, to);
                if (one == null) {
                    index.malformed(i);
                    return;
                }
                at = one.next();
            }
        }
    }

    private static MessageDefect missing(int viaAt, int callIdAt, int fromAt, int toAt) {
        if (viaAt < 0) {
            return MessageDefect.NO_VIA;
        }
        if (callIdAt < 0) {
            return MessageDefect.NO_CALL_ID;
        }
        if (fromAt < 0) {
            return MessageDefect.NO_FROM;
        }
        return toAt < 0 ? MessageDefect.NO_TO : MessageDefect.NO_CSEQ;
    }
}
