package org.olelo.db.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.olelo.db.Database;
import org.olelo.db.DatabaseContract;
import org.olelo.db.DatabaseUrl;

class SqliteDatabaseTest extends DatabaseContract {
    @TempDir
    static Path directory;

    private static Database database;

    @BeforeAll
    static void open() {
        database = new JdbcDriver(Dialect.SQLITE, JdbcSettings.DEFAULT)
                .open(DatabaseUrl.parse("sqlite:///" + directory.resolve("c@t.db")));
        TestTables.create(
                database,
                "create table t (id integer primary key, name text unique, n integer, big bigint, r double,"
                        + " at timestamp, data blob)");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    protected Database database() {
        return database;
    }
}
