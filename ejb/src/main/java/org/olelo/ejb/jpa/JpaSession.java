package org.olelo.ejb.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.function.Function;
import org.hibernate.PropertyValueException;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Condition;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseSession;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.DbValue;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.Row;
import org.olelo.db.RowValues;
import org.olelo.db.jdbc.Dialect;
import org.olelo.db.jdbc.JdbcSession;
import org.olelo.db.jdbc.SqlWriter;

/**
 * The operations on one entity manager, whose transaction is its owner's. Mapped tables and columns go through entities,
 * all else through SQL on the entity manager's connection.
 */
final class JpaSession implements DatabaseSession {
    private final DatabaseUrl url;
    private final Dialect dialect;
    private final MappedTables tables;
    private final EntityManager manager;

    JpaSession(DatabaseUrl url, Dialect dialect, MappedTables tables, EntityManager manager) {
        this.url = url;
        this.dialect = dialect;
        this.tables = tables;
        this.manager = manager;
    }

    @Override
    public ResultRows query(Query query) {
        MappedTable table = tableOf(query);
        List<String[]> order = table == null ? null : Jpql.orderTerms(table, query.orderBy());
        if (table == null || order == null) {
            return sql(session -> session.query(query));
        }
        Jpql jpql =
                Jpql.select(table, query.columns()).where(query.conditions()).orderBy(order);
        List<Tuple> found =
                jpql.bind(manager.createQuery(jpql.text(), Tuple.class)).getResultList();
        return new ResultRows(
                table.describe(query.columns()),
                found.stream().map(JpaSession::row).toList());
    }

    ResultRows queryLock(Query query) {
        MappedTable table = tableOf(query);
        List<String[]> order = table == null ? null : Jpql.orderTerms(table, query.orderBy());
        if (table == null || order == null) {
            return sql(session -> session.queryLock(query));
        }
        manager.clear();
        Jpql jpql = Jpql.select(table, List.of()).where(query.conditions()).orderBy(order);
        List<?> found = jpql.bind(manager.createQuery(jpql.text(), table.type()))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return new ResultRows(
                table.describe(query.columns()),
                found.stream()
                        .map(entity -> row(table, entity, query.columns()))
                        .toList());
    }

    @Override
    public ResultRows rawQuery(String text) {
        return sql(session -> session.rawQuery(text));
    }

    @Override
    public void insert(String name, RowValues values) {
        MappedTable table = tables.find(name);
        if (table == null || values.columns().isEmpty() || !table.hasAll(values.columns())) {
            sql(session -> {
                session.insert(name, values);
                return true;
            });
            return;
        }
        persist(table.create(values));
    }

    @Override
    public long insertReturningId(String name, RowValues values) {
        MappedTable table = tables.find(name);
        if (table == null || values.columns().isEmpty() || !table.hasAll(values.columns())) {
            return sql(session -> session.insertReturningId(name, values));
        }
        Object row = table.create(values);
        persist(row);
        return table.read(row, "id").asLong(0);
    }

    @Override
    public void replace(String table, RowValues values, List<String> keys) {
        delete(table, SqlWriter.keyConditions(values, keys));
        insert(table, values);
    }

    @Override
    public void insertUpdate(String table, RowValues values, List<String> keys) {
        if (update(table, values, SqlWriter.keyConditions(values, keys)) == 0) {
            insert(table, values);
        }
    }

    @Override
    public int update(String name, RowValues values, List<Condition> conditions) {
        MappedTable table = tables.find(name);
        boolean mapped = table != null && table.hasAll(values.columns()) && table.hasAllOf(conditions);
        if (table == null || !mapped || values.columns().isEmpty()) {
            return sql(session -> session.update(name, values, conditions));
        }
        Jpql jpql = Jpql.update(table, values).where(conditions);
        return jpql.bind(manager.createQuery(jpql.text())).executeUpdate();
    }

    @Override
    public int delete(String name, List<Condition> conditions) {
        MappedTable table = tables.find(name);
        if (table == null || !table.hasAllOf(conditions)) {
            return sql(session -> session.delete(name, conditions));
        }
        Jpql jpql = Jpql.delete(table).where(conditions);
        return jpql.bind(manager.createQuery(jpql.text())).executeUpdate();
    }

    private void persist(Object row) {
        try {
            manager.persist(row);
            manager.flush();
        } catch (PropertyValueException e) {
            throw new DatabaseException(DatabaseFault.FAILED, "database " + url + ": " + e.getMessage(), e);
        }
    }

    /** The entity of a query whose columns are all mapped; null when it needs SQL. */
    private @Nullable MappedTable tableOf(Query query) {
        MappedTable table = tables.find(query.table());
        boolean mapped = table != null
                && !query.columns().isEmpty()
                && table.hasAll(query.columns())
                && table.hasAllOf(query.conditions());
        return mapped ? table : null;
    }

    private <T> T sql(Function<JdbcSession, T> work) {
        if (manager.getTransaction().isActive()) {
            manager.flush();
        }
        return manager.unwrap(Session.class)
                .doReturningWork(connection -> work.apply(new JdbcSession(url, connection, dialect)));
    }

    static Row row(Tuple tuple) {
        DbValue[] values = new DbValue[tuple.getElements().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = JpaValues.toDatabase(tuple.get(i));
        }
        return new Row(List.of(values));
    }

    private static Row row(MappedTable table, Object entity, List<String> columns) {
        return new Row(
                columns.stream().map(column -> table.read(entity, column)).toList());
    }
}
