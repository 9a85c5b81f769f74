package org.olelo.module.textops;

import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.spi.ScriptFunction;

/** Bodies: tests, replacement, parts of multipart/mixed. */
public final class BodyFunctions {
    BodyFunctions() {}

    @ScriptFunction(value = "has_body", doc = "True when there is a body.")
    public boolean hasBody(MessageContext ctx) {
        return ctx.message().hasBody();
    }

    @ScriptFunction(value = "has_body", doc = "True when there is a body of that content type.")
    public boolean hasBody(MessageContext ctx, String contentType) {
        return ctx.message().hasBody() && mediaType(ctx.message()).equalsIgnoreCase(contentType.trim());
    }

    private static String mediaType(SipMessage message) {
        String value = message.header(HeaderId.CONTENT_TYPE);
        return value == null ? "" : value.split(";", 2)[0].trim();
    }

    @ScriptFunction(value = "set_body", doc = "Sets body and content type of the message.")
    public boolean setBody(MessageContext ctx, String body, String contentType) {
        if (contentType.isEmpty()) {
            return false;
        }
        SipMessage message = ctx.message();
        ctx.edits().replace(message.bodyStart(), message.length() - message.bodyStart(), body);
        int type = message.find(HeaderId.CONTENT_TYPE);
        if (type < 0) {
            ctx.edits().appendHeader(message, "Content-Type: " + contentType + "\r\n");
        } else {
            ctx.edits().replaceValue(message, type, contentType);
        }
        return true;
    }

    @ScriptFunction(value = "set_reply_body", doc = "Sets body and content type of the replies to this request.")
    public boolean setReplyBody(MessageContext ctx, String body, String contentType) {
        if (contentType.isEmpty()) {
            return false;
        }
        ctx.replyBody(body);
        ctx.replyHeaders().add("Content-Type: " + contentType + "\r\n");
        return true;
    }

    @ScriptFunction(value = "filter_body", doc = "Leaves of a multipart body the content of the first part of that type.")
    public boolean filterBody(MessageContext ctx, String contentType) {
        SipMessage message = ctx.message();
        String type = message.header(HeaderId.CONTENT_TYPE);
        if (type == null || !message.hasBody()) {
            return false;
        }
        int at = type.toLowerCase(java.util.Locale.ROOT).indexOf("boundary=");
        if (at < 0) {
            return false;
        }
        String delimiter = "--" + boundary(type.substring(at + 9));
        String body = message.body();
        int part = body.indexOf(delimiter);
        while (part >= 0) {
            int start = body.indexOf('\n', part) + 1;
            int end = body.indexOf(delimiter, part + delimiter.length());
            if (start == 0 || end < 0) {
                return false;
            }
            int content = contentStart(body, start, end);
            if (content >= 0 && partType(body.substring(start, content)).equalsIgnoreCase(contentType.trim())) {
                keep(ctx, content, end, body.length());
                return true;
            }
            part = end;
        }
        return false;
    }

    private static void keep(MessageContext ctx, int from, int to, int length) {
        int body = ctx.message().bodyStart();
        ctx.edits().delete(body, from);
        ctx.edits().delete(body + to, length - to);
    }

    private static String boundary(String value) {
        String text = value.trim();
        if (text.startsWith("\"")) {
            int quote = text.indexOf('"', 1);
            return quote < 0 ? text.substring(1) : text.substring(1, quote);
        }
        int end = text.indexOf(';');
        return (end < 0 ? text : text.substring(0, end)).trim();
    }

    private static int contentStart(String body, int from, int to) {
        int blank = body.indexOf("\r\n\r\n", from);
        if (body.startsWith("\r\n", from)) {
            return from + 2;
        }
        return blank < 0 || blank + 4 > to ? -1 : blank + 4;
    }

    private static String partType(String headers) {
        for (String line : headers.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && HeaderId.of(line.substring(0, colon).trim()) == HeaderId.CONTENT_TYPE) {
                return line.substring(colon + 1).split(";", 2)[0].trim();
            }
        }
        return "text/plain";
    }

    @ScriptFunction(value = "is_audio_on_hold", doc = "True when the SDP puts the audio stream on hold.")
    public boolean isAudioOnHold(MessageContext ctx) {
        SipMessage message = ctx.message();
        if (!message.hasBody()) {
            return false;
        }
        boolean audio = false;
        for (String line : message.body().split("\r?\n")) {
            if (line.startsWith("m=")) {
                audio = line.startsWith("m=audio");
            }
            boolean held = line.equals("a=sendonly") || line.equals("a=inactive") || line.startsWith("c=IN IP4 0.0.0.0");
            if (audio && held || held && line.startsWith("c=")) {
                return true;
            }
        }
        return false;
    }
}
