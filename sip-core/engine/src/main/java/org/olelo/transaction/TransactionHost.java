package org.olelo.transaction;

import org.olelo.routing.Worker;

/** What the transaction layer needs from the engine around it. */
public interface TransactionHost {
    /** What the calling thread owns. */
    Worker worker();

    /** Runs a task that may block on a thread that may. */
    void execute(String what, Runnable task);

    /** True on a thread that must not block (an event loop). */
    boolean onEventLoop();
}
