package org.olelo.transaction;

import java.util.List;
import org.olelo.net.Destination;
import org.olelo.timer.TimerTask;
import org.olelo.timer.TimerWheel;

/** Timers of transactions: one task for each thing that is retransmitted, which also carries its final deadline. */
final class Timers {
    private static final long NEVER = Long.MAX_VALUE;

    private final TransactionLayer layer;

    Timers(TransactionLayer layer) {
        this.layer = layer;
    }

    // ---- starting and stopping; the transaction's lock is held

    /** After the request left: retransmissions over unreliable transports (timers A, E) and the final response timeout (B, F). */
    void startRequest(ClientBranch branch) {
        Transaction t = branch.transaction;
        long now = t.wheel.clock().millis();
        Destination destination = branch.destination;
        boolean reliable = destination == null || destination.protocol().isReliable();
        branch.interval = t.t1;
        branch.nextRetransmission = reliable ? NEVER : now + t.t1;
        branch.finalDeadline = Math.min(now + t.frTimeout, Math.max(t.endOfLife, now + 1));
        schedule(branch, now);
    }

    /** The final response timeout of a suspended request. */
    void startSuspended(ClientBranch slot) {
        slot.nextRetransmission = NEVER;
        restartFinal(slot, slot.transaction.frTimeout);
    }

    /** Only the final response timeout. */
    void stopRetransmission(ClientBranch branch) {
        branch.nextRetransmission = NEVER;
    }

    /** RFC 3261 17.1.2.2: after a provisional, a non-INVITE is retransmitted every T2. */
    void slowRetransmission(ClientBranch branch) {
        if (branch.nextRetransmission != NEVER) {
            long now = branch.transaction.wheel.clock().millis();
            branch.interval = branch.transaction.t2;
            branch.nextRetransmission = now + branch.interval;
            schedule(branch, now);
        }
    }

    void stop(ClientBranch branch) {
        branch.nextRetransmission = NEVER;
        branch.finalDeadline = NEVER;
        branch.transaction.wheel.cancel(branch);
    }

    void restartFinal(ClientBranch branch, int timeoutMs) {
        Transaction t = branch.transaction;
        long now = t.wheel.clock().millis();
        branch.finalDeadline = Math.min(now + timeoutMs, Math.max(t.endOfLife, now + 1));
        schedule(branch, now);
    }

    void stopAll(Transaction t) {
        for (int i = 0; i < t.branchCount; i++) {
            stop(t.branches[i]);
        }
    }

    void startCancel(LocalCancel cancel) {
        Transaction t = cancel.branch.transaction;
        long now = t.wheel.clock().millis();
        Destination destination = cancel.branch.destination;
        boolean reliable = destination == null || destination.protocol().isReliable();
        cancel.interval = t.t1;
        cancel.nextRetransmission = reliable ? NEVER : now + t.t1;
        cancel.finalDeadline = now + t.frTimeout;
        schedule(t.wheel, cancel, now, cancel.nextRetransmission, cancel.finalDeadline);
    }

    void stop(LocalCancel cancel) {
        cancel.branch.transaction.wheel.cancel(cancel);
    }

    /** RFC 3261 17.2.1: a negative final reply to an INVITE is retransmitted until the ACK (timers G and H). */
    void startFinalReply(Transaction t) {
        long now = t.wheel.clock().millis();
        Destination to = t.replyTo;
        t.interval = t.t1;
        t.nextRetransmission = to == null || to.protocol().isReliable() ? NEVER : now + t.t1;
        t.finalDeadline = now + t.frTimeout;
        t.waitDeadline = NEVER;
        schedule(t.wheel, t, now, t.nextRetransmission, t.finalDeadline);
    }

    /** Keeps the finished transaction for late messages (wt_timer), then frees it. */
    void putOnWait(Transaction t) {
        if (t.has(TransactionFlag.WAITING | TransactionFlag.DEAD)) {
            return;
        }
        t.set(TransactionFlag.WAITING);
        forgetMessages(t);
        t.nextRetransmission = NEVER;
        t.finalDeadline = NEVER;
        int wait = layer.settings().waitTimer.get();
        t.waitDeadline = t.wheel.clock().millis() + wait;
        t.wheel.schedule(t, wait);
    }

    /** A finished transaction keeps only what late messages need: the last reply, and the INVITE for further ACKs and CANCELs. */
    private static void forgetMessages(Transaction t) {
        boolean plain = !t.invite || t.branchCount == 1 && t.status >= 200 && t.status < 300;
        t.pack();
        t.savedEdits = null;
        t.savedReplyHeaders = null;
        t.savedTarget = null;
        for (int i = 0; i < t.branchCount; i++) {
            t.branches[i].reply = null;
            t.branches[i].others = List.of();
            if (plain) {
                t.branches[i].sent = null;
            }
        }
    }

    // ---- expiry; on the wheel's thread

    void branchExpired(ClientBranch branch) {
        Transaction t = branch.transaction;
        boolean mayBlock = layer.replies().mayBlock(t)
                && branch.finalDeadline <= t.wheel.clock().millis();
        layer.locked(t, mayBlock, () -> onBranch(branch));
    }

    void cancelExpired(LocalCancel cancel) {
        layer.locked(cancel.branch.transaction, () -> onCancel(cancel));
    }

    void transactionExpired(Transaction t) {
        layer.locked(t, () -> onTransaction(t));
    }

    private void onBranch(ClientBranch branch) {
        Transaction t = branch.transaction;
        long now = t.wheel.clock().millis();
        if (t.has(TransactionFlag.DEAD) || branch.isScheduled()) {
            return;
        }
        if (branch.finalDeadline <= now) {
            branch.nextRetransmission = NEVER;
            branch.finalDeadline = NEVER;
            branch.timedOut = true;
            layer.replies().timeout(branch);
            return;
        }
        if (branch.nextRetransmission <= now) {
            byte[] sent = branch.sent;
            Destination destination = branch.destination;
            if (sent != null && destination != null) {
                layer.sender().retransmitRequest(t, branch.index, destination, sent);
            }
            // retr_timer2 bounds INVITE too (RFC 3261 timer A has no bound)
            branch.interval = Math.min(branch.interval * 2, t.t2);
            branch.nextRetransmission = now + branch.interval;
        }
        schedule(branch, now);
    }

    private void onCancel(LocalCancel cancel) {
        Transaction t = cancel.branch.transaction;
        long now = t.wheel.clock().millis();
        if (t.has(TransactionFlag.DEAD) || cancel.isScheduled() || cancel.finalDeadline <= now) {
            return;
        }
        if (cancel.nextRetransmission <= now) {
            Destination destination = cancel.branch.destination;
            if (destination != null) {
                layer.sender().retransmitRequest(t, cancel.branch.index, destination, cancel.sent);
            }
            cancel.interval = Math.min(cancel.interval * 2, t.t2);
            cancel.nextRetransmission = now + cancel.interval;
        }
        schedule(t.wheel, cancel, now, cancel.nextRetransmission, cancel.finalDeadline);
    }

    private void onTransaction(Transaction t) {
        long now = t.wheel.clock().millis();
        if (t.has(TransactionFlag.DEAD) || t.isScheduled()) {
            return;
        }
        if (t.has(TransactionFlag.WAITING)) {
            if (t.waitDeadline <= now) {
                layer.free(t);
            } else {
                t.wheel.schedule(t, t.waitDeadline - now);
            }
            return;
        }
        if (t.finalDeadline <= now) {
            putOnWait(t);
            return;
        }
        if (t.nextRetransmission <= now) {
            layer.sender().retransmitReply(t);
            t.interval = Math.min(t.interval * 2, t.t2);
            t.nextRetransmission = now + t.interval;
        }
        schedule(t.wheel, t, now, t.nextRetransmission, t.finalDeadline);
    }

    private static void schedule(ClientBranch branch, long now) {
        schedule(branch.transaction.wheel, branch, now, branch.nextRetransmission, branch.finalDeadline);
    }

    private static void schedule(TimerWheel wheel, TimerTask task, long now, long first, long second) {
        long due = Math.min(first, second);
        if (due == NEVER) {
            wheel.cancel(task);
            return;
        }
        wheel.schedule(task, due - now);
    }
}
