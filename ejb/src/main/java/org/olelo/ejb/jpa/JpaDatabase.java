package org.olelo.ejb.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.olelo.db.AsyncWriter;
import org.olelo.db.Capability;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.LoadedRows;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.RowCursor;
import org.olelo.db.RowValues;
import org.olelo.db.Transaction;
import org.olelo.db.jdbc.Dialect;
import org.olelo.db.jdbc.SqlWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own database through JPA. Each operation has its own entity manager and local transaction, so any thread
 * may call. What can be repeated without harm is repeated once when the connection broke.
 */
final class JpaDatabase implements Database {
    /** A single operation that lost against others is tried so often: each time one of them has won. */
    private static final int MOST_ATTEMPTS = 10;

    private static final Logger LOG = LoggerFactory.getLogger("db");
    private static final Set<Capability> CAPABILITIES = Collections.unmodifiableSet(EnumSet.allOf(Capability.class));

    private final DatabaseUrl url;
    private final Dialect dialect;
    private final EntityManagerFactory factory;
    private final MappedTables tables;
    private final AsyncWriter later;

    JpaDatabase(DatabaseUrl url, Dialect dialect, EntityManagerFactory factory) {
        this.url = url;
        this.dialect = dialect;
        this.factory = factory;
        this.tables = new MappedTables(factory);
        this.later = new AsyncWriter(url);
    }

    @Override
    public DatabaseUrl url() {
        return url;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public ResultRows query(Query query) {
        try {
            return withoutTransaction(session -> session.query(query));
        } catch (DatabaseException e) {
            return again(e, () -> withoutTransaction(session -> session.query(query)));
        }
    }

    @Override
    public RowCursor fetch(Query query, int rows) {
        return new LoadedRows(query(query), rows);
    }

    @Override
    public ResultRows rawQuery(String sql) {
        return withoutTransaction(session -> session.rawQuery(sql));
    }

    @Override
    public void rawQueryAsync(String sql) {
        later.submit(() -> rawQuery(sql));
    }

    @Override
    public void insert(String table, RowValues values) {
        once(session -> {
            session.insert(table, values);
            return true;
        });
    }

    @Override
    public void insertDelayed(String table, RowValues values) {
        insert(table, values);
    }

    @Override
    public void insertAsync(String table, RowValues values) {
        later.submit(() -> insert(table, values));
    }

    @Override
    public long insertReturningId(String table, RowValues values) {
        return once(session -> session.insertReturningId(table, values));
    }

    @Override
    public void replace(String table, RowValues values, List<String> keys) {
        repeatable(session -> {
            session.replace(table, values, keys);
            return true;
        });
    }

    // Two threads may both find no row to update: the second insert fails, and its update finds the first's row.
    @Override
    public void insertUpdate(String table, RowValues values, List<String> keys) {
        try {
            repeatable(session -> {
                session.insertUpdate(table, values, keys);
                return true;
            });
        } catch (DatabaseException e) {
            if (e.fault() != DatabaseFault.DUPLICATE_KEY
                    || update(table, values, SqlWriter.keyConditions(values, keys)) == 0) {
                throw e;
            }
        }
    }

    @Override
    public int update(String table, RowValues values, List<Condition> conditions) {
        return repeatable(session -> session.update(table, values, conditions));
    }

    @Override
    public int delete(String table, List<Condition> conditions) {
        return repeatable(session -> session.delete(table, conditions));
    }

    @Override
    public Transaction begin() {
        EntityManager manager = factory.createEntityManager();
        try {
            manager.getTransaction().begin();
            return new JpaTransaction(url, manager, new JpaSession(url, dialect, tables, manager));
        } catch (RuntimeException e) {
            manager.close();
            throw JpaFaults.of(url, e);
        }
    }

    @Override
    public void close() {
        later.flush();
    }

    private <T> T repeatable(Function<JpaSession, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (DatabaseException e) {
                if (e.fault() != DatabaseFault.CONFLICT || attempt == MOST_ATTEMPTS) {
                    return again(e, () -> once(work));
                }
            }
        }
    }

    private <T> T again(DatabaseException e, Supplier<T> work) {
        if (e.fault() != DatabaseFault.CONNECTION) {
            throw e;
        }
        LOG.warn("connection broke, trying once more, url={}, cause={}", url, e.getMessage());
        return work.get();
    }

    // Reading needs no transaction: one round trip to the database in place of three.
    private <T> T withoutTransaction(Function<JpaSession, T> work) {
        try (EntityManager manager = factory.createEntityManager()) {
            return work.apply(new JpaSession(url, dialect, tables, manager));
        } catch (RuntimeException e) {
            throw JpaFaults.of(url, e);
        }
    }

    private <T> T once(Function<JpaSession, T> work) {
        try (EntityManager manager = factory.createEntityManager()) {
            return inTransaction(manager, work);
        } catch (RuntimeException e) {
            throw JpaFaults.of(url, e);
        }
    }

    private <T> T inTransaction(EntityManager manager, Function<JpaSession, T> work) {
        EntityTransaction transaction = manager.getTransaction();
        transaction.begin();
        try {
            T result = work.apply(new JpaSession(url, dialect, tables, manager));
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        }
    }
}
