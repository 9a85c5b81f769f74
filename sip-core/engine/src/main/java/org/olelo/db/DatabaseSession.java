package org.olelo.db;

import java.util.List;

/**
 * The operations on tables (Kamailio's db1 API), in a transaction or each by itself. They block: call them from virtual
 * threads only. Every operation throws {@link DatabaseException}; what a driver cannot do fails with NOT_SUPPORTED.
 * Table and column names may come from module parameters, they are checked and quoted; values are always bound.
 */
public interface DatabaseSession {
    /** The rows that meet the conditions. */
    ResultRows query(Query query);

    /** Runs SQL text (one char per byte) as it is. The result of a statement that returns no rows has no columns. */
    ResultRows rawQuery(String sql);

    /** Adds a row. */
    void insert(String table, RowValues values);

    /** Adds a row and returns the number that the database gave it in its AUTO_INCREMENT column. */
    long insertReturningId(String table, RowValues values);

    /**
     * Adds a row, or replaces the one with the same key as a whole: columns not given take their defaults.
     *
     * @param keys the columns that decide whether the row exists; a unique key of the table
     */
    void replace(String table, RowValues values, List<String> keys);

    /**
     * Adds a row, or updates these columns of the one with the same key.
     *
     * @param keys the columns that decide whether the row exists; a unique key of the table
     */
    void insertUpdate(String table, RowValues values, List<String> keys);

    /** Changes the rows that meet all conditions; returns how many there were. */
    int update(String table, RowValues values, List<Condition> conditions);

    /** Deletes the rows that meet all conditions (every row without conditions); returns how many there were. */
    int delete(String table, List<Condition> conditions);
}
