package org.olelo.db.jdbc;

import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;

/** What differs between the SQL databases. */
public enum Dialect {
    /** H2: {@code h2:file:/path}, {@code h2:mem:name}, {@code h2:///path}. */
    H2("org.h2.Driver", '"'),
    /** PostgreSQL: {@code postgres://user:pw@host:port/name}. */
    POSTGRESQL("org.postgresql.Driver", '"'),
    /** MariaDB and MySQL: {@code mysql://user:pw@host:port/name}. */
    MARIADB("org.mariadb.jdbc.Driver", '`'),
    /** SQLite: {@code sqlite:////absolute/path}, {@code sqlite:///relative/path}. */
    SQLITE("org.sqlite.JDBC", '`');

    // Names compare as in MySQL; committed rows reach the file before commit returns; an interrupt does not close the
    // file.
    private static final String H2_SETTINGS = ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";NON_KEYWORDS=VALUE,KEY,USER;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    private static final String SQLITE_SETTINGS = "?busy_timeout=10000&transaction_mode=IMMEDIATE";

    private final String driverClass;
    private final char quote;

    Dialect(String driverClass, char quote) {
        this.driverClass = driverClass;
        this.quote = quote;
    }

    /** The JDBC driver's class. */
    public String driverClass() {
        return driverClass;
    }

    /** The dialect of a JDBC URL; throws {@link DatabaseException} (BAD_URL) for a database that is not supported. */
    public static Dialect ofJdbcUrl(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (jdbcUrl.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        if (jdbcUrl.startsWith("jdbc:mariadb:") || jdbcUrl.startsWith("jdbc:mysql:")) {
            return MARIADB;
        }
        if (jdbcUrl.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        throw new DatabaseException(DatabaseFault.BAD_URL, "no SQL dialect for this JDBC URL");
    }

    /** The JDBC URL of a Kamailio URL. */
    public String jdbcUrl(DatabaseUrl url) {
        return switch (this) {
            case H2 -> h2Url(url.rest());
            case POSTGRESQL -> "jdbc:postgresql://" + address(url, 5432) + "?stringtype=unspecified";
            case MARIADB -> "jdbc:mariadb://" + address(url, 3306) + "?tinyInt1isBit=false&useServerPrepStmts=true";
            case SQLITE -> "jdbc:sqlite:" + url.database() + SQLITE_SETTINGS;
        };
    }

    /** A table or column name between this dialect's quotes. Throws {@link DatabaseException} (BAD_ARGUMENT) if it is no name. */
    public void quote(StringBuilder out, String name) {
        if (!isName(name)) {
            throw new DatabaseException(DatabaseFault.BAD_ARGUMENT, "not a table or column name: '" + name + "'");
        }
        int start = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
            out.append(quote).append(name, start, dot).append(quote).append('.');
            start = dot + 1;
        }
        out.append(quote).append(name, start, name.length()).append(quote);
    }

    private static boolean isName(String name) {
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.' && !first) {
                first = true;
            } else if (isLetter(c) || (!first && isNamePart(c))) {
                first = false;
            } else {
                return false;
            }
        }
        return !first;
    }

    private static boolean isNamePart(char c) {
        return (c >= '0' && c <= '9') || c == '$' || c == '-';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static String h2Url(String rest) {
        String given = rest.startsWith("/") || rest.startsWith("~") ? "file:" + rest : rest;
        int options = given.indexOf(';');
        String path = options < 0 ? given : given.substring(0, options);
        String file = path.startsWith("file:") ? "async:" + path.substring("file:".length()) : path;
        String keep = path.startsWith("mem:") ? ";DB_CLOSE_DELAY=-1" : "";
        return "jdbc:h2:" + file + H2_SETTINGS + keep + (options < 0 ? "" : given.substring(options));
    }

    private static String address(DatabaseUrl url, int defaultPort) {
        String host = url.host().isEmpty() ? "localhost" : url.host();
        int port = url.port() == 0 ? defaultPort : url.port();
        return host + ":" + port + "/" + url.database();
    }
}
