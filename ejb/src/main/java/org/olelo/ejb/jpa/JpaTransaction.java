package org.olelo.ejb.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Supplier;
import org.olelo.db.Condition;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.RowValues;
import org.olelo.db.Transaction;

/** A transaction of an entity manager of its own. */
final class JpaTransaction implements Transaction {
    private final DatabaseUrl url;
    private final EntityManager manager;
    private final JpaSession session;

    JpaTransaction(DatabaseUrl url, EntityManager manager, JpaSession session) {
        this.url = url;
        this.manager = manager;
        this.session = session;
    }

    @Override
    public ResultRows queryLock(Query query) {
        return translated(() -> session.queryLock(query));
    }

    @Override
    public void commit() {
        run(() -> manager.getTransaction().commit());
    }

    @Override
    public void rollback() {
        run(() -> manager.getTransaction().rollback());
    }

    @Override
    public void close() {
        try (manager) {
            if (manager.getTransaction().isActive()) {
                rollback();
            }
        }
    }

    @Override
    public ResultRows query(Query query) {
        return translated(() -> session.query(query));
    }

    @Override
    public ResultRows rawQuery(String sql) {
        return translated(() -> session.rawQuery(sql));
    }

    @Override
    public void insert(String table, RowValues values) {
        run(() -> session.insert(table, values));
    }

    @Override
    public long insertReturningId(String table, RowValues values) {
        return translated(() -> session.insertReturningId(table, values));
    }

    @Override
    public void replace(String table, RowValues values, List<String> keys) {
        run(() -> session.replace(table, values, keys));
    }

    @Override
    public void insertUpdate(String table, RowValues values, List<String> keys) {
        run(() -> session.insertUpdate(table, values, keys));
    }

    @Override
    public int update(String table, RowValues values, List<Condition> conditions) {
        return translated(() -> session.update(table, values, conditions));
    }

    @Override
    public int delete(String table, List<Condition> conditions) {
        return translated(() -> session.delete(table, conditions));
    }

    private void run(Runnable work) {
        translated(() -> {
            work.run();
            return true;
        });
    }

    private <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw JpaFaults.of(url, e);
        }
    }
}
