package org.olelo.module.db_mysql;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.jdbc.Dialect;
import org.olelo.db.jdbc.JdbcDriver;
import org.olelo.db.jdbc.JdbcSettings;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.SipModule;

/** Module db_mysql. */
public final class DbMysqlModule implements SipModule {
    private static final int MILLIS = 1_000;

    @ModParam(value = "ping_interval", doc = "Seconds between keep-alives; the pool tests idle connections itself.")
    int pingInterval = 300;

    @ModParam(
            value = {"timeout_interval", "connect_timeout"},
            doc = "Seconds to wait for a connection; 2 is the least.")
    int timeoutInterval = 2;

    @ModParam(
            value = {"receive_timeout", "send_timeout"},
            doc = "Seconds to wait for an answer; 0 waits for ever.")
    int receiveTimeout;

    @ModParam(
            value = {"auto_reconnect", "retries"},
            doc = "Accepted; a broken connection is always replaced.")
    int autoReconnect = 1;

    @ModParam(value = "insert_delayed", doc = "Accepted; today's MariaDB and MySQL have no delayed inserts.")
    int insertDelayed;

    @ModParam(value = "update_affected_found", doc = "1: an update counts the rows found, not only those changed.")
    int updateAffectedFound;

    @ModParam(value = "unsigned_type", doc = "Accepted; unsigned columns are always read as unsigned.")
    int unsignedType;

    @ModParam(value = "server_timezone", doc = "Accepted; times are local times of this server.")
    int serverTimezone;

    @ModParam(
            value = "opt_ssl_mode",
            doc = "0 or 1: as the server wants; 2 prefers TLS, 3 requires it, 4 and 5 check the certificate.")
    int sslMode;

    @ModParam(value = "opt_ssl_ca", doc = "File with the certificates of the authorities, PEM.")
    @Nullable
    String sslCa;

    /** On that engine. */
    public DbMysqlModule(Engine engine) {
        engine.databases().register("mysql", this::open);
    }

    private Database open(DatabaseUrl url) {
        Map<String, String> properties = new HashMap<>();
        properties.put("connectTimeout", Integer.toString(Math.max(2, timeoutInterval) * MILLIS));
        properties.put("socketTimeout", Integer.toString(receiveTimeout * MILLIS));
        properties.put("useAffectedRows", Boolean.toString(updateAffectedFound == 0));
        if (sslMode >= 3) {
            properties.put("sslMode", sslMode == 3 ? "trust" : sslMode == 4 ? "verify-ca" : "verify-full");
        }
        String ca = sslCa;
        if (ca != null) {
            properties.put("serverSslCert", ca);
        }
        JdbcSettings settings =
                new JdbcSettings(JdbcSettings.DEFAULT.connections(), JdbcSettings.DEFAULT.waitMillis(), properties);
        return new JdbcDriver(Dialect.MARIADB, settings).open(url);
    }
}
