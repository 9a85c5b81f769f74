package org.olelo.sip.body;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * A session description (RFC 4566) as offsets into the message. Lines that are no "x=value" are left out.
 *
 * @param bytes what the offsets count in
 * @param session lines before the first m=
 * @param media the media descriptions
 */
public record Sdp(byte[] bytes, List<SdpLine> session, List<SdpMedia> media) {
    /** Reads bytes[from, to); null when it has no line at all. */
    public static @Nullable Sdp parse(byte[] bytes, int from, int to) {
        List<SdpLine> session = new ArrayList<>();
        List<SdpMedia> media = new ArrayList<>();
        List<SdpLine> current = session;
        SdpLine connection = null;
        int at = from;
        while (at < to) {
            int lineFeed = Latin.indexOf(bytes, at, to, '\n');
            int end = lineFeed < 0 ? to : lineFeed + 1;
            SdpLine line = line(bytes, at, end);
            at = end;
            if (line == null) {
                continue;
            }
            if (line.type() == 'm') {
                current = new ArrayList<>();
                media.add(new SdpMedia(bytes, line, current, connection));
                continue;
            }
            if (line.type() == 'c' && media.isEmpty()) {
                connection = line;
            }
            current.add(line);
        }
        return session.isEmpty() && media.isEmpty() ? null : new Sdp(bytes, session, media);
    }

    private static @Nullable SdpLine line(byte[] bytes, int start, int end) {
        int valueEnd = Latin.trimEnd(bytes, start, end);
        if (valueEnd - start < 2 || bytes[start + 1] != '=') {
            return null;
        }
        return new SdpLine((char) (bytes[start] & 255), start, start + 2, valueEnd, end);
    }

    /** Value of a line. */
    static String text(byte[] bytes, SdpLine line) {
        return Latin.string(bytes, line.valueStart(), line.valueEnd());
    }

    /** Address in a c= line "IN IP4 192.0.2.1", or in an o= line, as its last or sixth word. */
    static String address(byte[] bytes, SdpLine line) {
        String[] words = text(bytes, line).split(" +");
        return words.length == 0 ? "" : words[words.length - 1];
    }

    static @Nullable String attribute(byte[] bytes, List<SdpLine> lines, String name) {
        for (SdpLine line : lines) {
            if (line.type() != 'a') {
                continue;
            }
            int colon = Latin.indexOf(bytes, line.valueStart(), line.valueEnd(), ':');
            int nameEnd = colon < 0 ? line.valueEnd() : colon;
            if (Latin.equalsIgnoreCase(bytes, line.valueStart(), nameEnd, name)) {
                return colon < 0 ? "" : Latin.string(bytes, colon + 1, line.valueEnd());
            }
        }
        return null;
    }

    /** The first session line of a type, or null. */
    public @Nullable SdpLine sessionLine(char type) {
        for (SdpLine line : session) {
            if (line.type() == type) {
                return line;
            }
        }
        return null;
    }

    /** Value of a line. */
    public String value(SdpLine line) {
        return text(bytes, line);
    }

    /** Value of a session attribute (empty for a flag), or null. */
    public @Nullable String attribute(String name) {
        return attribute(bytes, session, name);
    }

    /** Address of the session's c= line, or empty. */
    public String address() {
        SdpLine line = sessionLine('c');
        return line == null ? "" : address(bytes, line);
    }
}
