package org.olelo.transaction;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Work on one transaction that an event loop must not wait for. It runs on another thread, under the transaction's lock, in the order it came: a 200
 * never overtakes the 180 before it.
 */
final class Mailbox {
    private final ReentrantLock lock;
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final ReentrantLock guard = new ReentrantLock();
    private volatile boolean busy;

    /** For the transaction with that lock. */
    Mailbox(ReentrantLock lock) {
        this.lock = lock;
    }

    /** True while something waits or runs here: what comes now must queue behind it. */
    boolean busy() {
        return busy;
    }

    /** Runs the task after all that were added before. */
    void add(TransactionHost host, Runnable task) {
        guard.lock();
        try {
            tasks.add(task);
            if (busy) {
                return;
            }
            busy = true;
        } finally {
            guard.unlock();
        }
        host.execute("transaction", () -> drain(host));
    }

    private void drain(TransactionHost host) {
        Runnable task = next();
        while (task != null) {
            lock.lock();
            try {
                task.run();
            } catch (RuntimeException e) {
                TransactionLayer.LOG.error("work on a transaction failed", e);
            } finally {
                lock.unlock();
            }
            task = next();
        }
        // what the last task sent is still on its way to the socket: what an event loop sends itself must not overtake
        // it
        host.afterSending(() -> end(host));
    }

    private void end(TransactionHost host) {
        guard.lock();
        try {
            if (tasks.isEmpty()) {
                busy = false;
                return;
            }
        } finally {
            guard.unlock();
        }
        host.execute("transaction", () -> drain(host));
    }

    private @Nullable Runnable next() {
        guard.lock();
        try {
            return tasks.poll();
        } finally {
            guard.unlock();
        }
    }
}
