package org.olelo.db.jdbc;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseDriver;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;
import org.olelo.schema.SchemaException;
import org.olelo.schema.SchemaMigration;

/** Scheme {@code jpa} without an application server: an H2 file in the data directory, with Kamailio's tables. */
public final class EmbeddedDatabase implements DatabaseDriver {
    private final @Nullable Path dataDirectory;

    /** Keeps its files in that directory, which is made when needed. */
    public EmbeddedDatabase(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    private EmbeddedDatabase() {
        this.dataDirectory = null;
    }

    /** Keeps everything in memory, until it is closed. */
    public static EmbeddedDatabase inMemory() {
        return new EmbeddedDatabase();
    }

    @Override
    public Database open(DatabaseUrl url) {
        if (!url.rest().matches("[A-Za-z0-9_-]+")) {
            throw new DatabaseException(DatabaseFault.BAD_URL, "not a name of the server's database: " + url);
        }
        String jdbcUrl = Dialect.H2.jdbcUrl(new DatabaseUrl("h2", place(url.rest())));
        JdbcDatabase database = new JdbcDriver(Dialect.H2, JdbcSettings.DEFAULT).open(url, jdbcUrl, "sa", "");
        try {
            new SchemaMigration(database.source()).migrate();
            return database;
        } catch (SchemaException e) {
            database.close();
            throw new DatabaseException(DatabaseFault.FAILED, "database " + url + ": " + e.getMessage(), e);
        }
    }

    private String place(String name) {
        Path directory = dataDirectory;
        return directory == null
                ? "mem:check-" + UUID.randomUUID()
                : "file:" + directory.toAbsolutePath().resolve(name);
    }
}
