package org.olelo.transaction;

import org.olelo.routing.MessageContext;

/** A route block that a transaction runs: branch, onreply, failure or branch failure route. */
public interface TransactionRoute {
    /** Name in the script. */
    String name();

    /** True when it may wait for a database, DNS or HTTP: never run on an event loop then. */
    boolean blocking();

    /** Runs the block; the context's route kind is set. Drop and exit are in the context afterwards. */
    int run(MessageContext ctx);
}
