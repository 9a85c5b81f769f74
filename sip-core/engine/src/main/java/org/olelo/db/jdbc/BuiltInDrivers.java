package org.olelo.db.jdbc;

import java.nio.file.Path;
import org.olelo.db.Databases;

/** The schemes that need no module: {@code h2} and {@code jpa}. */
public final class BuiltInDrivers {
    private BuiltInDrivers() {}

    /**
     * Registers them.
     *
     * @param dataDirectory where {@code jpa:olelo} keeps its files
     */
    public static void register(Databases databases, Path dataDirectory) {
        databases.register("h2", new JdbcDriver(Dialect.H2, JdbcSettings.DEFAULT));
        databases.register("jpa", new EmbeddedDatabase(dataDirectory));
    }

    /** Registers them for a check of the configuration: the server's database is an empty one in memory. */
    public static void registerForCheck(Databases databases) {
        databases.register("h2", new JdbcDriver(Dialect.H2, JdbcSettings.DEFAULT));
        databases.register("jpa", EmbeddedDatabase.inMemory());
    }
}
