package org.olelo.db;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The drivers by scheme, and the open databases: one for each identical URL. */
public final class Databases implements AutoCloseable {
    private final Map<String, DatabaseDriver> drivers = new ConcurrentHashMap<>();
    private final Map<DatabaseUrl, Database> open = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile String versionTable = "version";

    /** Makes a driver known for a scheme; a later one replaces an earlier one for databases not yet open. */
    public void register(String scheme, DatabaseDriver driver) {
        drivers.put(scheme, driver);
    }

    /** Whether a driver is known for the scheme. */
    public boolean knows(String scheme) {
        return drivers.containsKey(scheme);
    }

    /** The database of a Kamailio URL text; see {@link #open(DatabaseUrl)}. */
    public Database open(String url) {
        return open(DatabaseUrl.parse(url));
    }

    /** The database of a URL, opened at the first call. Throws {@link DatabaseException}. */
    public Database open(DatabaseUrl url) {
        DatabaseDriver driver = drivers.get(url.scheme());
        if (driver == null) {
            throw new DatabaseException(DatabaseFault.UNKNOWN_SCHEME, missing(url.scheme()));
        }
        lock.lock();
        try {
            Database database = open.get(url);
            if (database == null) {
                database = driver.open(url);
                open.put(url, database);
            }
            return database;
        } finally {
            lock.unlock();
        }
    }

    /** Sets the name of the table with the versions (core parameter {@code version_table}). */
    public void versionTable(String table) {
        versionTable = table;
    }

    /**
     * Checks that a table has the structure a module was written for. Throws {@link DatabaseException} (VERSION) with both
     * numbers, or what the database reports.
     */
    public void requireVersion(Database database, String table, int expected) {
        new TableVersion(versionTable).require(database, table, expected);
    }

    /** Closes every database; then they can be opened anew. */
    @Override
    public void close() {
        List<Database> closing = new ArrayList<>();
        lock.lock();
        try {
            closing.addAll(open.values());
            open.clear();
        } finally {
            lock.unlock();
        }
        closing.forEach(Database::close);
    }

    private static String missing(String scheme) {
        String module = switch (scheme) {
            case "mysql" -> "db_mysql";
            case "postgres" -> "db_postgres";
            case "sqlite" -> "db_sqlite";
            case "text" -> "db_text";
            case "mongodb" -> "db_mongodb";
            case "unixodbc" -> "db_unixodbc";
            default -> "db_" + scheme;
        };
        return "no database driver for scheme '" + scheme + "': loadmodule \"" + module + ".so\" is missing";
    }
}
