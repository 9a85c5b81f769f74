package org.olelo.db.jdbc;

import org.olelo.db.Database;
import org.olelo.db.RowValues;

/** The tables of {@link org.olelo.db.DatabaseContract}. */
final class TestTables {
    private TestTables() {}

    static void create(Database database, String table) {
        database.rawQuery(table);
        database.rawQuery("create table version (table_name varchar(32), table_version integer)");
        database.insert(
                "version",
                RowValues.builder()
                        .set("table_name", "t")
                        .set("table_version", 3)
                        .build());
    }
}
