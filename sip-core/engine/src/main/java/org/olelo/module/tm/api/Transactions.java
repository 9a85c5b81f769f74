package org.olelo.module.tm.api;

import org.olelo.transaction.TransactionLayer;

/** The transaction layer as module tm has configured it (Kamailio's load_tm). */
public interface Transactions {
    /** Transactions, their listeners, local requests. */
    TransactionLayer layer();
}
