package org.olelo.db;

import java.util.Set;

/** A database, with its pool of connections. Safe for every thread; shared by all who open the same URL. */
public interface Database extends DatabaseSession, AutoCloseable {
    /** Where it is. */
    DatabaseUrl url();

    /** What it can do. */
    Set<Capability> capabilities();

    /** Whether it can do all of these. */
    default boolean can(Capability... wanted) {
        return capabilities().containsAll(Set.of(wanted));
    }

    /**
     * The rows that meet the conditions, in portions.
     *
     * @param rows the size of a portion, at least 1
     */
    RowCursor fetch(Query query, int rows);

    /** Adds a row when the database has time (MySQL's INSERT DELAYED); elsewhere an ordinary insert. */
    void insertDelayed(String table, RowValues values);

    /** Adds a row later, in the order of the calls; returns at once. A failure is logged. Never blocks. */
    void insertAsync(String table, RowValues values);

    /** Runs SQL text later, in the order of the calls; returns at once. A failure is logged. Never blocks. */
    void rawQueryAsync(String sql);

    /** Starts a transaction on a connection of its own. Close it in any case: without commit it is rolled back. */
    Transaction begin();

    /** Closes the connections, after what is queued has been written. Only {@link Databases} calls it. */
    @Override
    void close();
}
