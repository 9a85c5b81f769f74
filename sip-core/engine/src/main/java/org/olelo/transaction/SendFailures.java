package org.olelo.transaction;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.olelo.net.Destination;

/**
 * Fails branches whose message could not be sent after it was accepted for sending (no connection, no route), instead of waiting for their timeout. Failures
 * that come together are handled in one pass over the table.
 */
public final class SendFailures {
    private final TransactionLayer layer;
    private final Set<Destination> failed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    SendFailures(TransactionLayer layer) {
        this.layer = layer;
    }

    /** Nothing sent there has arrived. From any thread; does not block. */
    public void report(Destination destination) {
        failed.add(destination);
        if (scheduled.compareAndSet(false, true)) {
            layer.host().execute("send-failures", this::run);
        }
    }

    private void run() {
        scheduled.set(false);
        Set<Destination> gone = Set.copyOf(failed);
        failed.removeAll(gone);
        for (Transaction t : layer.table().all()) {
            for (int i = 0; i < t.branchCount; i++) {
                ClientBranch branch = t.branches[i];
                if (branch.lastReceived == 0 && isOf(gone, branch)) {
                    layer.locked(t, () -> fail(branch));
                }
            }
        }
    }

    private static boolean isOf(Set<Destination> gone, ClientBranch branch) {
        Destination to = branch.destination;
        if (to == null) {
            return false;
        }
        for (Destination one : gone) {
            if (one.protocol() == to.protocol() && one.address().equals(to.address())) {
                return true;
            }
        }
        return false;
    }

    private void fail(ClientBranch branch) {
        Transaction t = branch.transaction;
        if (branch.lastReceived == 0 && !t.has(TransactionFlag.WAITING | TransactionFlag.DEAD)) {
            layer.timers().stop(branch);
            layer.failover().start(branch);
            layer.replies().fake(branch, 477);
        }
    }
}
