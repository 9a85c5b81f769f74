package org.olelo.module.sl;

import org.jspecify.annotations.Nullable;
import org.olelo.module.sl.api.Replies;
import org.olelo.module.tm.api.Transactions;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.routing.RouteKind;
import org.olelo.rpc.RpcCall;
import org.olelo.sip.Method;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.PvExport;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.olelo.spi.SoleVariable;
import org.olelo.transaction.ErrorCode;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;

/** Module sl. */
public final class SlModule implements SipModule, Replies {
    private static final int NO_CONNECT = 1;
    private static final int CLOSE = 2;

    private final Engine engine;
    private final SlCounters counters;
    private @Nullable TransactionLayer transactions;
    private @Nullable ScriptRoute localResponse;
    private @Nullable ScriptRoute filteredAck;

    @ModParam(value = "default_code", doc = "status of sl_send_reply without a usable one")
    private int defaultCode = 500;

    @ModParam(value = "default_reason", doc = "reason of sl_send_reply without one")
    private String defaultReason = "Internal Server Error";

    @ModParam(value = "bind_tm", doc = "send_reply uses the transaction when there is one")
    private int bindTm = 1;

    @ModParam(value = "rich_redirect", doc = "branch flags (1) and path (2) in contacts of 3xx")
    private int richRedirect;

    @ModParam(value = "event_callback_fl_ack", doc = "function of the embedded language for sl:filtered-ack")
    private String eventCallbackFilteredAck = "";

    @ModParam(value = "event_callback_lres_sent", doc = "function of the embedded language for sl:local-response")
    private String eventCallbackLocalResponse = "";

    /** On that engine. */
    public SlModule(Engine engine) {
        this.engine = engine;
        this.counters = new SlCounters(engine.statistics());
        engine.publish(Replies.class, this);
    }

    @Override
    public void init() {
        Transactions tm = bindTm == 0 ? null : engine.apiOrNull(Transactions.class);
        transactions = tm == null ? null : tm.layer();
        engine.hooks().beforeScript(this::passes);
    }

    @Override
    public void start() {
        localResponse = engine.route(RouteKind.EVENT, "sl:local-response");
        filteredAck = engine.route(RouteKind.EVENT, "sl:filtered-ack");
    }

    /** False for the ACK of a reply made here: it ends here. */
    private boolean passes(MessageContext ctx) {
        if (!ctx.isRequest()
                || !ctx.request().isMethod(Method.ACK)
                || !engine.stateless().isOwnAck(ctx)) {
            return true;
        }
        counters.acknowledged();
        ScriptRoute route = filteredAck;
        if (route != null) {
            route.run(ctx);
        }
        return false;
    }

    @ScriptFunction(
            value = {"sl_send_reply", "sl_reply"},
            doc = "Replies without a transaction.")
    public int statelessReply(MessageContext ctx, @SoleVariable int code, String reason) {
        int status = status(code);
        String text = reason.isEmpty() ? defaultReason : reason;
        int result = engine.stateless().reply(ctx, status, text);
        if (result < 0) {
            counters.failed();
            return -1;
        }
        counters.sent(status);
        ScriptRoute route = localResponse;
        if (route != null) {
            runLocalResponse(ctx, route);
        }
        return 1;
    }

    private int status(int code) {
        return code < 100 || code > 699 ? defaultCode : code;
    }

    private static void runLocalResponse(MessageContext ctx, ScriptRoute route) {
        int code = ctx.returnCode();
        route.run(ctx);
        ctx.resetRun();
        ctx.returnCode(code);
    }

    @Override
    @ScriptFunction(value = "send_reply", doc = "Replies in the transaction when there is one, else without.")
    public int reply(MessageContext ctx, @SoleVariable int code, String reason) {
        TransactionLayer layer = transactions;
        Transaction t = layer == null ? null : TransactionLayer.of(ctx);
        if (layer != null && t != null) {
            return layer.serverReplies().reply(t, ctx, status(code), reason.isEmpty() ? defaultReason : reason);
        }
        return ctx.isRequest() ? statelessReply(ctx, code, reason) : -1;
    }

    @ScriptFunction(value = "send_reply_mode", doc = "The same; 1 no new connection, 2 close the connection after.")
    public int reply(MessageContext ctx, int code, String reason, int mode) {
        if ((mode & NO_CONNECT) != 0) {
            ctx.set(MessageFlag.REPLY_NO_CONNECT);
        }
        if ((mode & CLOSE) != 0) {
            ctx.set(MessageFlag.REPLY_CLOSE);
        }
        return reply(ctx, code, reason);
    }

    @ScriptFunction(value = "sl_reply_error", doc = "Replies without a transaction with the last internal error.")
    public int replyError(MessageContext ctx) {
        int error = ctx.previousError();
        int result = statelessReply(ctx, ErrorCode.status(error), ErrorCode.reason(error, "SL"));
        if (result > 0) {
            counters.error();
        }
        return result;
    }

    @ScriptFunction(
            value = "send_reply_error",
            doc = "Replies with the last internal error, in the transaction when there is one.")
    public int sendReplyError(MessageContext ctx) {
        if (TransactionLayer.of(ctx) == null) {
            return replyError(ctx);
        }
        int error = ctx.previousError();
        return reply(ctx, ErrorCode.status(error), ErrorCode.reason(error, "TM"));
    }

    @ScriptFunction(value = "sl_forward_reply", doc = "Forwards the reply without a transaction.")
    public int forwardReply(MessageContext ctx) {
        return ctx.isRequest() ? -1 : engine.stateless().forwardReply(ctx);
    }

    @ScriptFunction(value = "sl_forward_reply", doc = "Forwards the reply with another code of its class.")
    public int forwardReply(MessageContext ctx, int code) {
        return forward(ctx, code, null);
    }

    @ScriptFunction(value = "sl_forward_reply", doc = "Forwards the reply with another code of its class and reason.")
    public int forwardReply(MessageContext ctx, int code, String reason) {
        return forward(ctx, code, reason);
    }

    private int forward(MessageContext ctx, int code, @Nullable String reason) {
        if (ctx.isRequest()) {
            return -1;
        }
        var reply = ctx.response();
        if (code / 100 != reply.statusCode() / 100) {
            return -1;
        }
        if (code != reply.statusCode()) {
            ctx.edits().replace(reply.statusStart(), 3, Integer.toString(code));
        }
        if (reason != null && !reason.equals(reply.reason())) {
            ctx.edits().replace(reply.reasonStart(), reply.reasonEnd() - reply.reasonStart(), reason);
        }
        return engine.stateless().forwardReply(ctx);
    }

    @PvExport(value = "ltt", doc = "The To tag of replies without a transaction; x: of those with one when it exists.")
    public Pv localToTag(PvName name) throws PvSyntaxException {
        name.unindexed();
        return this::localToTag;
    }

    private Value localToTag(MessageContext ctx) {
        if (!ctx.isRequest()) {
            return Value.NULL;
        }
        String received = ctx.message().to().tag();
        if (received != null) {
            return Value.of(received);
        }
        Transaction t = TransactionLayer.of(ctx);
        return Value.of(t != null ? t.localTag() : engine.stateless().tag(ctx));
    }

    @RpcExport(value = "sl.stats", doc = "Print reply statistics.")
    public void stats(RpcCall call) {
        counters.print(call.struct());
    }
}
