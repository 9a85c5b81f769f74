package org.olelo.db.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.Query;

class DatabaseRecoveryTest {
    private static final JdbcSettings IMPATIENT = new JdbcSettings(2, 500, Map.of());
    private static final Query QUERY = Query.of("pg_database", List.of("datname"));

    @TempDir
    Path directory;

    @Test
    void shouldWorkAgainWhenTheServerComesBack() throws IOException {
        int port = freePort();
        EmbeddedPostgres first = server(port);
        DatabaseUrl url = DatabaseUrl.parse("postgres://postgres@localhost:" + port + "/postgres");
        try (Database database = new JdbcDriver(Dialect.POSTGRESQL, IMPATIENT).open(url)) {
            int databases = database.query(QUERY).size();
            first.close();
            DatabaseException e = assertThrows(DatabaseException.class, () -> database.query(QUERY));
            assertEquals(DatabaseFault.CONNECTION, e.fault());
            try (EmbeddedPostgres second = server(port)) {
                assertEquals(port, second.getPort());
                assertEquals(databases, database.query(QUERY).size());
            }
        }
    }

    @Test
    void shouldNotNoticeAShortRestart() throws IOException {
        int port = freePort();
        EmbeddedPostgres first = server(port);
        DatabaseUrl url = DatabaseUrl.parse("postgres://postgres@localhost:" + port + "/postgres");
        try (Database database = new JdbcDriver(Dialect.POSTGRESQL, JdbcSettings.DEFAULT).open(url)) {
            int databases = database.query(QUERY).size();
            first.close();
            try (EmbeddedPostgres second = server(port)) {
                assertEquals(port, second.getPort());
                assertEquals(databases, database.query(QUERY).size());
            }
        }
    }

    @Test
    void shouldRefuseToOpenWhatCannotBeReached() throws IOException {
        DatabaseUrl url = DatabaseUrl.parse("postgres://postgres:secret@localhost:" + freePort() + "/postgres");
        DatabaseException e =
                assertThrows(DatabaseException.class, () -> new JdbcDriver(Dialect.POSTGRESQL, IMPATIENT).open(url));
        assertEquals(DatabaseFault.CONNECTION, e.fault());
        assertEquals(-1, String.valueOf(e.getMessage()).indexOf("secret"), e.getMessage());
    }

    private EmbeddedPostgres server(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
