package org.olelo.db.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.ResultRows;
import org.olelo.db.RowCursor;

/** An open SELECT, read in portions. */
final class JdbcCursor implements RowCursor {
    private final DatabaseUrl url;
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet results;
    private final JdbcValues values;
    private final int rows;

    JdbcCursor(
            DatabaseUrl url,
            Connection connection,
            PreparedStatement statement,
            ResultSet results,
            JdbcValues values,
            int rows) {
        this.url = url;
        this.connection = connection;
        this.statement = statement;
        this.results = results;
        this.values = values;
        this.rows = rows;
    }

    @Override
    public ResultRows next() {
        try {
            return values.read(results, rows);
        } catch (SQLException e) {
            throw SqlFaults.of(url, e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            results.close();
            statement.close();
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw SqlFaults.of(url, e);
        }
    }
}
