package org.olelo.ejb.jpa;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.olelo.db.Database;
import org.olelo.db.DatabaseContract;

/** The JPA driver on tables that are entities. */
class JpaEntityDatabaseTest extends DatabaseContract {
    private static EntityManagerFactory factory;
    private static Database database;

    @BeforeAll
    static void open() {
        factory = ContractDatabases.factory("contract", ContractDatabases.source("entities"));
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
