package org.olelo.module.db_cluster;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.olelo.db.AsyncWriter;
import org.olelo.db.Capability;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.Databases;
import org.olelo.db.Query;
import org.olelo.db.ResultRows;
import org.olelo.db.RowCursor;
import org.olelo.db.RowValues;
import org.olelo.db.Transaction;

/** A cluster as one database: each operation goes to the members by their priorities and modes. */
final class ClusterDatabase implements Database {
    private static final Set<Capability> CAPABILITIES = Collections.unmodifiableSet(EnumSet.allOf(Capability.class));

    private final DatabaseUrl url;
    private final Cluster cluster;
    private final Databases databases;
    private final long inactiveSeconds;
    private final long patienceMillis;
    private final AsyncWriter later;

    ClusterDatabase(DatabaseUrl url, Cluster cluster, Databases databases, long inactiveSeconds, long patienceMillis) {
        this.url = url;
        this.cluster = cluster;
        this.databases = databases;
        this.inactiveSeconds = inactiveSeconds;
        this.patienceMillis = patienceMillis;
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
        return read(database -> database.query(query));
    }

    @Override
    public RowCursor fetch(Query query, int rows) {
        return read(database -> database.fetch(query, rows));
    }

    // Kamailio counts raw SQL as reading, whatever it does.
    @Override
    public ResultRows rawQuery(String sql) {
        return read(database -> database.rawQuery(sql));
    }

    @Override
    public void rawQueryAsync(String sql) {
        later.submit(() -> rawQuery(sql));
    }

    @Override
    public void insert(String table, RowValues values) {
        write(database -> database.insert(table, values));
    }

    @Override
    public void insertDelayed(String table, RowValues values) {
        write(database -> database.insertDelayed(table, values));
    }

    @Override
    public void insertAsync(String table, RowValues values) {
        later.submit(() -> insert(table, values));
    }

    @Override
    public long insertReturningId(String table, RowValues values) {
        return run(true, database -> database.insertReturningId(table, values));
    }

    @Override
    public void replace(String table, RowValues values, List<String> keys) {
        write(database -> database.replace(table, values, keys));
    }

    @Override
    public void insertUpdate(String table, RowValues values, List<String> keys) {
        write(database -> database.insertUpdate(table, values, keys));
    }

    @Override
    public int update(String table, RowValues values, List<Condition> conditions) {
        return run(true, database -> database.update(table, values, conditions));
    }

    @Override
    public int delete(String table, List<Condition> conditions) {
        return run(true, database -> database.delete(table, conditions));
    }

    @Override
    public Transaction begin() {
        throw new DatabaseException(DatabaseFault.NOT_SUPPORTED, "a cluster has no transactions: " + url);
    }

    @Override
    public void close() {
        later.flush();
    }

    private <T> T read(Function<Database, T> work) {
        return run(false, work);
    }

    private void write(Consumer<Database> work) {
        run(true, database -> {
            work.accept(database);
            return true;
        });
    }

    private <T> T run(boolean write, Function<Database, T> work) {
        return cluster.run(write, inactiveSeconds, patienceMillis, member -> work.apply(databases.open(member.url())));
    }
}
