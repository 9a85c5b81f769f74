package org.olelo.module.tm;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Method;
import org.olelo.spi.Engine;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SoleVariable;
import org.olelo.transaction.ErrorCode;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.UacRequest;

/** Functions that make, find, answer and end transactions. */
public final class ReplyFunctions {
    private final Engine engine;
    private final TransactionLayer layer;

    ReplyFunctions(Engine engine, TransactionLayer layer) {
        this.engine = engine;
        this.layer = layer;
    }

    @ScriptFunction(value = "t_newtran", doc = "Makes a transaction; ends the script for a retransmission.")
    public int newTransaction(MessageContext ctx) {
        return ctx.isRequest() ? layer.newTransaction(ctx) : -1;
    }

    @ScriptFunction(value = "t_reply", doc = "Replies statefully.")
    public int reply(MessageContext ctx, @SoleVariable int code, @Nullable @SoleVariable String reason) {
        Transaction t = TransactionLayer.of(ctx);
        return t == null ? -1 : layer.serverReplies().reply(t, ctx, code(code), reason(reason));
    }

    private int code(int given) {
        return given < 1 || given > 999 ? layer.settings().defaultCode.get() : given;
    }

    private String reason(@Nullable String given) {
        return given == null ? layer.settings().defaultReason.get() : given;
    }

    @ScriptFunction(value = "t_send_reply", doc = "Replies statefully, making the transaction when there is none.")
    public int sendReply(MessageContext ctx, @SoleVariable int code, @Nullable @SoleVariable String reason) {
        if (TransactionLayer.of(ctx) == null) {
            int made = newTransaction(ctx);
            if (made <= 0) {
                return made;
            }
        }
        return reply(ctx, code, reason);
    }

    @ScriptFunction(value = "t_reply_error", doc = "Replies with the last internal error.")
    public int replyError(MessageContext ctx) {
        int error = ctx.previousError();
        Transaction t = TransactionLayer.of(ctx);
        return t == null
                ? -1
                : layer.serverReplies().reply(t, ctx, ErrorCode.status(error), ErrorCode.reason(error, "TM"));
    }

    @ScriptFunction(value = "t_retransmit_reply", doc = "Sends the last reply of the transaction again.")
    public boolean retransmitReply(MessageContext ctx) {
        Transaction t = TransactionLayer.of(ctx);
        return t != null && layer.retransmitReply(t);
    }

    @ScriptFunction(value = "t_release", doc = "Ends the transaction.")
    public boolean release(MessageContext ctx) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            return false;
        }
        layer.release(t);
        return true;
    }

    @ScriptFunction(value = "t_lookup_request", doc = "True when the request belongs to a transaction.")
    public boolean lookupRequest(MessageContext ctx) {
        return ctx.isRequest() && layer.lookup(ctx) == TransactionLayer.FOUND;
    }

    @ScriptFunction(value = "t_exists", doc = "True when the message belongs to a transaction.")
    public boolean exists(MessageContext ctx) {
        if (TransactionLayer.of(ctx) != null) {
            return true;
        }
        if (!ctx.isRequest()) {
            return layer.find(ctx) != null;
        }
        boolean found = layer.lookup(ctx) == TransactionLayer.FOUND;
        ctx.transaction(null);
        return found;
    }

    @ScriptFunction(value = "t_lookup_cancel", doc = "True when the INVITE of the CANCEL is known.")
    public boolean lookupCancel(MessageContext ctx) {
        return isCancel(ctx) && layer.invite(ctx) != null;
    }

    @ScriptFunction(value = "t_lookup_cancel", doc = "The same; 1: the message flags become those of the INVITE.")
    public boolean lookupCancel(MessageContext ctx, int withFlags) {
        Transaction invite = isCancel(ctx) ? layer.invite(ctx) : null;
        if (invite != null && withFlags == 1) {
            ctx.flags(invite.scriptFlags());
        }
        return invite != null;
    }

    @ScriptFunction(
            value = "t_check_trans",
            doc =
                    "True when the message belongs to a transaction; ends the script for retransmissions and ACKs of ours.")
    public int checkTransaction(MessageContext ctx) {
        if (!ctx.isRequest()) {
            return TransactionLayer.of(ctx) != null || layer.find(ctx) != null ? 1 : -1;
        }
        if (isCancel(ctx)) {
            return checkCancel(ctx);
        }
        if (TransactionLayer.of(ctx) != null) {
            return ctx.request().isMethod(Method.ACK) ? 1 : -1;
        }
        return switch (layer.lookup(ctx)) {
            case TransactionLayer.FOUND -> {
                layer.absorb(ctx);
                yield 0;
            }
            case TransactionLayer.E2E_ACK -> {
                ctx.transaction(null);
                yield 1;
            }
            default -> -1;
        };
    }

    private int checkCancel(MessageContext ctx) {
        if (TransactionLayer.of(ctx) == null && layer.lookup(ctx) == TransactionLayer.FOUND) {
            layer.absorb(ctx);
            return 0;
        }
        return layer.invite(ctx) != null ? 1 : -1;
    }

    @ScriptFunction(value = "t_save_lumps", doc = "Keeps the changes so far for branches of failure routes.")
    public boolean saveLumps(MessageContext ctx) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null || ctx.routeKind() != RouteKind.REQUEST) {
            return false;
        }
        layer.forwarder().save(t, ctx);
        return true;
    }

    @ScriptFunction(value = "t_clean", doc = "Frees transactions past their time.")
    public boolean clean(MessageContext ctx) {
        layer.clean();
        return true;
    }

    @ScriptFunction(
            value = "t_uac_send",
            doc = "Sends a request: method, Request-URI, next hop, socket, headers, body.")
    public int uacSend(
            MessageContext ctx, String method, String uri, String nextHop, String socket, String headers, String body) {
        UacRequest request = UacHeaders.request(method, uri, headers, body);
        if (request == null) {
            return -1;
        }
        if (!nextHop.isEmpty()) {
            request.nextHop(nextHop);
        }
        if (!socket.isEmpty()) {
            request.socket(engine.sockets().ofText(socket));
        }
        layer.localRequests().send(request, null);
        return 1;
    }

    private static boolean isCancel(@Nullable MessageContext ctx) {
        return ctx != null && ctx.isRequest() && ctx.request().isMethod(Method.CANCEL);
    }
}
