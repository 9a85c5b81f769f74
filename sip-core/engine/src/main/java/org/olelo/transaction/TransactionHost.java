package org.olelo.transaction;

import org.olelo.routing.Worker;

/** What the transaction layer needs from the engine around it. */
public interface TransactionHost {
    /** What the calling thread owns. */
    Worker worker();

    /** Runs a task that may block on a thread that may. */
    void execute(String what, Runnable task);

    /** True while a relay of the script may have to wait for the DNS. */
    default boolean mayWait() {
        return false;
    }

    /** True on a thread that must not block (an event loop). */
    boolean onEventLoop();

    /** Runs the task when what was sent before from other threads than event loops has been handed to the sockets. */
    default void afterSending(Runnable task) {
        task.run();
    }
}
