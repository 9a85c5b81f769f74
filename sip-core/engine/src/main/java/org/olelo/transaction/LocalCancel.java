package org.olelo.transaction;

import org.olelo.timer.TimerTask;

/** A CANCEL sent on a client branch, retransmitted until it is answered. Guarded by the transaction's lock. */
final class LocalCancel extends TimerTask {
    final ClientBranch branch;
    final byte[] sent;
    int interval;
    long nextRetransmission;
    long finalDeadline;

    LocalCancel(ClientBranch branch, byte[] sent) {
        this.branch = branch;
        this.sent = sent;
    }

    @Override
    protected void expired() {
        branch.transaction.layer.timers().cancelExpired(this);
    }
}
