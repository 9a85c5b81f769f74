package org.olelo.spi;

import org.olelo.routing.MessageContext;
import org.olelo.transaction.TransactionRoute;

/** A compiled route block of the script. */
public interface ScriptRoute extends TransactionRoute {
    /** The name, as {@code MANAGE_FAILURE} or {@code htable:expired:t}. */
    @Override
    String name();

    /** True when a function in it, or in a route it calls, may block. */
    boolean blocking();

    /**
     * Runs the block as a top route of its kind; the caller has set the context's route kind. The drop and exit flags are in the context
     * afterwards.
     *
     * @return the code of the last action
     */
    int run(MessageContext ctx);
}
