package org.olelo.transaction;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;

/** What the script sets for a transaction: on the existing one, or for the one that will be made for this message. Stateless. */
public final class Arming {
    private final TransactionLayer layer;

    Arming(TransactionLayer layer) {
        this.layer = layer;
    }

    /** Arms an onreply_route. */
    public void onReply(MessageContext ctx, TransactionRoute route) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            Armed.of(ctx).onReply = route;
        } else {
            t.onReply = route;
        }
    }

    /** Arms a failure_route. */
    public void onFailure(MessageContext ctx, TransactionRoute route) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            Armed.of(ctx).onFailure = route;
        } else {
            t.onFailure = route;
        }
    }

    /** Arms a branch_route. */
    public void onBranch(MessageContext ctx, TransactionRoute route) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            Armed.of(ctx).onBranch = route;
        } else {
            t.onBranch = route;
        }
    }

    /** Arms a branch failure route. */
    public void onBranchFailure(MessageContext ctx, TransactionRoute route) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            Armed.of(ctx).onBranchFailure = route;
        } else {
            t.onBranchFailure = route;
        }
    }

    /** True when an onreply_route is armed. */
    public boolean hasReply(MessageContext ctx) {
        Transaction t = TransactionLayer.of(ctx);
        return (t == null ? Armed.of(ctx).onReply : t.onReply) != null;
    }

    /** True when a failure_route is armed. */
    public boolean hasFailure(MessageContext ctx) {
        Transaction t = TransactionLayer.of(ctx);
        return (t == null ? Armed.of(ctx).onFailure : t.onFailure) != null;
    }

    /** True when a branch_route is armed. */
    public boolean hasBranch(MessageContext ctx) {
        Transaction t = TransactionLayer.of(ctx);
        return (t == null ? Armed.of(ctx).onBranch : t.onBranch) != null;
    }

    /**
     * t_set_fr: final response timeouts in milliseconds, 0 leaves one alone. Running branches follow at once.
     *
     * @param inviteMs after a provisional reply to INVITE
     * @param otherMs before any reply, and for other methods
     */
    public void timeouts(MessageContext ctx, int inviteMs, int otherMs) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            Armed armed = Armed.of(ctx);
            armed.frInviteTimeout = inviteMs > 0 ? inviteMs : armed.frInviteTimeout;
            armed.frTimeout = otherMs > 0 ? otherMs : armed.frTimeout;
            return;
        }
        t.lock.lock();
        try {
            t.frInviteTimeout = inviteMs > 0 ? inviteMs : t.frInviteTimeout;
            t.frTimeout = otherMs > 0 ? otherMs : t.frTimeout;
            for (int i = 0; i < t.branchCount; i++) {
                ClientBranch branch = t.branches[i];
                int timeout = branch.inviteTimer ? inviteMs : otherMs;
                if (branch.isOpen() && branch.sent != null && timeout > 0) {
                    layer.timers().restartFinal(branch, timeout);
                }
            }
        } finally {
            t.lock.unlock();
        }
    }

    /** t_reset_fr. */
    public void resetTimeouts(MessageContext ctx) {
        timeouts(
                ctx, layer.settings().frInvTimer.get(), layer.settings().frTimer.get());
    }

    /** t_set_max_lifetime: milliseconds, 0 leaves one alone. */
    public void lifetimes(MessageContext ctx, int inviteMs, int otherMs) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            Armed armed = Armed.of(ctx);
            armed.inviteLifetime = inviteMs > 0 ? inviteMs : armed.inviteLifetime;
            armed.otherLifetime = otherMs > 0 ? otherMs : armed.otherLifetime;
            return;
        }
        int life = t.invite ? inviteMs : otherMs;
        if (life > 0) {
            t.endOfLife = t.wheel.clock().millis() + life;
        }
    }

    /** t_reset_max_lifetime. */
    public void resetLifetimes(MessageContext ctx) {
        lifetimes(
                ctx,
                layer.settings().maxInvLifetime.get(),
                layer.settings().maxNoninvLifetime.get());
    }

    /** t_set_retr: retransmission intervals in milliseconds, 0 leaves one alone. */
    public void retransmission(MessageContext ctx, int t1, int t2) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            Armed armed = Armed.of(ctx);
            armed.t1 = t1 > 0 ? t1 : armed.t1;
            armed.t2 = t2 > 0 ? t2 : armed.t2;
            return;
        }
        t.t1 = t1 > 0 ? t1 : t.t1;
        t.t2 = t2 > 0 ? t2 : t.t2;
    }

    /** t_reset_retr. */
    public void resetRetransmission(MessageContext ctx) {
        retransmission(
                ctx,
                layer.settings().retrTimer1.get(),
                layer.settings().retrTimer2.get());
    }

    /** t_set_auto_inv_100. */
    public void automatic100(MessageContext ctx, boolean on) {
        flag(ctx, TransactionFlag.AUTO_100, on);
    }

    /** t_set_disable_6xx. */
    public void disable6xx(MessageContext ctx, boolean on) {
        flag(ctx, TransactionFlag.DISABLE_6XX, on);
    }

    /** t_set_disable_failover. */
    public void disableFailover(MessageContext ctx, boolean on) {
        flag(ctx, TransactionFlag.NO_FAILOVER, on);
    }

    /** t_set_disable_internal_reply. */
    public void disableInternalReply(MessageContext ctx, boolean on) {
        flag(ctx, TransactionFlag.NO_INTERNAL_REPLY, on);
    }

    /** t_set_no_e2e_cancel_reason. */
    public void disableCancelReason(MessageContext ctx, boolean on) {
        flag(ctx, TransactionFlag.NO_E2E_REASON, on);
    }

    /** t_set_no_auto_ack. */
    public void disableAutoAck(MessageContext ctx, boolean on) {
        flag(ctx, TransactionFlag.NO_AUTO_ACK, on);
    }

    /** t_use_uac_headers. */
    public void useUacHeaders(MessageContext ctx) {
        flag(ctx, TransactionFlag.UAC_HEADERS, true);
    }

    /** t_drop_replies: 0 none, 1 all, 2 of the last leg. */
    public void dropReplies(@Nullable Transaction t, int mode) {
        if (t != null) {
            t.dropMode = mode;
        }
    }

    private static void flag(MessageContext ctx, int flag, boolean on) {
        Transaction t = TransactionLayer.of(ctx);
        if (t != null) {
            if (on) {
                t.set(flag);
            } else {
                t.clear(flag);
            }
            return;
        }
        Armed armed = Armed.of(ctx);
        armed.setFlags = on ? armed.setFlags | flag : armed.setFlags & ~flag;
        armed.clearFlags = on ? armed.clearFlags & ~flag : armed.clearFlags | flag;
    }
}
