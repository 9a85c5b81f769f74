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

    /** Another 2xx to an INVITE that is done: the same one again, or that of another branch (RFC 3261 13.2.2.4). */
    default void successAgain(Transaction t, MessageContext reply, int status) {}

    /**
     * The request is done.
     *
     * @param reply the final reply; null when none came and the status was made here (408 timeout, 477 not sent, 478 no address)
     */
    void completed(Transaction t, @Nullable MessageContext reply, int status);
}
