package org.olelo.db.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.olelo.db.AsyncWriter;
import org.olelo.db.Capability;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.RowCursor;
import org.olelo.db.RowValues;
import org.olelo.db.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database behind a pool of JDBC connections. What can be repeated without harm (all but plain inserts and raw SQL) is
 * repeated once on a fresh connection when the connection broke.
 */
public final class JdbcDatabase implements Database {
    static final Logger LOG = LoggerFactory.getLogger("db");

    /** A single operation that lost against others is tried so often: each time one of them has won. */
    private static final int MOST_ATTEMPTS = 10;

    private static final Set<Capability> CAPABILITIES = Collections.unmodifiableSet(EnumSet.allOf(Capability.class));

    private final DatabaseUrl url;
    private final Dialect dialect;
    private final DataSource source;
    private final Runnable closing;
    private final SqlWriter writer;
    private final JdbcValues values;
    private final AsyncWriter later;

    /**
     * A database.
     *
     * @param source the pool
     * @param closing closes the pool
     */
    public JdbcDatabase(DatabaseUrl url, Dialect dialect, DataSource source, Runnable closing) {
        this.url = url;
        this.dialect = dialect;
        this.source = source;
        this.closing = closing;
        this.writer = new SqlWriter(dialect);
        this.values = new JdbcValues(dialect);
        this.later = new AsyncWriter(url);
    }

    @Override
    public DatabaseUrl url() {
        return url;
    }

    /** The pool of connections. */
    DataSource source() {
        return source;
    }

    /** The SQL it speaks. */
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public ResultRows query(Query query) {
        return repeatable(session -> session.query(query));
    }

    @Override
    public RowCursor fetch(Query query, int rows) {
        if (rows < 1) {
            throw new DatabaseException(DatabaseFault.BAD_ARGUMENT, "a portion has at least one row");
        }
        SqlText text = writer.select(query);
        Connection connection = connection();
        try {
            connection.setAutoCommit(false); // PostgreSQL streams inside a transaction only
            PreparedStatement statement = connection.prepareStatement(text.sql());
            statement.setFetchSize(rows);
            values.bind(statement, text.parameters());
            return new JdbcCursor(url, connection, statement, statement.executeQuery(), values, rows);
        } catch (SQLException e) {
            release(connection);
            throw SqlFaults.of(url, e);
        }
    }

    @Override
    public ResultRows rawQuery(String sql) {
        return once(session -> session.rawQuery(sql));
    }

    @Override
    public void rawQueryAsync(String sql) {
        later.submit(() -> rawQuery(sql));
    }

    @Override
    public void insert(String table, RowValues row) {
        once(session -> {
            session.insert(table, row);
            return true;
        });
    }

    @Override
    public void insertDelayed(String table, RowValues row) {
        insert(table, row);
    }

    @Override
    public void insertAsync(String table, RowValues row) {
        later.submit(() -> insert(table, row));
    }

    @Override
    public long insertReturningId(String table, RowValues row) {
        return once(session -> session.insertReturningId(table, row));
    }

    @Override
    public void replace(String table, RowValues row, List<String> keys) {
        if (writer.hasReplace()) {
            repeatable(session -> {
                session.replace(table, row, keys);
                return true;
            });
            return;
        }
        try (Transaction transaction = begin()) {
            transaction.replace(table, row, keys);
            transaction.commit();
        }
    }

    @Override
    public void insertUpdate(String table, RowValues row, List<String> keys) {
        repeatable(session -> {
            insertUpdate(session, table, row, keys);
            return true;
        });
    }

    // Two threads may both find no row to update: the second insert fails, and its update finds the first's row.
    private static void insertUpdate(JdbcSession session, String table, RowValues row, List<String> keys) {
        try {
            session.insertUpdate(table, row, keys);
        } catch (DatabaseException e) {
            if (e.fault() != DatabaseFault.DUPLICATE_KEY
                    || session.update(table, row, SqlWriter.keyConditions(row, keys)) == 0) {
                throw e;
            }
        }
    }

    @Override
    public int update(String table, RowValues row, List<Condition> conditions) {
        return repeatable(session -> session.update(table, row, conditions));
    }

    @Override
    public int delete(String table, List<Condition> conditions) {
        return repeatable(session -> session.delete(table, conditions));
    }

    @Override
    public Transaction begin() {
        Connection connection = connection();
        try {
            connection.setAutoCommit(false);
            return new JdbcTransaction(url, connection, session(connection));
        } catch (SQLException e) {
            release(connection);
            throw SqlFaults.of(url, e);
        }
    }

    @Override
    public void close() {
        later.flush();
        closing.run();
    }

    private <T> T repeatable(Function<JdbcSession, T> work) {
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return once(work);
            } catch (DatabaseException e) {
                if (e.fault() == DatabaseFault.CONNECTION) {
                    LOG.warn("connection broke, trying once more, url={}, cause={}", url, e.getMessage());
                    break;
                }
                if (e.fault() != DatabaseFault.CONFLICT) {
                    throw e;
                }
            }
        }
        return once(work);
    }

    private <T> T once(Function<JdbcSession, T> work) {
        try (Connection connection = connection()) {
            return work.apply(session(connection));
        } catch (SQLException e) {
            throw SqlFaults.of(url, e);
        }
    }

    private JdbcSession session(Connection connection) {
        return new JdbcSession(url, connection, writer, values);
    }

    private Connection connection() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new DatabaseException(DatabaseFault.CONNECTION, "database " + url + ": " + e.getMessage(), e);
        }
    }

    private void release(Connection connection) {
        try {
            connection.setAutoCommit(true);
            connection.close();
        } catch (SQLException e) {
            LOG.warn("connection not given back, url={}, cause={}", url, e.getMessage());
        }
    }
}
