package org.olelo.module.htable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.olelo.db.Database;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.db.RowValues;
import org.olelo.pv.Value;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;

/** Tables from and to the database. Every operation blocks and throws DatabaseException. */
final class HtableDatabase {
    private final Engine engine;
    private final Tables tables;

    @ModParam(value = "db_url", doc = "Database of the tables with dbtable.")
    private String url = "";

    @ModParam(value = "key_name_column", doc = "Column of the key.")
    private String keyName = "key_name";

    @ModParam(value = "key_type_column", doc = "Column of the kind of key: 0 plain, 1 array.")
    private String keyType = "key_type";

    @ModParam(value = "value_type_column", doc = "Column of the kind of value: 0 text, 1 integer.")
    private String valueType = "value_type";

    @ModParam(value = "key_value_column", doc = "Column of the value.")
    private String keyValue = "key_value";

    @ModParam(value = "expires_column", doc = "Column of the time when the item goes.")
    private String expires = "expires";

    @ModParam(value = "array_size_suffix", doc = "What follows the name of an array in the key of its size.")
    private String arraySuffix = "::size";

    @ModParam(value = "fetch_rows", doc = "Rows fetched at once.")
    private int fetchRows = 100;

    @ModParam(value = "db_expires", doc = "1: the times are loaded and written too.")
    private int dbExpires;

    HtableDatabase(Engine engine, Tables tables) {
        this.engine = engine;
        this.tables = tables;
    }

    boolean configured() {
        return !url.isEmpty() && fetchRows >= 0;
    }

    void loadAll() {
        for (HashTable table : tables.all()) {
            if (configured() && !table.settings().dbTable().isEmpty()) {
                load(table);
            }
        }
    }

    /** Replaces the items by those of the database. */
    void load(HashTable table) {
        Database database = engine.databases().open(url);
        List<String> columns = table.settings().columns();
        table.clear();
        if (!columns.isEmpty()) {
            loadColumns(database, table, columns);
            return;
        }
        boolean timed = dbExpires != 0 && table.settings().autoExpire() > 0;
        List<String> wanted = new ArrayList<>(List.of(keyName, keyType, valueType, keyValue));
        if (timed) {
            wanted.add(expires);
        }
        Query query = Query.of(table.settings().dbTable(), wanted).orderedBy(keyName);
        String array = "";
        int size = 0;
        for (Row row : database.query(query)) {
            String key = row.textOrEmpty(0);
            String text = row.textOrEmpty(3);
            Value value = row.integer(2, 0) == 1 ? Value.of(row.integer(3, 0)) : Value.of(text);
            long goes = timed ? row.longInteger(4, 0) : 0;
            if (row.integer(1, 0) != 1) {
                put(table, key, value, goes);
                continue;
            }
            size = key.equals(array) ? size : 0;
            array = key;
            put(table, key + '[' + size + ']', value, goes);
            size++;
            put(table, key + arraySuffix, Value.of(size), goes);
        }
    }

    private void put(HashTable table, String key, Value value, long goes) {
        if (goes > 0) {
            table.put(key, new Item(value, goes));
        } else {
            table.set(key, value);
        }
    }

    private void loadColumns(Database database, HashTable table, List<String> columns) {
        for (Row row : database.query(Query.of(table.settings().dbTable(), columns))) {
            List<String> values = new ArrayList<>();
            for (int i = 1; i < columns.size(); i++) {
                values.add(row.textOrEmpty(i));
            }
            table.set(row.textOrEmpty(0), Value.of(String.join(",", values)));
        }
    }

    void storeMarked() {
        for (HashTable table : tables.all()) {
            if (configured()
                    && table.settings().dbMode() == 1
                    && table.settings().columns().isEmpty()
                    && !table.settings().dbTable().isEmpty()) {
                store(table);
            }
        }
    }

    /** Replaces the rows of the database by the items. */
    void store(HashTable table) {
        Database database = engine.databases().open(url);
        String name = table.settings().dbTable();
        boolean timed = dbExpires != 0 && table.settings().autoExpire() > 0;
        database.delete(name, List.of());
        for (Map.Entry<String, Item> entry : table.entries()) {
            Value value = entry.getValue().value();
            RowValues.Builder row = RowValues.builder()
                    .set(keyName, entry.getKey())
                    .set(keyType, 0)
                    .set(valueType, value.isInt() ? 1 : 0)
                    .set(keyValue, value.text());
            if (timed) {
                row.set(expires, (int) entry.getValue().expires());
            }
            database.insert(name, row.build());
        }
    }
}
