package org.olelo.ejb.jpa;

import java.sql.SQLException;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.jdbc.SqlFaults;

/** What JPA throws, as a {@link DatabaseException}. */
final class JpaFaults {
    private JpaFaults() {}

    static DatabaseException of(DatabaseUrl url, RuntimeException thrown) {
        if (thrown instanceof DatabaseException known) {
            return known;
        }
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return SqlFaults.of(url, sql);
            }
            if (cause instanceof DatabaseException known) {
                return known;
            }
        }
        return new DatabaseException(DatabaseFault.FAILED, "database " + url + ": " + thrown.getMessage(), thrown);
    }
}
