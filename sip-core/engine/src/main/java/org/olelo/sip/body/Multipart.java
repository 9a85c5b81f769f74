package org.olelo.sip.body;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.header.ContentType;
import org.olelo.text.Latin;

/** Multipart bodies (RFC 2046 5.1). */
public final class Multipart {
    private static final String DEFAULT_TYPE = "text/plain";

    private Multipart() {}

    /** Parts of the message's body; empty when it is not multipart or has no boundary. */
    public static List<BodyPart> parts(SipMessage message) {
        String value = message.header(HeaderId.CONTENT_TYPE);
        ContentType type = value == null ? null : ContentType.parse(value);
        String boundary = type == null || !type.isMultipart() ? null : type.param("boundary");
        if (boundary == null || boundary.isEmpty()) {
            return List.of();
        }
        return parts(message.bytes(), message.bodyStart(), message.length(), boundary);
    }

    /** Parts between the delimiters in bytes[from, to). */
    public static List<BodyPart> parts(byte[] bytes, int from, int to, String boundary) {
        byte[] delimiter = Latin.bytes("--" + boundary);
        List<BodyPart> parts = new ArrayList<>();
        int at = delimiter(bytes, from, from, to, delimiter);
        while (at >= 0) {
            int lineEnd = Latin.indexOf(bytes, at + delimiter.length, to, '\n');
            boolean last = Latin.startsWithIgnoreCase(bytes, at + delimiter.length, to, "--");
            if (last || lineEnd < 0) {
                return parts;
            }
            int next = delimiter(bytes, from, lineEnd + 1, to, delimiter);
            parts.add(part(bytes, at, lineEnd + 1, next < 0 ? to : withoutLineEnd(bytes, lineEnd + 1, next)));
            at = next;
        }
        return parts;
    }

    private static int delimiter(byte[] bytes, int bodyStart, int from, int to, byte[] delimiter) {
        int at = Latin.indexOf(bytes, from, to, delimiter);
        while (at > bodyStart && bytes[at - 1] != '\n') {
            at = Latin.indexOf(bytes, at + 1, to, delimiter);
        }
        return at;
    }

    private static int withoutLineEnd(byte[] bytes, int start, int end) {
        int stop = end;
        if (stop > start && bytes[stop - 1] == '\n') {
            stop--;
        }
        return stop > start && bytes[stop - 1] == '\r' ? stop - 1 : stop;
    }

    private static BodyPart part(byte[] bytes, int delimiterStart, int headersStart, int end) {
        String contentType = null;
        int at = headersStart;
        while (at < end) {
            int lineFeed = Latin.indexOf(bytes, at, end, '\n');
            int lineEnd = lineFeed < 0 ? end : lineFeed + 1;
            if (Latin.trimEnd(bytes, at, lineEnd) == at) {
                at = lineEnd;
                break;
            }
            String found = contentType(bytes, at, lineEnd);
            contentType = found != null ? found : contentType;
            at = lineEnd;
        }
        String type = contentType == null ? DEFAULT_TYPE : contentType;
        return new BodyPart(bytes, delimiterStart, headersStart, Math.min(at, end), end, type);
    }

    private static @Nullable String contentType(byte[] bytes, int from, int to) {
        int colon = Latin.indexOf(bytes, from, to, ':');
        if (colon < 0 || HeaderId.of(bytes, from, Latin.trimEnd(bytes, from, colon)) != HeaderId.CONTENT_TYPE) {
            return null;
        }
        int start = Latin.skipBlanks(bytes, colon + 1, to);
        return Latin.string(bytes, start, Latin.trimEnd(bytes, start, to));
    }
}
