package org.olelo.db;

/** Rows read in portions (Kamailio's fetch_result). Holds a connection until closed; for one thread. */
public interface RowCursor extends AutoCloseable {
    /** The next portion; empty when there are no more. */
    ResultRows next();

    /** Gives the connection back. */
    @Override
    void close();
}
