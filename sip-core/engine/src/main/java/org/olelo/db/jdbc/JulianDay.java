package org.olelo.db.jdbc;

import java.time.Instant;
import org.olelo.db.DbValue;

/** Times as SQLite's julian day numbers, which Kamailio's db_sqlite writes. */
final class JulianDay {
    private static final double OF_1970 = 2_440_587.5;
    private static final double SECONDS_PER_DAY = 86_400;

    private JulianDay() {}

    static double of(Instant time) {
        return time.getEpochSecond() / SECONDS_PER_DAY + OF_1970;
    }

    static DbValue.DateTime toDateTime(double day) {
        return new DbValue.DateTime(Instant.ofEpochSecond(Math.round((day - OF_1970) * SECONDS_PER_DAY)));
    }
}
