package org.olelo.module.db_postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.olelo.db.Database;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.jdbc.Dialect;
import org.olelo.db.jdbc.JdbcDriver;
import org.olelo.db.jdbc.JdbcSettings;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.SipModule;

/** Module db_postgres. */
public final class DbPostgresModule implements SipModule {
    // libpq's keywords that the JDBC driver knows, under its names.
    private static final Map<String, String> KEYWORDS = Map.of(
            "connect_timeout", "connectTimeout",
            "sslmode", "sslmode",
            "sslrootcert", "sslrootcert",
            "sslcert", "sslcert",
            "sslkey", "sslkey",
            "options", "options",
            "application_name", "ApplicationName",
            "target_session_attrs", "targetServerType");
    private static final Set<String> OF_THE_SYSTEM =
            Set.of("tcp_user_timeout", "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count");

    @ModParam(value = "retries", doc = "Accepted; a broken connection is always replaced.")
    int retries = 2;

    @ModParam(value = "timeout", doc = "Seconds that a connection attempt or a query may take; 0 for no limit.")
    int timeout;

    @ModParam(value = "tcp_keepalive", doc = "Above 0: TCP keep-alive, at the interval of the operating system.")
    int tcpKeepalive;

    @ModParam(value = "lockset", doc = "Accepted; replacing a row is one transaction.")
    int lockset = 4;

    @ModParam(value = "bytea_output_escape", doc = "Accepted; binary columns are transferred as they are.")
    int byteaOutputEscape = 1;

    private final Map<String, String> connection = new HashMap<>();

    /** On that engine. */
    public DbPostgresModule(Engine engine) {
        engine.databases().register("postgres", this::open);
    }

    @ModParam(value = "con_param", doc = "Connection keywords, as connect_timeout=15;sslmode=require.")
    void connectionParameters(String text) {
        for (String pair : text.split(";", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair.trim() : pair.substring(0, equals).trim();
            String keyword = KEYWORDS.get(name);
            if (keyword != null && equals > 0) {
                connection.put(keyword, pair.substring(equals + 1).trim());
            } else if (!name.isEmpty() && !OF_THE_SYSTEM.contains(name)) {
                throw new IllegalArgumentException("unknown connection keyword '" + name + "'");
            }
        }
    }

    private Database open(DatabaseUrl url) {
        Map<String, String> properties = new HashMap<>(connection);
        if (timeout > 0) {
            properties.put("socketTimeout", Integer.toString(timeout));
            properties.putIfAbsent("connectTimeout", Integer.toString(timeout));
        }
        properties.put("tcpKeepAlive", Boolean.toString(tcpKeepalive > 0));
        JdbcSettings settings =
                new JdbcSettings(JdbcSettings.DEFAULT.connections(), JdbcSettings.DEFAULT.waitMillis(), properties);
        return new JdbcDriver(Dialect.POSTGRESQL, settings).open(url);
    }
}
