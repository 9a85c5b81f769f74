package org.olelo.module.textops;

import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.body.BodyPart;
import org.olelo.sip.body.Multipart;
import org.olelo.sip.body.Sdp;
import org.olelo.sip.body.SdpMedia;
import org.olelo.spi.Literal;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.Latin;

/** Bodies: tests, replacement, parts of multipart/mixed. */
public final class BodyFunctions {
    BodyFunctions() {}

    @ScriptFunction(value = "has_body", doc = "True when Content-Length says that there is a body.")
    public boolean hasBody(MessageContext ctx) {
        return ctx.message().contentLength() > 0 && ctx.message().hasEmptyLine();
    }

    @ScriptFunction(value = "has_body", doc = "True when there is a body of that content type.")
    public boolean hasBody(MessageContext ctx, @Literal MediaType contentType) {
        return hasBody(ctx)
                && (contentType.text().isEmpty() || mediaType(ctx.message()).equalsIgnoreCase(contentType.text()));
    }

    private static String mediaType(SipMessage message) {
        String value = message.header(HeaderId.CONTENT_TYPE);
        return value == null ? "" : value.split(";", 2)[0].trim();
    }

    @ScriptFunction(value = "set_body", doc = "Sets body and content type of the message.")
    public boolean setBody(MessageContext ctx, String body, String contentType) {
        if (body.isEmpty() || contentType.isEmpty()) {
            return false;
        }
        return BodyReplacement.set(ctx, body, "Content-Type: " + contentType + "\r\n");
    }

    @ScriptFunction(value = "set_reply_body", doc = "Sets body and content type of the replies to this request.")
    public boolean setReplyBody(MessageContext ctx, String body, String contentType) {
        if (body.isEmpty() || contentType.isEmpty()) {
            return false;
        }
        ctx.replyBody(body);
        ctx.replyHeaders().add("Content-Type: " + contentType + "\r\n");
        return true;
    }

    @ScriptFunction(
            value = "filter_body",
            doc = "Leaves of a multipart body the content of the first part of that type.")
    public boolean filterBody(MessageContext ctx, String contentType) {
        SipMessage message = ctx.message();
        for (BodyPart part : Multipart.parts(message)) {
            if (part.is(contentType.strip())) {
                int start = afterContentType(part);
                ctx.edits().delete(message.bodyStart(), start - message.bodyStart());
                ctx.edits().delete(part.bodyEnd(), message.length() - part.bodyEnd());
                return true;
            }
        }
        return false;
    }

    /** Offset after the Content-Type line of the part and the line ends that follow it; other header lines stay. */
    private static int afterContentType(BodyPart part) {
        byte[] bytes = part.bytes();
        int at = part.headersStart();
        while (at < part.bodyStart()) {
            int lineEnd = Latin.indexOf(bytes, at, part.bodyEnd(), '\n') + 1;
            if (lineEnd == 0) {
                break;
            }
            int colon = Latin.indexOf(bytes, at, lineEnd, ':');
            at = lineEnd;
            if (colon > 0 && HeaderId.of(bytes, lineStart(bytes, colon), colon) == HeaderId.CONTENT_TYPE) {
                break;
            }
        }
        while (at < part.bodyEnd() && (bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }

    private static int lineStart(byte[] bytes, int from) {
        int at = from;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    @ScriptFunction(
            value = "is_audio_on_hold",
            doc = "1 when an audio stream has the connection address 0.0.0.0, 2 when it is sendonly or inactive.")
    public int isAudioOnHold(MessageContext ctx) {
        SipMessage message = ctx.message();
        Sdp sdp = message.hasBody() ? Sdp.parse(message.bytes(), message.bodyStart(), message.length()) : null;
        if (sdp == null || sdp.sessionLine('o') == null) {
            return -1;
        }
        for (SdpMedia media : sdp.media()) {
            if (!media.type().equals("audio")) {
                continue;
            }
            if (media.address().equals("0.0.0.0")) {
                return 1;
            }
            if (isHeld(media)) {
                return 2;
            }
        }
        return -1;
    }

    private static boolean isHeld(SdpMedia media) {
        return media.attribute("sendonly") != null || media.attribute("inactive") != null;
    }
}
