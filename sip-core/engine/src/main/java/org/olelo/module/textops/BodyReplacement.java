package org.olelo.module.textops;

import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;

/** Puts another body in the place of the received one. */
final class BodyReplacement {
    private BodyReplacement() {}

    /**
     * Sets the body; the Content-Type goes and the header lines come at the end, with a Content-Length if there was none. What follows the header
     * fields counts as a body when Content-Length says so; else it stays behind the new one, as in Kamailio. False when the message has no end of
     * its header fields, or not the body it says.
     */
    static boolean set(MessageContext ctx, String body, String headerLines) {
        SipMessage message = ctx.message();
        int present = message.length() - message.bodyStart();
        boolean replaces = message.contentLength() > 0;
        if (message.hasMalformedHeader() || !message.hasEmptyLine() || replaces && present == 0) {
            return false;
        }
        ctx.edits().replace(message.bodyStart(), replaces ? present : 0, body);
        int type = message.find(HeaderId.CONTENT_TYPE);
        if (type >= 0) {
            ctx.edits().deleteHeader(message, type);
        }
        ctx.edits().appendHeader(message, headerLines);
        if (message.find(HeaderId.CONTENT_LENGTH) < 0) {
            ctx.edits().appendHeader(message, "Content-Length: " + body.length() + "\r\n");
        }
        return true;
    }
}
