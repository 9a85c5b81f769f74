package org.olelo.db;

/** A transaction on one connection, for one thread. Local: no transaction manager takes part. */
public interface Transaction extends DatabaseSession, AutoCloseable {
    /** Reads rows and locks them until the end of the transaction (SELECT ... FOR UPDATE). */
    ResultRows queryLock(Query query);

    /** Makes all changes permanent. */
    void commit();

    /** Undoes all changes. */
    void rollback();

    /** Gives the connection back; rolls back what was not committed. */
    @Override
    void close();
}
