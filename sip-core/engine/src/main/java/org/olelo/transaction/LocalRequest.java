package org.olelo.transaction;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;

/**
 * Who asked for a local request, and hears of its replies. Methods run on the thread of the reply or timer under the transaction's lock:
 * they must not block.
 */
public interface LocalRequest {
    /** A provisional reply came. */
    default void provisional(Transaction t, @Nullable MessageContext reply, int status) {}

    /**
     * The request is done.
     *
     * @param reply the final reply; null when none came and the status was made here (408 timeout, 477 not sent, 478 no address)
     */
    void completed(Transaction t, @Nullable MessageContext reply, int status);
}
