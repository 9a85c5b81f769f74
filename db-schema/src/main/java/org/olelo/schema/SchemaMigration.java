package org.olelo.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to the newest schema: creates Kamailio's tables and ours (olelo_*) where they are missing, keeps those that exist. */
public final class SchemaMigration {
    /** The scripts, oldest first. Each name starts with its version. */
    static final List<String> SCRIPTS = List.of(
            "V1__standard.sql",
            "V2__routing.sql",
            "V3__presence.sql",
            "V4__identities.sql",
            "V5__ims.sql",
            "V6__operators.sql");

    private static final Logger LOG = LoggerFactory.getLogger("db-schema");
    private static final String HISTORY = "flyway_schema_history";

    private final DataSource source;

    /** Migrates the database behind a data source. */
    public SchemaMigration(DataSource source) {
        this.source = source;
    }

    /** Applies what is missing; returns how many scripts were applied. Throws {@link SchemaException}. */
    public int migrate() {
        SchemaDialect dialect = dialect();
        if (isCurrent()) {
            return 0;
        }
        try {
            int applied = Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(source)
                    .table(HISTORY)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .loggers("slf4j")
                    .resourceProvider(new SchemaScripts(dialect))
                    .javaMigrationClassProvider(List::of)
                    .load()
                    .migrate()
                    .migrationsExecuted;
            LOG.info("schema migrated, scripts={}", applied);
            return applied;
        } catch (FlywayException e) {
            throw new SchemaException("schema migration failed: " + e.getMessage(), e);
        }
    }

    private SchemaDialect dialect() {
        try (Connection connection = source.getConnection()) {
            return SchemaDialect.ofProduct(connection.getMetaData().getDatabaseProductName());
        } catch (SQLException e) {
            throw new SchemaException("database cannot be reached: " + e.getMessage(), e);
        }
    }

    // Starting Flyway costs about half a second, so an up-to-date schema is recognised without it.
    private boolean isCurrent() {
        String newest = SCRIPTS.getLast();
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT success FROM flyway_schema_history WHERE script = ?")) {
            statement.setString(1, newest);
            try (ResultSet results = statement.executeQuery()) {
                return results.next() && results.getBoolean(1);
            }
        } catch (SQLException e) {
            LOG.debug("no migration history yet, cause={}", e.getMessage());
            return false;
        }
    }
}
