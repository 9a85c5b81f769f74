package org.olelo.transaction;

/** A module that follows transactions. Runs on the thread of the event, most events under the transaction's lock: it must not block. */
@FunctionalInterface
public interface TransactionListener {
    /** Something happened. */
    void onEvent(TransactionEvent event);
}
