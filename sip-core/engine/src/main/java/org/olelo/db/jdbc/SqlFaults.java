package org.olelo.db.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;

/** What a database reports, as a {@link DatabaseException}. */
public final class SqlFaults {
    // The low byte of SQLite's extended result codes of violated constraints.
    private static final int SQLITE_CONSTRAINT = 19;

    private SqlFaults() {}

    /** The exception to throw; the message names the URL without its password. */
    public static DatabaseException of(DatabaseUrl url, SQLException e) {
        return new DatabaseException(fault(e), "database " + url + ": " + e.getMessage(), e);
    }

    /** The kind of fault. */
    public static DatabaseFault fault(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (isConnection(e, state)) {
            return DatabaseFault.CONNECTION;
        }
        if (isDuplicate(e, state)) {
            return DatabaseFault.DUPLICATE_KEY;
        }
        if (state.equals("40001") || state.equals("40P01")) { // 40P01: PostgreSQL's deadlock
            return DatabaseFault.CONFLICT;
        }
        if (isUnknownName(e, state)) {
            return DatabaseFault.NO_SUCH_OBJECT;
        }
        return DatabaseFault.FAILED;
    }

    private static boolean isConnection(SQLException e, String state) {
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException
                || state.startsWith("08")
                || state.startsWith("57P0")
                || state.equals("90098") // H2: database is closed
                || state.equals("90121"); // H2: database is shut down
    }

    private static boolean isDuplicate(SQLException e, String state) {
        if (state.equals("23505") || e.getErrorCode() == 1062) {
            return true;
        }
        boolean constraint = state.isEmpty() && (e.getErrorCode() & 0xff) == SQLITE_CONSTRAINT;
        return constraint && message(e).contains("unique");
    }

    private static boolean isUnknownName(SQLException e, String state) {
        return state.equals("42P01") // PostgreSQL: table
                || state.equals("42703") // PostgreSQL: column
                || state.startsWith("42S")
                || (state.isEmpty()
                        && (message(e).contains("no such ") || message(e).contains("no column")));
    }

    private static String message(SQLException e) {
        String message = e.getMessage();
        return message == null ? "" : message.toLowerCase(Locale.ROOT);
    }
}
