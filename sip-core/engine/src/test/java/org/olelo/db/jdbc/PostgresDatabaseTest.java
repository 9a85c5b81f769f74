package org.olelo.db.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.olelo.db.Database;
import org.olelo.db.DatabaseContract;
import org.olelo.db.DatabaseUrl;

class PostgresDatabaseTest extends DatabaseContract {
    private static EmbeddedPostgres server;
    private static Database database;

    @BeforeAll
    static void open() throws IOException {
        server = EmbeddedPostgres.start();
        database = new JdbcDriver(Dialect.POSTGRESQL, JdbcSettings.DEFAULT)
                .open(DatabaseUrl.parse("postgres://postgres:secret@localhost:" + server.getPort() + "/postgres"));
        TestTables.create(
                database,
                "create table t (id serial primary key, name varchar(100) unique, n integer, big bigint,"
                        + " r double precision, at timestamp without time zone, data bytea)");
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
        server.close();
    }

    @Override
    protected Database database() {
        return database;
    }
}
