package org.olelo.module.textopsx;

import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.routing.RouteKind;
import org.olelo.sip.HeaderId;
import org.olelo.sip.MalformedMessage;
import org.olelo.sip.MessageParser;
import org.olelo.sip.Parsed;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipResponse;
import org.olelo.sip.body.MultipartEnds;
import org.olelo.sip.edit.MessageEdits;
import org.olelo.sip.edit.OutgoingRequest;
import org.olelo.sip.edit.OutgoingResponse;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.ByteSink;
import org.olelo.text.Latin;
import org.olelo.text.PosixRegex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The message as a whole: rebuilt with its edits, replaced, its status line, its body, its header fields by name. */
public final class MessageFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("textopsx");

    MessageFunctions() {}

    @ScriptFunction(
            value = "msg_apply_changes",
            routes = {RouteKind.REQUEST, RouteKind.REPLY},
            doc = "Builds the message anew with all edits, so that later reads see them.")
    public int applyChanges(MessageContext ctx) {
        if (ctx.transaction() != null) {
            LOG.error(
                    "msg_apply_changes after the transaction was created, callid={}",
                    ctx.message().callId());
            return -1;
        }
        boolean multipart = ctx.has(MessageFlag.BODY_CHANGED);
        int code = replace(ctx, rebuilt(ctx));
        if (code > 0 && multipart) {
            MessageEdits ends = MultipartEnds.fix(ctx.message());
            ctx.edits(ends);
            code = ends.isEmpty() ? code : replace(ctx, rebuilt(ctx));
        }
        return code;
    }

    private static byte[] rebuilt(MessageContext ctx) {
        ByteSink out = new ByteSink(ctx.message().length() + 256);
        switch (ctx.message()) {
            case SipRequest request ->
                new OutgoingRequest()
                        .of(request, ctx.editsOrNull())
                        .uri(ctx.newUri())
                        .sockets(ctx.flow().socket(), ctx.flow().socket())
                        .writeTo(out);
            case SipResponse response ->
                new OutgoingResponse().of(response, ctx.editsOrNull()).keepVia().writeTo(out);
        }
        return out.toByteArray();
    }

    private static int replace(MessageContext ctx, byte[] bytes) {
        Parsed parsed = MessageParser.parse(bytes);
        if (parsed instanceof SipMessage message && message instanceof SipRequest == ctx.isRequest()) {
            ctx.replaceMessage(message);
            ctx.edits(null);
            ctx.replyHeaders().clear(); // they are edits too in Kamailio
            if (ctx.isRequest() && ctx.newUri() != null) {
                ctx.uri(null);
            }
            return 1;
        }
        String defect = parsed instanceof MalformedMessage malformed
                ? malformed.defect().name()
                : "another kind";
        LOG.error(
                "the changed message cannot be read, defect={}, callid={}",
                defect,
                ctx.message().callId());
        ctx.exit();
        return 0;
    }

    @ScriptFunction(
            value = "msg_set_buffer",
            routes = {RouteKind.REQUEST, RouteKind.REPLY},
            doc = "Puts another message in the place of this one.")
    public int setBuffer(MessageContext ctx, String text) {
        return ctx.transaction() != null ? -1 : replace(ctx, Latin.bytes(text));
    }

    @ScriptFunction(
            value = "change_reply_status",
            routes = {RouteKind.ONREPLY, RouteKind.REPLY},
            doc = "Changes status code and reason; the class of 1xx and 2xx cannot be changed.")
    public boolean changeReplyStatus(MessageContext ctx, int code, String reason) {
        return changeStatus(ctx, code, reason);
    }

    @ScriptFunction(
            value = "change_reply_status_code",
            routes = {RouteKind.ONREPLY, RouteKind.REPLY},
            doc = "Changes the status code; the class of 1xx and 2xx cannot be changed.")
    public boolean changeReplyStatusCode(MessageContext ctx, int code) {
        return changeStatus(ctx, code, ctx.response().reason());
    }

    private static boolean changeStatus(MessageContext ctx, int code, String reason) {
        if (!(ctx.message() instanceof SipResponse response) || code < 100 || code > 999) {
            return false;
        }
        if ((code < 300 || response.statusCode() < 300) && code / 100 != response.statusCode() / 100) {
            LOG.error(
                    "the class of provisional or positive final replies cannot be changed, callid={}",
                    response.callId());
            return false;
        }
        byte[] old = response.bytes();
        ByteSink out = new ByteSink(response.length() + reason.length());
        out.put(old, 0, response.statusStart()).putInt(code).put(' ').put(reason);
        int shift = out.size() - response.reasonEnd();
        out.put(old, response.reasonEnd(), response.length());
        if (!(MessageParser.parse(out.toByteArray()) instanceof SipResponse changed)) {
            return false;
        }
        MessageEdits edits = ctx.editsOrNull();
        if (edits != null) {
            edits.shift(shift);
        }
        ctx.replaceMessage(changed);
        return true;
    }

    @ScriptFunction(value = "remove_body", doc = "Removes the body.")
    public boolean removeBody(MessageContext ctx) {
        SipMessage message = ctx.message();
        if (message.hasBody()) {
            ctx.edits().delete(message.bodyStart(), message.length() - message.bodyStart());
        }
        return true;
    }

    @ScriptFunction(
            value = "keep_hf",
            doc =
                    "Removes the header fields whose name does not match, except those every message needs. Always -1, as in Kamailio.")
    public int keepHeaders(MessageContext ctx, String expression) {
        PosixRegex regex = PosixRegex.compile(expression, true);
        SipMessage message = ctx.message();
        for (int i = 0; i < message.headerCount(); i++) {
            if (!isNeeded(message.headerId(i)) && !regex.find(message.headerName(i))) {
                ctx.edits().deleteHeader(message, i);
            }
        }
        return -1;
    }

    private static boolean isNeeded(HeaderId id) {
        return switch (id) {
            case VIA,
                    FROM,
                    TO,
                    CALL_ID,
                    CSEQ,
                    CONTENT_LENGTH,
                    CONTENT_TYPE,
                    MAX_FORWARDS,
                    CONTACT,
                    ROUTE,
                    RECORD_ROUTE -> true;
            default -> false;
        };
    }

    @ScriptFunction(value = "fnmatch", doc = "True when the text fits the file name pattern.")
    public boolean matches(MessageContext ctx, String text, String pattern) {
        return FileNamePattern.matches(pattern, text);
    }

    @ScriptFunction(value = "fnmatch", doc = "The same; the flag i has no effect in Kamailio 5.6.3 either.")
    public boolean matches(MessageContext ctx, String text, String pattern, String flags) {
        return FileNamePattern.matches(pattern, text);
    }
}
