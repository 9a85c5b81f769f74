package org.olelo.module.db_sqlite;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.olelo.db.Database;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.jdbc.Dialect;
import org.olelo.db.jdbc.JdbcDriver;
import org.olelo.db.jdbc.JdbcSettings;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.SipModule;

/** Module db_sqlite. */
public final class DbSqliteModule implements SipModule {
    private static final int CONNECTIONS = 4;
    private static final Set<String> JOURNAL_MODES = Set.of("DELETE", "TRUNCATE", "PERSIST", "MEMORY", "WAL", "OFF");

    private final Set<String> readOnly = new TreeSet<>();
    private final Map<String, String> journalModes = new HashMap<>();

    /** On that engine. */
    public DbSqliteModule(Engine engine) {
        engine.databases().register("sqlite", this::open);
    }

    @ModParam(value = "db_set_readonly", doc = "Path of a database file that is only read; may be given many times.")
    void readOnly(String path) {
        readOnly.add(path);
    }

    @ModParam(
            value = "db_set_journal_mode",
            doc = "PATH=MODE, with MODE one of DELETE TRUNCATE PERSIST MEMORY WAL OFF.")
    void journalMode(String text) {
        int equals = text.lastIndexOf('=');
        String mode = text.substring(equals + 1).replace(";", "").trim().toUpperCase(Locale.ROOT);
        if (equals <= 0 || !JOURNAL_MODES.contains(mode)) {
            throw new IllegalArgumentException("expected PATH=MODE with MODE one of " + new TreeSet<>(JOURNAL_MODES));
        }
        journalModes.put(text.substring(0, equals).trim(), mode);
    }

    private Database open(DatabaseUrl url) {
        String path = url.database();
        Map<String, String> properties = new HashMap<>();
        if (readOnly.contains(path)) {
            properties.put("open_mode", "1"); // SQLITE_OPEN_READONLY
        }
        String mode = journalModes.get(path);
        if (mode != null) {
            properties.put("journal_mode", mode);
        }
        JdbcSettings settings = new JdbcSettings(CONNECTIONS, JdbcSettings.DEFAULT.waitMillis(), properties);
        return new JdbcDriver(Dialect.SQLITE, settings).open(url);
    }
}
