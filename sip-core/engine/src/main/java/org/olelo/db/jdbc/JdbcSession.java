package org.olelo.db.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.olelo.db.Condition;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseSession;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.DbText;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.RowValues;

/** The operations on one connection, which stays its owner's. */
public final class JdbcSession implements DatabaseSession {
    private final DatabaseUrl url;
    private final Connection connection;
    private final SqlWriter writer;
    private final JdbcValues values;

    /** On a connection whose transactions its owner ends; {@code url} is for messages. */
    public JdbcSession(DatabaseUrl url, Connection connection, Dialect dialect) {
        this(url, connection, new SqlWriter(dialect), new JdbcValues(dialect));
    }

    JdbcSession(DatabaseUrl url, Connection connection, SqlWriter writer, JdbcValues values) {
        this.url = url;
        this.connection = connection;
        this.writer = writer;
        this.values = values;
    }

    @Override
    public ResultRows query(Query query) {
        return rows(writer.select(query));
    }

    /** Reads rows and locks them until the end of the transaction. */
    public ResultRows queryLock(Query query) {
        return rows(writer.selectForUpdate(query));
    }

    @Override
    public ResultRows rawQuery(String sql) {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(DbText.toUnicode(sql));
            if (!rows) {
                return ResultRows.changed(Math.max(0, statement.getUpdateCount()));
            }
            try (ResultSet results = statement.getResultSet()) {
                return values.read(results, 0);
            }
        } catch (SQLException e) {
            throw SqlFaults.of(url, e);
        }
    }

    @Override
    public void insert(String table, RowValues row) {
        execute(writer.insert(table, row));
    }

    @Override
    public long insertReturningId(String table, RowValues row) {
        SqlText text = writer.insert(table, row);
        try (PreparedStatement statement = connection.prepareStatement(text.sql(), Statement.RETURN_GENERATED_KEYS)) {
            values.bind(statement, text.parameters());
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                if (keys.next()) {
                    return keys.getLong(1);
                }
            }
        } catch (SQLException e) {
            throw SqlFaults.of(url, e);
        }
        throw new DatabaseException(DatabaseFault.FAILED, "table '" + table + "' gives no number to a new row");
    }

    @Override
    public void replace(String table, RowValues row, List<String> keys) {
        if (writer.hasReplace()) {
            execute(writer.replace(table, row));
            return;
        }
        delete(table, SqlWriter.keyConditions(row, keys));
        insert(table, row);
    }

    @Override
    public void insertUpdate(String table, RowValues row, List<String> keys) {
        if (writer.hasInsertUpdate()) {
            execute(writer.insertUpdate(table, row));
            return;
        }
        if (update(table, row, SqlWriter.keyConditions(row, keys)) == 0) {
            insert(table, row);
        }
    }

    @Override
    public int update(String table, RowValues row, List<Condition> conditions) {
        return execute(writer.update(table, row, conditions));
    }

    @Override
    public int delete(String table, List<Condition> conditions) {
        return execute(writer.delete(table, conditions));
    }

    private ResultRows rows(SqlText text) {
        try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
            values.bind(statement, text.parameters());
            try (ResultSet results = statement.executeQuery()) {
                return values.read(results, 0);
            }
        } catch (SQLException e) {
            throw SqlFaults.of(url, e);
        }
    }

    private int execute(SqlText text) {
        try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
            values.bind(statement, text.parameters());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw SqlFaults.of(url, e);
        }
    }
}
