package org.olelo.module.rtpengine;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.body.BodyPart;
import org.olelo.sip.body.Multipart;
import org.olelo.sip.header.ContentType;
import org.olelo.text.Latin;

/**
 * Where the session description is in a message.
 *
 * @param start offset in the message
 * @param end offset after it
 * @param text the description
 */
record SdpBody(int start, int end, String text) {
    /** The whole body, or the part of a multipart body that is a session description; null when there is none. */
    static @Nullable SdpBody of(SipMessage message) {
        String value = message.header(HeaderId.CONTENT_TYPE);
        ContentType type = value == null ? null : ContentType.parse(value);
        if (!message.hasBody() || type == null) {
            return null;
        }
        if (type.isMultipart()) {
            for (BodyPart part : Multipart.parts(message)) {
                if (part.is("application/sdp")) {
                    return new SdpBody(part.bodyStart(), part.bodyEnd(), part.body());
                }
            }
            return null;
        }
        if (!type.is("application/sdp") && !type.is("application/trickle-ice-sdpfrag")) {
            return null;
        }
        return new SdpBody(
                message.bodyStart(),
                message.length(),
                Latin.string(message.bytes(), message.bodyStart(), message.length()));
    }
}
