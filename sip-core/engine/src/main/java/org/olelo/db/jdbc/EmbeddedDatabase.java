package org.olelo.db.jdbc;

import java.nio.file.Path;
import org.olelo.db.Database;
import org.olelo.db.DatabaseDriver;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;
import org.olelo.schema.SchemaException;
import org.olelo.schema.SchemaMigration;

/** Scheme {@code jpa} without an application server: an H2 file in the data directory, with Kamailio's tables. */
public final class EmbeddedDatabase implements DatabaseDriver {
    private final Path dataDirectory;

    /** Keeps its files in that directory, which is made when needed. */
    public EmbeddedDatabase(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    @Override
    public Database open(DatabaseUrl url) {
        if (!url.rest().matches("[A-Za-z0-9_-]+")) {
            throw new DatabaseException(DatabaseFault.BAD_URL, "not a name of the server's database: " + url);
        }
        DatabaseUrl file = new DatabaseUrl("h2", "file:" + dataDirectory.toAbsolutePath().resolve(url.rest()));
        JdbcDatabase database =
                new JdbcDriver(Dialect.H2, JdbcSettings.DEFAULT).open(url, Dialect.H2.jdbcUrl(file), "sa", "");
        try {
            new SchemaMigration(database.source()).migrate();
            return database;
        } catch (SchemaException e) {
            database.close();
            throw new DatabaseException(DatabaseFault.FAILED, "database " + url + ": " + e.getMessage(), e);
        }
    }
}
