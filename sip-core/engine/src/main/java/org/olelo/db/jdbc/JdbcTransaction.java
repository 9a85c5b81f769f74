package org.olelo.db.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.olelo.db.Condition;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.RowValues;
import org.olelo.db.Transaction;

/** A transaction on a connection of the pool. */
final class JdbcTransaction implements Transaction {
    private final DatabaseUrl url;
    private final Connection connection;
    private final JdbcSession session;
    private boolean open = true;

    JdbcTransaction(DatabaseUrl url, Connection connection, JdbcSession session) {
        this.url = url;
        this.connection = connection;
        this.session = session;
    }

    @Override
    public ResultRows queryLock(Query query) {
        return session.queryLock(query);
    }

    @Override
    public void commit() {
        try {
            connection.commit();
            open = false;
        } catch (SQLException e) {
            throw SqlFaults.of(url, e);
        }
    }

    @Override
    public void rollback() {
        try {
            open = false;
            connection.rollback();
        } catch (SQLException e) {
            throw SqlFaults.of(url, e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            if (open) {
                rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw SqlFaults.of(url, e);
        } catch (DatabaseException e) {
            // The connection broke: the database has rolled back already.
            JdbcDatabase.LOG.warn("rollback failed, cause={}", e.getMessage());
        }
    }

    @Override
    public ResultRows query(Query query) {
        return session.query(query);
    }

    @Override
    public ResultRows rawQuery(String sql) {
        return session.rawQuery(sql);
    }

    @Override
    public void insert(String table, RowValues values) {
        session.insert(table, values);
    }

    @Override
    public long insertReturningId(String table, RowValues values) {
        return session.insertReturningId(table, values);
    }

    @Override
    public void replace(String table, RowValues values, List<String> keys) {
        session.replace(table, values, keys);
    }

    @Override
    public void insertUpdate(String table, RowValues values, List<String> keys) {
        session.insertUpdate(table, values, keys);
    }

    @Override
    public int update(String table, RowValues values, List<Condition> conditions) {
        return session.update(table, values, conditions);
    }

    @Override
    public int delete(String table, List<Condition> conditions) {
        return session.delete(table, conditions);
    }
}
