package org.olelo.module.textops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.body.BodyPart;
import org.olelo.sip.body.Multipart;
import org.olelo.sip.body.MultipartEnds;
import org.olelo.sip.edit.Edit;
import org.olelo.sip.edit.EditText;
import org.olelo.sip.edit.MessageEdits;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Multipart bodies: made, extended, read, parts removed. */
public final class MultipartFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("textops");
    private static final String DEFAULT_BOUNDARY = "unique-boundary-1";
    private static final String EOL = "\r\n";

    MultipartFunctions() {}

    @ScriptFunction(value = "set_body_multipart", doc = "Makes the body the only part of a multipart body.")
    public boolean setMultipart(MessageContext ctx) {
        String type = ctx.message().header(HeaderId.CONTENT_TYPE);
        return type != null && ctx.message().hasBody() && set(ctx, ctx.message().body(), type, DEFAULT_BOUNDARY);
    }

    @ScriptFunction(
            value = "set_body_multipart",
            doc = "Makes the body the only part of a multipart body with that boundary.")
    public boolean setMultipart(MessageContext ctx, String boundary) {
        String type = ctx.message().header(HeaderId.CONTENT_TYPE);
        return type != null
                && ctx.message().hasBody()
                && set(ctx, ctx.message().body(), type, boundary.isEmpty() ? DEFAULT_BOUNDARY : boundary);
    }

    @ScriptFunction(value = "set_body_multipart", doc = "Sets a multipart body with that part.")
    public boolean setMultipart(MessageContext ctx, String text, String contentType) {
        return set(ctx, text, contentType, DEFAULT_BOUNDARY);
    }

    @ScriptFunction(value = "set_body_multipart", doc = "Sets a multipart body with that part and boundary.")
    public boolean setMultipart(MessageContext ctx, String text, String contentType, String boundary) {
        return set(ctx, text, contentType, boundary.isEmpty() ? DEFAULT_BOUNDARY : boundary);
    }

    /** The last delimiter has no "--" yet: msg_apply_changes() adds it, as in Kamailio. */
    private static boolean set(MessageContext ctx, String text, String contentType, String boundary) {
        if (text.isEmpty() || contentType.isEmpty()) {
            return false;
        }
        String delimiter = "--" + boundary + EOL;
        String body = delimiter + "Content-Type: " + contentType + EOL + EOL + text + EOL + delimiter;
        String headers =
                "Content-Type: multipart/mixed;boundary=\"" + boundary + "\"" + EOL + "Mime-Version: 1.0" + EOL;
        if (!BodyReplacement.set(ctx, body, headers)) {
            return false;
        }
        ctx.set(MessageFlag.BODY_CHANGED);
        return true;
    }

    @ScriptFunction(value = "append_body_part", doc = "Adds a part to a multipart body.")
    public boolean append(MessageContext ctx, String text, String contentType) {
        return add(ctx, text, contentType, "");
    }

    @ScriptFunction(value = "append_body_part", doc = "Adds a part with that Content-Disposition to a multipart body.")
    public boolean append(MessageContext ctx, String text, String contentType, String disposition) {
        return add(ctx, text, contentType, disposition);
    }

    @ScriptFunction(value = "append_body_part_hex", doc = "Adds a part given in hexadecimal to a multipart body.")
    public boolean appendHex(MessageContext ctx, String hex, String contentType) {
        return appendHex(ctx, hex, contentType, "");
    }

    @ScriptFunction(
            value = "append_body_part_hex",
            doc = "Adds a part given in hexadecimal with that Content-Disposition.")
    public boolean appendHex(MessageContext ctx, String hex, String contentType, String disposition) {
        String text = ofHex(hex);
        return text != null && add(ctx, text, contentType, disposition);
    }

    private static @Nullable String ofHex(String hex) {
        StringBuilder text = new StringBuilder();
        int high = -1;
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                continue;
            }
            int digit = Latin.hexValue(c);
            if (digit < 0) {
                return null;
            }
            if (high < 0) {
                high = digit;
            } else {
                text.append((char) (high << 4 | digit));
                high = -1;
            }
        }
        return high < 0 ? text.toString() : null;
    }

    private static boolean add(MessageContext ctx, String text, String contentType, String disposition) {
        SipMessage message = ctx.message();
        String boundary = MultipartEnds.boundary(message);
        if (boundary == null) {
            LOG.error("Cannot get boundary. Is body multipart?, callid={}", message.callId());
            return false;
        }
        if (text.isEmpty() || contentType.isEmpty()) {
            return false;
        }
        String end = "--" + boundary + "--" + EOL;
        reopen(ctx, boundary, end);
        String second = disposition.isEmpty() ? "" : "Content-Disposition: " + disposition + EOL;
        ctx.edits().insert(message.length(), "Content-Type: " + contentType + EOL + second + EOL + text + EOL + end);
        ctx.set(MessageFlag.BODY_CHANGED);
        return true;
    }

    /** The delimiter that was the last one loses its "--": in the message, and in a part added before. */
    private static void reopen(MessageContext ctx, String boundary, String end) {
        SipMessage message = ctx.message();
        byte[] closing = Latin.bytes("--" + boundary + "--");
        int at = Latin.indexOf(message.bytes(), message.bodyStart(), message.length(), closing);
        if (at >= 0 && !ctx.edits().isDeleted(at + closing.length - 1)) {
            ctx.edits().delete(at + closing.length - 2, 2);
        }
        MessageEdits edits = ctx.edits();
        edits.replaceAll(edit -> edit.offset() == message.length() ? reopened(edit, boundary, end) : edit);
    }

    private static Edit reopened(Edit edit, String boundary, String end) {
        if (edit.texts().size() != 1 || !(edit.texts().get(0) instanceof EditText.Literal literal)) {
            return edit;
        }
        String text = Latin.string(literal.bytes());
        if (!text.endsWith(end)) {
            return edit;
        }
        String open = text.substring(0, text.length() - end.length()) + "--" + boundary + EOL;
        return new Edit(edit.offset(), edit.length(), edit.kind(), List.of(EditText.of(open)));
    }

    @ScriptFunction(
            value = "get_body_part",
            doc =
                    "Stores the content of the first part of that type, from the blank line before it to the line end after it.")
    public boolean get(MessageContext ctx, String contentType, Pv result) {
        if (isSingle(ctx)) {
            return result.set(ctx, Value.of(ctx.message().body()));
        }
        BodyPart part = part(ctx, contentType);
        return part != null
                && result.set(
                        ctx,
                        Value.of(text(
                                part, Math.max(part.headersStart(), part.bodyStart() - 2), contentEnd(ctx, part))));
    }

    @ScriptFunction(
            value = "get_body_part_raw",
            doc = "Stores the first part of that type with its header fields and the delimiter after it.")
    public boolean getRaw(MessageContext ctx, String contentType, Pv result) {
        if (isSingle(ctx)) {
            return result.set(ctx, Value.of(ctx.message().body()));
        }
        BodyPart part = part(ctx, contentType);
        return part != null && result.set(ctx, Value.of(text(part, part.headersStart(), delimiterEnd(ctx, part))));
    }

    /** There is a body, but not of parts: Kamailio takes it for the part asked for, whatever its type. */
    private static boolean isSingle(MessageContext ctx) {
        String type = ctx.message().header(HeaderId.CONTENT_TYPE);
        return ctx.message().hasBody() && type != null && !type.regionMatches(true, 0, "multipart/", 0, 10);
    }

    @ScriptFunction(value = "remove_body_part", doc = "Removes the first part of that type.")
    public boolean remove(MessageContext ctx, String contentType) {
        BodyPart part = part(ctx, contentType);
        if (part == null) {
            return false;
        }
        ctx.edits().delete(part.delimiterStart(), contentEnd(ctx, part) - part.delimiterStart());
        ctx.set(MessageFlag.BODY_CHANGED);
        return true;
    }

    private static @Nullable BodyPart part(MessageContext ctx, String contentType) {
        for (BodyPart part : Multipart.parts(ctx.message())) {
            if (part.is(contentType.strip())) {
                return part;
            }
        }
        return null;
    }

    private static String text(BodyPart part, int from, int to) {
        return Latin.string(part.bytes(), from, to);
    }

    /** Offset of the next delimiter. */
    private static int contentEnd(MessageContext ctx, BodyPart part) {
        int lineFeed = Latin.indexOf(part.bytes(), part.bodyEnd(), ctx.message().length(), '\n');
        return lineFeed < 0 ? part.bodyEnd() : lineFeed + 1;
    }

    private static int delimiterEnd(MessageContext ctx, BodyPart part) {
        int lineFeed =
                Latin.indexOf(part.bytes(), contentEnd(ctx, part), ctx.message().length(), '\n');
        return lineFeed < 0 ? ctx.message().length() : lineFeed + 1;
    }
}
