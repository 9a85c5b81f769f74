package org.olelo.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RedirectContacts;
import org.olelo.sip.SipRequest;

/** Replies made here within a transaction (t_reply, the automatic 100, error replies). */
public final class ServerReplies {
    private final TransactionLayer layer;

    ServerReplies(TransactionLayer layer) {
        this.layer = layer;
    }

    /**
     * Sends a reply with the header lines and body the script collected in the context.
     *
     * @param ctx the request being processed, or the faked one of a failure route; null for a reply from elsewhere
     * @return 1, or -1 when a final reply was sent before or it cannot be sent
     */
    public int reply(Transaction t, @Nullable MessageContext ctx, int code, String reason) {
        List<String> headers = ctx == null || !ctx.isRequest() ? t.savedReplyHeaders : ctx.replyHeadersOrNull();
        String body = ctx == null ? null : ctx.replyBody();
        String contacts = code >= 300 && code < 400 && ctx != null && ctx.isRequest()
                ? RedirectContacts.header(ctx, layer.settings().richRedirect)
                : null;
        return reply(t, ctx, code, reason, null, headers, contacts, body);
    }

    /**
     * Sends a reply.
     *
     * @param toTag tag to put into To, or null for our own
     * @param headers header lines with CRLF, or null
     * @param extra one or more further header lines with CRLF, or null
     * @return 1, or -1
     */
    public int reply(
            Transaction t,
            @Nullable MessageContext ctx,
            int code,
            String reason,
            @Nullable String toTag,
            @Nullable List<String> headers,
            @Nullable String extra,
            @Nullable String body) {
        SipRequest request = t.request();
        if (request == null || t.flow == null) {
            return -1;
        }
        t.lock.lock();
        try {
            if (t.status >= 200 || t.has(TransactionFlag.DEAD)) {
                TransactionLayer.LOG.error(
                        "a final reply was sent before, code={} sent={} callid={}", code, t.status, t.callId());
                return -1;
            }
            String tag = code == 100 ? null : toTag == null ? t.localTag() : toTag;
            byte[] message =
                    layer.forge().reply(request, t.flow, t.messageFlags, code, reason, tag, headers, extra, body);
            if (code >= 200 && tag != null) {
                t.localTag(tag);
            }
            t.response = message;
            t.status = code;
            t.reason = reason;
            t.relayedBranch = -2;
            t.set(TransactionFlag.REPLIED);
            layer.counters().repliesGenerated().increment();
            if (code >= 200) {
                finish(t, code);
            }
            return send(t, ctx, code);
        } finally {
            t.lock.unlock();
        }
    }

    private int send(Transaction t, @Nullable MessageContext ctx, int code) {
        boolean sent = layer.sender().reply(t, null);
        TransactionEventKind kind =
                code >= 200 ? TransactionEventKind.RESPONSE_OUT : TransactionEventKind.LOCAL_RESPONSE_OUT;
        if (code >= 200 && layer.listened(t, TransactionEventKind.RESPONSE_OUT)) {
            tell(t, kind, ctx, code);
        }
        if ((code >= 200 || layer.settings().passProvisionalReplies.get() != 0)
                && layer.listened(t, TransactionEventKind.LOCAL_RESPONSE_OUT)) {
            tell(t, TransactionEventKind.LOCAL_RESPONSE_OUT, ctx, code);
        }
        layer.localResponse(t, ctx);
        return sent ? 1 : -1;
    }

    private void tell(Transaction t, TransactionEventKind kind, @Nullable MessageContext ctx, int code) {
        layer.tell(new TransactionEvent(kind, t, ctx, null, code, -1, t.response, t.replyTo));
    }

    /** No more client branches; the timers of the final reply run. */
    private void finish(Transaction t, int code) {
        layer.counters().completed(code);
        layer.timers().stopAll(t);
        if (t.invite && t.branchCount > 0) {
            layer.canceller().cancelOpen(t, -1, layer.canceller().reason(code), 0);
        }
        finalTimer(t);
    }

    /** RFC 3261 17.2.1: negative finals to INVITE wait for the ACK; a 2xx of our own is repeated until its ACK; others just wait. */
    void finalTimer(Transaction t) {
        if (t.invite && !t.isLocal() && (t.status >= 300 || (t.relayedBranch == -2 && t.status >= 200))) {
            layer.timers().startFinalReply(t);
            return;
        }
        layer.timers().putOnWait(t);
    }
}
