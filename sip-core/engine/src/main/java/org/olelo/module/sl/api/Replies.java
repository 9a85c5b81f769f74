package org.olelo.module.sl.api;

import org.olelo.routing.MessageContext;

/** Replies as the script's send_reply gives them: in the transaction when there is one, else without. */
public interface Replies {
    /**
     * Replies to the request of the context.
     *
     * @return 1, or a negative code
     */
    int reply(MessageContext ctx, int code, String reason);
}
