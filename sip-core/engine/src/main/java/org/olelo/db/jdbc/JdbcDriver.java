package org.olelo.db.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseDriver;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;

/** Opens SQL databases by a pool of JDBC connections. */
public final class JdbcDriver implements DatabaseDriver {
    private final Dialect dialect;
    private final JdbcSettings settings;

    /** A driver for one dialect. */
    public JdbcDriver(Dialect dialect, JdbcSettings settings) {
        this.dialect = dialect;
        this.settings = settings;
    }

    @Override
    public Database open(DatabaseUrl url) {
        return open(url, dialect.jdbcUrl(url), url.user(), url.password());
    }

    /** Opens a database by its JDBC URL; {@code url} is the name that modules know it by. */
    public JdbcDatabase open(DatabaseUrl url, String jdbcUrl, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("db-" + dialect.name().toLowerCase(Locale.ROOT));
        config.setDriverClassName(dialect.driverClass());
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(settings.waitMillis());
        config.setInitializationFailTimeout(1);
        settings.properties().forEach(config::addDataSourceProperty);
        try {
            HikariDataSource pool = new HikariDataSource(config);
            return new JdbcDatabase(url, dialect, pool, pool::close);
        } catch (PoolInitializationException e) {
            throw new DatabaseException(DatabaseFault.CONNECTION, "database " + url + ": " + rootMessage(e), e);
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage());
    }
}
