package org.olelo.sip.body;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.header.ContentType;

/**
 * The session description that a message carries: its whole body, or the first part of that type.
 *
 * @param start offset of its first byte in the message
 * @param end offset after its last byte
 * @param sdp what it says
 */
public record SdpBody(int start, int end, Sdp sdp) {
    private static final String TYPE = "application/sdp";

    /** The session description of a message; null when there is none. */
    public static @Nullable SdpBody of(SipMessage message) {
        String value = message.header(HeaderId.CONTENT_TYPE);
        ContentType type = value == null ? null : ContentType.parse(value);
        if (!message.hasBody() || type == null) {
            return null;
        }
        if (type.is(TYPE)) {
            return of(message, message.bodyStart(), message.length());
        }
        for (BodyPart part : Multipart.parts(message)) {
            if (part.is(TYPE)) {
                return of(message, part.bodyStart(), part.bodyEnd());
            }
        }
        return null;
    }

    private static @Nullable SdpBody of(SipMessage message, int start, int end) {
        Sdp sdp = Sdp.parse(message.bytes(), start, end);
        return sdp == null ? null : new SdpBody(start, end, sdp);
    }
}
