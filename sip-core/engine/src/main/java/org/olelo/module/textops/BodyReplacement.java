package org.olelo.module.textops;

import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;

/** Puts another body in the place of the received one. */
final class BodyReplacement {
    private BodyReplacement() {}

    /** Sets the body; the Content-Type goes and the header lines come at the end, with a Content-Length if there was none. */
    static void set(MessageContext ctx, String body, String headerLines) {
        SipMessage message = ctx.message();
        ctx.edits().replace(message.bodyStart(), message.length() - message.bodyStart(), body);
        int type = message.find(HeaderId.CONTENT_TYPE);
        if (type >= 0) {
            ctx.edits().deleteHeader(message, type);
        }
        ctx.edits().appendHeader(message, headerLines);
        if (message.find(HeaderId.CONTENT_LENGTH) < 0) {
            ctx.edits().appendHeader(message, "Content-Length: " + body.length() + "\r\n");
        }
    }
}
