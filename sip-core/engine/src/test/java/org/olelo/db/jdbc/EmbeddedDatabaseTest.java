package org.olelo.db.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.Databases;
import org.olelo.db.Query;
import org.olelo.db.RowValues;

class EmbeddedDatabaseTest {
    @TempDir
    Path directory;

    @Test
    void shouldHaveTheStockTables() {
        try (Databases databases = databases()) {
            Database database = databases.open("jpa:olelo");
            databases.requireVersion(database, "subscriber", 7);
            databases.requireVersion(database, "location", 9);
            databases.requireVersion(database, "acc", 5);
        }
    }

    @Test
    void shouldKeepRowsOverARestart() {
        try (Databases databases = databases()) {
            insert(databases.open("jpa:olelo"), "alice");
        }
        try (Databases databases = databases()) {
            assertEquals(1, count(databases.open("jpa:olelo"), "alice"));
        }
    }

    @Test
    void shouldKeepACommittedRowWhenTheProcessIsKilled() throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
        assertTrue(writer.waitFor(60, TimeUnit.SECONDS));
        assertEquals(KilledWriter.EXIT, writer.exitValue());
        try (Databases databases = databases()) {
            Database database = databases.open("jpa:olelo");
            assertEquals(1, count(database, "survivor"));
            assertEquals(0, count(database, "uncommitted"));
        }
    }

    @Test
    void shouldStayUsableWhenAThreadIsInterrupted() throws InterruptedException {
        try (Databases databases = databases()) {
            Database database = databases.open("jpa:olelo");
            Thread interrupted = new Thread(() -> {
                Thread.currentThread().interrupt();
                try {
                    insert(database, "maybe");
                } catch (DatabaseException e) {
                    assertEquals(DatabaseFault.CONNECTION, e.fault());
                }
            });
            interrupted.start();
            interrupted.join();
            insert(database, "after");
            assertEquals(1, count(database, "after"));
        }
    }

    @Test
    void shouldShareOneDatabaseForOneUrl() {
        try (Databases databases = databases()) {
            assertEquals(databases.open("jpa:olelo"), databases.open(DatabaseUrl.SERVER));
        }
    }

    @Test
    void shouldNameTheModuleThatIsMissing() {
        try (Databases databases = databases()) {
            DatabaseException e = assertThrows(DatabaseException.class, () -> databases.open("mysql://a:b@c/d"));
            assertEquals(DatabaseFault.UNKNOWN_SCHEME, e.fault());
            assertTrue(String.valueOf(e.getMessage()).contains("loadmodule \"db_mysql.so\""), e.getMessage());
        }
    }

    @Test
    void shouldRefuseANameThatLeavesTheDirectory() {
        try (Databases databases = databases()) {
            assertThrows(DatabaseException.class, () -> databases.open("jpa:../olelo"));
        }
    }

    static void insert(Database database, String user) {
        database.insert("subscriber", RowValues.builder().set("username", user).build());
    }

    private static int count(Database database, String user) {
        return database.query(Query.of("subscriber", List.of("id"), Condition.eq("username", user)))
                .size();
    }

    private Databases databases() {
        Databases databases = new Databases();
        BuiltInDrivers.register(databases, directory);
        return databases;
    }
}
