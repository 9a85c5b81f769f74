package org.olelo.ejb.start;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.jdbc.Dialect;

/**
 * Where the server's own database is, by system properties: {@value #JNDI} names a data source of the container, else
 * {@value #URL} (with {@value #USER}, {@value #PASSWORD}) is a JDBC URL of H2, PostgreSQL or MariaDB, else it is an H2 file in
 * the directory {@value #DATA}. The container makes it by its no-argument constructor and pools what it gives.
 */
public final class ServerDataSource implements DataSource {
    /** JNDI name of a data source. */
    public static final String JNDI = "olelo.database.jndi";
    /** JDBC URL. */
    public static final String URL = "olelo.database.url";
    /** User name for the JDBC URL. */
    public static final String USER = "olelo.database.user";
    /** Password for the JDBC URL. */
    public static final String PASSWORD = "olelo.database.password";
    /** Directory of the H2 file, {@code data} by default. */
    public static final String DATA = "olelo.data";

    private @Nullable PrintWriter logWriter;
    private int loginTimeout;
    private String description = "";

    /** Reads the properties when a connection is asked for. */
    public ServerDataSource() {}

    /** What it is for. */
    public String getDescription() {
        return description;
    }

    /** Sets what it is for. */
    public void setDescription(String text) {
        description = text;
    }

    @Override
    public Connection getConnection() throws SQLException {
        String jndi = System.getProperty(JNDI);
        return jndi == null || jndi.isBlank() ? byUrl() : byName(jndi);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @SuppressWarnings("BanJNDI") // the operator names it, nobody else
    private Connection byName(String jndi) throws SQLException {
        try {
            DataSource source = InitialContext.doLookup(jndi);
            return source.getConnection();
        } catch (NamingException e) {
            throw new SQLException("no data source " + jndi, "08001", e);
        }
    }

    private Connection byUrl() throws SQLException {
        String configured = System.getProperty(URL);
        boolean embedded = configured == null || configured.isBlank();
        String url = embedded ? embeddedUrl() : String.valueOf(configured);
        Properties properties = new Properties();
        properties.setProperty("user", System.getProperty(USER, embedded ? "sa" : ""));
        properties.setProperty("password", System.getProperty(PASSWORD, ""));
        Connection connection = driver(url).connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not know this URL", "08001");
        }
        return connection;
    }

    private static String embeddedUrl() {
        Path file = Path.of(System.getProperty(DATA, "data")).toAbsolutePath().resolve("olelo");
        return Dialect.H2.jdbcUrl(new DatabaseUrl("h2", "file:" + file));
    }

    // By name, not by DriverManager: that one does not see the drivers of an application.
    private static Driver driver(String url) throws SQLException {
        String name = Dialect.ofJdbcUrl(url).driverClass();
        try {
            return Class.forName(name)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new SQLException("JDBC driver is missing: " + name, "08001", e);
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        logWriter = out;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("not a wrapper for " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
