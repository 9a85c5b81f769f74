package org.olelo.module.db_text;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.olelo.db.jdbc.SqlWriter;

/** A directory of text tables, held in memory; changes are written by {@link #save} and at the end. */
final class TextDatabase implements Database {
    private static final Set<Capability> CAPABILITIES =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Capability.INSERT_DELAYED)));

    private final DatabaseUrl url;
    private final Path directory;
    private final TextFormat format;
    private final boolean reload;
    private final AsyncWriter later;
    private final Map<String, TextTable> tables = new ConcurrentHashMap<>();

    /**
     * A database.
     *
     * @param reload whether a table is read again when its file was written by others
     */
    TextDatabase(DatabaseUrl url, Path directory, TextFormat format, boolean reload) {
        this.url = url;
        this.directory = directory;
        this.format = format;
        this.reload = reload;
        this.later = new AsyncWriter(url);
    }

    /** Writes the changed tables to their files. */
    void save() {
        tables.values().forEach(TextTable::save);
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
        return table(query.table()).query(query);
    }

    @Override
    public RowCursor fetch(Query query, int rows) {
        return new LoadedRows(query(query), rows);
    }

    @Override
    public ResultRows rawQuery(String sql) {
        return new TextSql(this).run(sql);
    }

    @Override
    public void rawQueryAsync(String sql) {
        later.submit(() -> rawQuery(sql));
    }

    @Override
    public void insert(String table, RowValues values) {
        table(table).insert(values);
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
        return table(table).insert(values);
    }

    @Override
    public void replace(String table, RowValues values, List<String> keys) {
        table(table).replace(values, SqlWriter.keyConditions(values, keys));
    }

    @Override
    public void insertUpdate(String table, RowValues values, List<String> keys) {
        table(table).insertUpdate(values, SqlWriter.keyConditions(values, keys));
    }

    @Override
    public int update(String table, RowValues values, List<Condition> conditions) {
        return table(table).update(values, conditions);
    }

    @Override
    public int delete(String table, List<Condition> conditions) {
        return table(table).delete(conditions);
    }

    @Override
    public Transaction begin() {
        throw new DatabaseException(DatabaseFault.NOT_SUPPORTED, "text tables have no transactions: " + url);
    }

    @Override
    public void close() {
        later.flush();
        save();
    }

    private TextTable table(String name) {
        if (!TextNames.isName(name)) {
            throw new DatabaseException(DatabaseFault.BAD_ARGUMENT, "not a table name: '" + name + "'");
        }
        TextTable known = tables.get(name);
        if (known != null) {
            if (reload) {
                known.load();
            }
            return known;
        }
        TextTable fresh = new TextTable(directory.resolve(name), format);
        fresh.load();
        TextTable other = tables.putIfAbsent(name, fresh);
        return other == null ? fresh : other;
    }
}
