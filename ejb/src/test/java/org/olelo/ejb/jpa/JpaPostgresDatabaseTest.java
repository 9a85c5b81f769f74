package org.olelo.ejb.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.olelo.db.Database;
import org.olelo.db.DatabaseContract;
import org.olelo.db.jdbc.Dialect;

/** The JPA driver on entities in PostgreSQL. */
class JpaPostgresDatabaseTest extends DatabaseContract {
    private static EmbeddedPostgres server;
    private static EntityManagerFactory factory;
    private static Database database;

    @BeforeAll
    static void open() throws IOException {
        server = EmbeddedPostgres.start();
        factory = ContractDatabases.factory("contract", server.getPostgresDatabase());
        database = ContractDatabases.withContractTables(
                factory,
                Dialect.POSTGRESQL,
                "create table t (id serial primary key, name varchar(100) unique, n integer, big bigint,"
                        + " r double precision, at timestamp without time zone, data bytea)",
                "create table version (id serial primary key, table_name varchar(32), table_version integer)");
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
        factory.close();
        server.close();
    }

    @Override
    protected Database database() {
        return database;
    }
}
