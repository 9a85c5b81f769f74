package org.olelo.module.tmx;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.spi.Engine;
import org.olelo.spi.Literal;
import org.olelo.spi.ScriptFunction;
import org.olelo.transaction.ClientBranch;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.TransactionStatus;

/** Functions of module tmx but for suspension. */
public final class TmxFunctions {
    private final Supplier<TransactionLayer> layer;
    private final BooleanSupplier precheck;

    TmxFunctions(Engine engine, Supplier<TransactionLayer> layer, BooleanSupplier precheck) {
        this.layer = layer;
        this.precheck = precheck;
    }

    @ScriptFunction(
            value = "t_cancel_branches",
            routes = RouteKind.ONREPLY,
            doc = "Cancels branches: all, others, this.")
    public boolean cancelBranches(MessageContext ctx, @Literal String which) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null || t.isCanceled()) {
            return false;
        }
        // 5.6.3 treats "this" as all
        int except = which.startsWith("o") ? ctx.branchIndex() : -1;
        layer.get()
                .canceller()
                .cancelOpen(t, except, "", layer.get().settings().cancelBMethod.get());
        return true;
    }

    @ScriptFunction(
            value = "t_cancel_callid",
            doc = "Cancels the INVITE of that Call-ID and CSeq number and sets a flag.")
    public boolean cancelCallId(MessageContext ctx, String callId, int cseq, int flag) {
        return cancel(callId, cseq, flag, 0);
    }

    @ScriptFunction(value = "t_cancel_callid", doc = "The same with a cause for the Reason.")
    public boolean cancelCallId(MessageContext ctx, String callId, int cseq, int flag, int cause) {
        return cancel(callId, cseq, flag, cause);
    }

    private boolean cancel(String callId, int cseq, int flag, int cause) {
        Transaction t = layer.get().table().find(callId, cseq, Transaction::isInvite);
        if (t == null) {
            return false;
        }
        if (flag > 0 && flag < 32) {
            t.scriptFlags(t.scriptFlags() | 1 << flag);
        }
        layer.get().canceller().cancelAll(t, layer.get().canceller().reason(cause));
        return true;
    }

    @ScriptFunction(value = "t_reply_callid", doc = "Replies to the request of that Call-ID and CSeq number.")
    public boolean replyCallId(MessageContext ctx, String callId, int cseq, int code, String reason) {
        Transaction t = layer.get().table().find(callId, cseq, x -> !x.isLocal());
        return t != null && layer.get().serverReplies().reply(t, null, code, reason) > 0;
    }

    @ScriptFunction(value = "t_flush_flags", doc = "The message flags become the transaction's.")
    public boolean flushFlags(MessageContext ctx) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            return false;
        }
        t.scriptFlags(ctx.flags());
        return true;
    }

    @ScriptFunction(value = "t_flush_xflags", doc = "The extended flags become the transaction's.")
    public boolean flushXflags(MessageContext ctx) {
        return TransactionLayer.of(ctx) != null;
    }

    @ScriptFunction(value = "t_is_failure_route", doc = "True in a failure route.")
    public boolean isFailureRoute(MessageContext ctx) {
        return ctx.routeKind() == RouteKind.FAILURE;
    }

    @ScriptFunction(value = "t_is_branch_route", doc = "True in a branch route.")
    public boolean isBranchRoute(MessageContext ctx) {
        return ctx.routeKind() == RouteKind.BRANCH;
    }

    @ScriptFunction(value = "t_is_reply_route", doc = "True in a reply route.")
    public boolean isReplyRoute(MessageContext ctx) {
        return ctx.routeKind().onReply();
    }

    @ScriptFunction(value = "t_is_request_route", doc = "True in a request route.")
    public boolean isRequestRoute(MessageContext ctx) {
        return ctx.routeKind() == RouteKind.REQUEST;
    }

    @ScriptFunction(value = "t_drop", doc = "Ends the transaction without a reply.")
    public boolean drop(MessageContext ctx) {
        return drop(ctx, 500);
    }

    @ScriptFunction(value = "t_drop", doc = "Ends the transaction without a reply; its status is that code.")
    public boolean drop(MessageContext ctx, int code) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            return false;
        }
        layer.get().drop(t, code);
        return true;
    }

    @ScriptFunction(
            value = "t_reuse_branch",
            doc = "In a branch failure route: the failed branch becomes the main one again.")
    public boolean reuseBranch(MessageContext ctx) {
        Transaction t = TransactionLayer.of(ctx);
        ClientBranch branch = t == null ? null : TransactionStatus.branch(ctx, t);
        if (branch == null || ctx.routeKind() != RouteKind.BRANCH_FAILURE) {
            return false;
        }
        ctx.uri(branch.uri());
        ctx.path(branch.path());
        ctx.instance(branch.instance());
        ctx.ruid(branch.ruid());
        ctx.regId(branch.regId());
        ctx.branchFlags(branch.flags());
        return true;
    }

    @ScriptFunction(value = "t_precheck_trans", doc = "True when another thread processes the same request now.")
    public boolean precheckTransaction(MessageContext ctx) {
        if (!precheck.getAsBoolean() || !ctx.isRequest()) {
            return false;
        }
        @Nullable Transaction before = TransactionLayer.of(ctx);
        boolean found = layer.get().lookup(ctx) == TransactionLayer.FOUND;
        ctx.transaction(before);
        return found;
    }

    @ScriptFunction(value = "t_vbflag_set", doc = "Sets a virtual branch flag for branches to come.")
    public boolean virtualFlagSet(MessageContext ctx, int flag) {
        ctx.branchFlags(ctx.branchFlags() | 1 << flag);
        return true;
    }

    @ScriptFunction(value = "t_vbflag_reset", doc = "Clears a virtual branch flag.")
    public boolean virtualFlagReset(MessageContext ctx, int flag) {
        ctx.branchFlags(ctx.branchFlags() & ~(1 << flag));
        return true;
    }

    @ScriptFunction(value = "t_vbflag_is_set", doc = "True when a virtual branch flag is set.")
    public boolean virtualFlagIsSet(MessageContext ctx, int flag) {
        return (ctx.branchFlags() & 1 << flag) != 0;
    }
}
