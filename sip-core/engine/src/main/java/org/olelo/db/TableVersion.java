package org.olelo.db;

import java.util.List;

/**
 * The check of a table's structure by its number in the version table.
 *
 * @param versionTable the table with the columns {@code table_name} and {@code table_version}
 */
public record TableVersion(String versionTable) {
    /** A table that is not in the version table. */
    public static final int ABSENT = 0;

    /** The version of a table, {@link #ABSENT} if it has none. */
    public int find(Database database, String table) {
        ResultRows rows =
                database.query(Query.of(versionTable, List.of("table_version"), Condition.eq("table_name", table)));
        return rows.isEmpty() ? ABSENT : rows.row(0).integer(0, ABSENT);
    }

    /** Throws {@link DatabaseException} (VERSION) unless the table has the expected version. */
    public void require(Database database, String table, int expected) {
        int found = find(database, table);
        if (found == expected) {
            return;
        }
        String what = found == ABSENT ? "has no version" : "has version " + found;
        throw new DatabaseException(
                DatabaseFault.VERSION,
                "table '" + table + "' " + what + " but version " + expected + " is expected (table '" + versionTable
                        + "' of " + database.url() + ")");
    }
}
