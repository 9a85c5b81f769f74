package org.olelo.ejb.jpa;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.olelo.db.Database;
import org.olelo.db.DatabaseContract;

/** The JPA driver on tables that are no entities. */
class JpaSqlDatabaseTest extends DatabaseContract {
    private static EntityManagerFactory factory;
    private static Database database;

    @BeforeAll
    static void open() {
        factory = ContractDatabases.factory("empty", ContractDatabases.source("sql"));
        database = ContractDatabases.withContractTables(factory);
    }

    @AfterAll
    static void close() {
        database.close();
        factory.close();
    }

    @Override
    protected Database database() {
        return database;
    }
}
