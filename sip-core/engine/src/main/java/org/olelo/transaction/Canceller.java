package org.olelo.transaction;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.routing.MessageContext;

/** Cancels client branches: on a received CANCEL, when another branch won, and on demand. */
public final class Canceller {
    private static final String CANCELING = "canceling";
    private static final String DONE = "ok -- no more pending branches";
    private static final String CANCELED = "Request canceled";

    private final TransactionLayer layer;

    Canceller(TransactionLayer layer) {
        this.layer = layer;
    }

    /** Answers a received CANCEL and cancels the branches of its INVITE (RFC 3261 9.2, 16.10). */
    void received(Transaction cancel, MessageContext ctx, Transaction invite) {
        if (!layer.enter(invite, layer.replies().mayBlock(invite))) {
            cancel.set(TransactionFlag.FORWARDED); // the script's end leaves it alone
            invite.later(layer.host(), () -> receivedLocked(cancel, ctx, invite));
            return;
        }
        try {
            receivedLocked(cancel, ctx, invite);
        } finally {
            invite.lock.unlock();
        }
    }

    private void receivedLocked(Transaction cancel, MessageContext ctx, Transaction invite) {
        if (layer.listened(invite, TransactionEventKind.E2ECANCEL_IN)) {
            layer.tell(new TransactionEvent(TransactionEventKind.E2ECANCEL_IN, invite, ctx, null, 0, -1, null, null));
        }
        boolean pending = cancelInvite(invite, ctx);
        layer.serverReplies().reply(cancel, ctx, 200, pending ? CANCELING : DONE);
    }

    private boolean cancelInvite(Transaction invite, MessageContext ctx) {
        invite.lock.lock();
        try {
            invite.set(TransactionFlag.CANCELED);
            if (!invite.wasSent()) {
                if (invite.status < 200) {
                    layer.serverReplies().reply(invite, null, 487, CANCELED);
                }
                return false;
            }
            if (invite.status >= 200) {
                return anyUnanswered(invite);
            }
            String reason = invite.has(TransactionFlag.NO_E2E_REASON) ? "" : HeaderLines.all(ctx.message(), "Reason");
            boolean pending = anyUncanceled(invite);
            if (!pending) {
                layer.serverReplies().reply(invite, null, 487, CANCELED);
                return false;
            }
            cancelOpen(invite, -1, reason, layer.settings().cancelBMethod.get());
            return true;
        } finally {
            invite.lock.unlock();
        }
    }

    /**
     * Cancels the open branches; the lock is held.
     *
     * @param except index of a branch to leave alone, -1 none
     * @param reason Reason header lines with CRLF, "" none
     * @param unreplied what to do with a branch without any reply: cancel_b_method, 0 to 2
     * @return how many branches were open
     */
    public int cancelOpen(Transaction t, int except, String reason, int unreplied) {
        int open = 0;
        int count = t.branchCount;
        for (int i = 0; i < count; i++) {
            ClientBranch branch = t.branches[i];
            if (i == except || !isPending(branch)) {
                continue;
            }
            open++;
            if (!branch.canceled) {
                cancel(branch, reason, unreplied);
            }
        }
        return open;
    }

    private static boolean isPending(ClientBranch branch) {
        return !branch.blind && branch.sent != null && branch.isOpen();
    }

    private static boolean anyUncanceled(Transaction t) {
        for (int i = 0; i < t.branchCount; i++) {
            if (isPending(t.branches[i]) && t.branches[i].cancel == null) {
                return true;
            }
        }
        return false;
    }

    /** Some branch was canceled before any reply, so that no CANCEL was sent, and the INVITE was answered since. */
    private boolean anyUnanswered(Transaction t) {
        if (layer.settings().cancelBMethod.get() == 0) {
            return false;
        }
        for (int i = 0; i < t.branchCount; i++) {
            ClientBranch branch = t.branches[i];
            if (branch.canceled && !branch.timedOut && branch.cancel == null) {
                return true;
            }
        }
        return false;
    }

    /** Cancels one branch; the lock is held. */
    public void cancel(ClientBranch branch, String reason, int unreplied) {
        Transaction t = branch.transaction;
        branch.canceled = true;
        // a CANCEL that has to wait for a provisional carries only the Reason of a received CANCEL, or the final status
        branch.cancelReason = t.isCanceled() || branch.lastReceived >= 100 ? reason : "";
        if (branch.lastReceived >= 100) {
            if (t.invite) {
                layer.timers().stopRetransmission(branch);
                send(branch);
            }
            return;
        }
        // RFC 3261 9.1: no CANCEL before a provisional reply
        switch (unreplied) {
            case 0 -> {
                layer.timers().stop(branch);
                if (t.status < 200) {
                    branch.cancelReason = reason.isEmpty() ? reason(487) : reason;
                    layer.replies().fake(branch, 487);
                }
            }
            case 2 -> {
                if (t.invite) {
                    layer.timers().stopRetransmission(branch);
                    send(branch);
                }
            }
            default -> {
                // the INVITE goes on; its first provisional reply is answered by the CANCEL
            }
        }
    }

    /** A provisional reply came on a canceled branch: sends the CANCEL, again if it was sent before. */
    void provisionalOnCanceled(ClientBranch branch) {
        LocalCancel known = branch.cancel;
        if (known == null) {
            if (branch.cancelReason.isEmpty() && branch.transaction.status >= 200) {
                branch.cancelReason = late(branch.transaction.status);
            }
            layer.timers().stopRetransmission(branch);
            send(branch);
            return;
        }
        Destination destination = branch.destination;
        if (destination != null) {
            layer.sender().retransmitRequest(branch.transaction, branch.index, destination, known.sent);
        }
    }

    /** The CANCEL of a branch was answered. */
    void answered(ClientBranch branch, int status) {
        LocalCancel known = branch.cancel;
        if (known != null) {
            layer.timers().stop(known);
        }
    }

    /** Reason header line for a CANCEL because of a final reply (local_cancel_reason), "" when switched off. */
    public String reason(int code) {
        if (layer.settings().localCancelReason.get() == 0 || code <= 0) {
            return "";
        }
        return code == 200
                ? "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n"
                : "Reason: SIP;cause=" + code + "\r\n";
    }

    private String late(int code) {
        return layer.settings().localCancelReason.get() == 0 ? "" : "Reason: SIP;cause=" + code + "\r\n";
    }

    /** Cancels all branches of a transaction from outside of its processing (tm.cancel, t_cancel_callid). */
    public void cancelAll(Transaction t, String reason) {
        layer.locked(t, () -> {
            t.set(TransactionFlag.CANCELED);
            cancelOpen(t, -1, reason, layer.settings().cancelBMethod.get());
        });
    }

    /** Cancels one branch from outside of its processing; does nothing when it has its final reply. */
    public void cancelBranch(Transaction t, int index, String reason) {
        layer.locked(t, () -> {
            ClientBranch branch = t.branches[index];
            if (branch.sent != null && branch.isOpen() && !branch.canceled) {
                cancel(branch, reason, layer.settings().cancelBMethod.get());
            }
        });
    }

    private void send(ClientBranch branch) {
        byte[] invite = branch.sent;
        Destination destination = branch.destination;
        if (invite == null || destination == null || branch.cancel != null) {
            return;
        }
        byte[] message = layer.hopByHop(branch, invite, "CANCEL", null, branch.cancelReason);
        LocalCancel cancel = new LocalCancel(branch, message);
        branch.cancel = cancel;
        layer.sender().request(branch.transaction, branch.index, destination, message);
        layer.timers().startCancel(cancel);
    }

    /** The transaction a received CANCEL means was not found or answers it. */
    @Nullable
    Transaction target(MessageContext ctx) {
        return layer.invite(ctx);
    }
}
