package org.olelo.sip.body;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * One media description (RFC 4566 5.14).
 *
 * @param bytes what the offsets count in
 * @param line the m= line
 * @param lines the lines after it
 * @param sessionConnection the c= line of the session, or null
 */
public record SdpMedia(
        byte[] bytes,
        SdpLine line,
        List<SdpLine> lines,
        @Nullable SdpLine sessionConnection) {
    /** "audio", "video" … */
    public String type() {
        return word(0);
    }

    /** Port, or -1 when it is no number. */
    public int port() {
        String text = word(1);
        int slash = text.indexOf('/');
        return Latin.parseInt(slash < 0 ? text : text.substring(0, slash));
    }

    /** "RTP/AVP" … */
    public String protocol() {
        return word(2);
    }

    /** Payload types or other formats, separated by blanks. */
    public String formats() {
        String[] words = Sdp.text(bytes, line).split(" +", 4);
        return words.length < 4 ? "" : words[3];
    }

    private String word(int i) {
        String[] words = Sdp.text(bytes, line).split(" +");
        return i < words.length ? words[i] : "";
    }

    /** The c= line that holds for this media, or null. */
    public @Nullable SdpLine connection() {
        for (SdpLine one : lines) {
            if (one.type() == 'c') {
                return one;
            }
        }
        return sessionConnection;
    }

    /** Address of the connection line, or empty. */
    public String address() {
        SdpLine connection = connection();
        return connection == null ? "" : Sdp.address(bytes, connection);
    }

    /** Value of an attribute (empty for a flag), or null when it is not there. */
    public @Nullable String attribute(String name) {
        return Sdp.attribute(bytes, lines, name);
    }

    /** Offset after the last line. */
    public int end() {
        return lines.isEmpty() ? line.end() : lines.get(lines.size() - 1).end();
    }
}
