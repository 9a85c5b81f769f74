package org.olelo.db.jdbc;

import java.util.Map;

/**
 * How connections are pooled.
 *
 * @param connections at most, at least 1
 * @param waitMillis how long to wait for a free or a new connection, at least 250
 * @param properties given to the JDBC driver
 */
public record JdbcSettings(int connections, int waitMillis, Map<String, String> properties) {
    /** 16 connections, 5 seconds. */
    public static final JdbcSettings DEFAULT = new JdbcSettings(16, 5_000, Map.of());

    /** Takes a copy of the map. */
    public JdbcSettings {
        properties = Map.copyOf(properties);
    }
}
