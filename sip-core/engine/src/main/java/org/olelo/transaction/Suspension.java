package org.olelo.transaction;

import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.routing.RouteKind;
import org.olelo.sip.edit.MessageEdits;

/** Suspends transactions and continues them in another route, perhaps on another thread (t_suspend, t_continue). */
public final class Suspension {
    private final TransactionLayer layer;

    Suspension(TransactionLayer layer) {
        this.layer = layer;
    }

    /**
     * Suspends the request; its transaction is made when there is none. fr_timer answers it when nobody continues it.
     *
     * @return 1; 0 for a retransmission; less than 0 an error
     */
    public int suspend(MessageContext ctx) {
        if (!ctx.isRequest()) {
            return suspendReply(ctx);
        }
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            int made = layer.newTransaction(ctx);
            if (made <= 0) {
                return made;
            }
            t = TransactionLayer.of(ctx);
            if (t == null) {
                return -1;
            }
        }
        layer.forwarder().trying(t, ctx, 0);
        t.lock.lock();
        try {
            if (!t.has(TransactionFlag.SAVED)) {
                layer.forwarder().save(t, ctx);
            }
            t.suspendedUri = ctx.newUri();
            t.suspendedDstUri = ctx.dstUri();
            t.suspendedKind = ctx.routeKind();
            ClientBranch slot = new ClientBranch(t, t.branchCount);
            slot.uri(ctx.uri());
            slot.blind = true;
            t.add(slot);
            t.set(TransactionFlag.SUSPENDED | TransactionFlag.WAS_SUSPENDED);
            layer.timers().startSuspended(slot);
            return 1;
        } finally {
            t.lock.unlock();
        }
    }

    private int suspendReply(MessageContext ctx) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null || ctx.routeKind() != RouteKind.ONREPLY) {
            return -1;
        }
        MessageContext kept = new MessageContext(ctx.message(), ctx.flow(), ctx.worker(), ctx.id(), t.stores);
        MessageEdits edits = ctx.editsOrNull();
        kept.edits(edits == null ? null : layer.forge().copy(edits)); // later changes of this run are lost
        kept.transaction(t);
        kept.branchIndex(ctx.branchIndex());
        kept.flags(ctx.flags());
        kept.branchFlags(ctx.branchFlags());
        t.suspendedReply = kept;
        t.set(TransactionFlag.SUSPENDED_ON_REPLY);
        return 1;
    }

    /** Gives up a suspension. */
    public void cancel(Transaction t) {
        t.lock.lock();
        try {
            close(t);
        } finally {
            t.lock.unlock();
        }
    }

    private void close(Transaction t) {
        t.clear(TransactionFlag.SUSPENDED);
        for (int i = 0; i < t.branchCount; i++) {
            ClientBranch slot = t.branches[i];
            if (slot.blind && slot.isOpen()) {
                layer.timers().stop(slot);
                slot.lastReceived = 500;
                slot.dropped = true;
            }
        }
    }

    /**
     * Continues a suspended transaction in a route block.
     *
     * @return false when it is not suspended
     */
    public boolean resume(Transaction t, TransactionRoute route) {
        t.lock.lock();
        try {
            if (t.has(TransactionFlag.SUSPENDED_ON_REPLY)) {
                return resumeReply(t, route);
            }
            if (!t.has(TransactionFlag.SUSPENDED) || !t.hasRequest()) {
                return false;
            }
            close(t);
            if (t.has(TransactionFlag.CANCELED)) {
                return false; // the suspended branch has ended
            }
            if (t.status >= 200) {
                return true;
            }
            MessageContext ctx = layer.replies().faked(t, null);
            ctx.clear(MessageFlag.RURI_CONSUMED);
            ctx.uri(t.suspendedUri);
            if (t.suspendedDstUri != null) {
                ctx.dstUri(t.suspendedDstUri);
            }
            ctx.routeKind(RouteKind.FAILURE);
            ctx.resetRun();
            route.run(ctx);
            t.scriptFlags = ctx.flags();
            ended(t);
            return true;
        } finally {
            t.lock.unlock();
        }
    }

    /** A continued request that was neither relayed nor answered nor suspended again is answered 500. */
    private void ended(Transaction t) {
        if (t.status >= 200 || t.has(TransactionFlag.SUSPENDED | TransactionFlag.WAITING | TransactionFlag.DEAD)) {
            return;
        }
        for (int i = 0; i < t.branchCount; i++) {
            if (t.branches[i].isOpen()) {
                return;
            }
        }
        layer.serverReplies().reply(t, null, 500, ErrorCode.reason(ErrorCode.UNSPECIFIED, "TM"));
    }

    private boolean resumeReply(Transaction t, TransactionRoute route) {
        MessageContext reply = t.suspendedReply;
        t.suspendedReply = null;
        t.clear(TransactionFlag.SUSPENDED_ON_REPLY);
        if (reply == null) {
            return false;
        }
        reply.worker(layer.host().worker());
        reply.resetRun();
        reply.routeKind(RouteKind.ONREPLY);
        route.run(reply);
        t.scriptFlags = reply.flags();
        layer.replies().resumed(t, reply);
        return true;
    }
}
