package org.olelo.module.htable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.olelo.db.DatabaseException;
import org.olelo.pv.Value;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.RpcExport;

/** The RPC commands htable.*. */
final class HtableRpc {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private final Tables tables;
    private final HtableDatabase database;

    HtableRpc(Tables tables, HtableDatabase database) {
        this.tables = tables;
        this.database = database;
    }

    private HashTable table(RpcCall call, int least, String missing) {
        if (call.count() < least) {
            throw new RpcFault(500, "Not enough parameters (" + missing + ')');
        }
        HashTable table = tables.find(call.text(0));
        if (table == null) {
            throw new RpcFault(500, "No such htable");
        }
        return table;
    }

    @RpcExport(value = "htable.get", doc = "One item: table, key.")
    void get(RpcCall call) {
        HashTable table = table(call, 2, "htable name and key name");
        String key = call.text(1);
        Item item = table.find(key);
        if (item == null) {
            throw new RpcFault(500, "Key name doesn't exist in htable.");
        }
        RpcValue.Struct shown = call.struct().struct("item");
        shown.add("name", key);
        value(shown, item.value());
        shown.add("flags", item.value().isInt() ? 0 : 2);
        shown.add("expire", item.expires() == 0 ? "NEVER" : TIME.format(Instant.ofEpochSecond(item.expires())));
    }

    private static void value(RpcValue.Struct struct, Value value) {
        if (value.isInt()) {
            struct.add("value", (long) value.number());
        } else {
            struct.add("value", value.text());
        }
    }

    @RpcExport(value = "htable.sets", doc = "Assign a text: table, key, text.")
    void setText(RpcCall call) {
        table(call, 3, "htable name, key name and value").set(call.text(1), Value.of(call.text(2)));
        call.add("Ok. Key set to new value.");
    }

    @RpcExport(value = "htable.seti", doc = "Assign an integer: table, key, number.")
    void setNumber(RpcCall call) {
        table(call, 3, "htable name, key name and value").set(call.text(1), Value.of((int) call.number(2)));
        call.add("Ok. Key set to new value.");
    }

    @RpcExport(value = "htable.setxs", doc = "Assign a text with its time: table, key, text, seconds.")
    void setTextFor(RpcCall call) {
        table(call, 4, "htable name, key name, value and expire")
                .set(call.text(1), Value.of(call.text(2)), (int) call.number(3));
        call.add("Ok. Key set to new value.");
    }

    @RpcExport(value = "htable.setxi", doc = "Assign an integer with its time: table, key, number, seconds.")
    void setNumberFor(RpcCall call) {
        table(call, 4, "htable name, key name, value and expire")
                .set(call.text(1), Value.of((int) call.number(2)), (int) call.number(3));
        call.add("Ok. Key set to new value.");
    }

    @RpcExport(value = "htable.setex", doc = "Change the time of an item: table, key, seconds.")
    void setExpires(RpcCall call) {
        if (!table(call, 3, "htable name, key name and expire").expiresIn(call.text(1), (int) call.number(2))) {
            throw new RpcFault(500, "Failed to set the item");
        }
        call.add("Ok");
    }

    @RpcExport(value = "htable.delete", doc = "Remove an item: table, key.")
    void delete(RpcCall call) {
        if (!table(call, 2, "htable name and key name").remove(call.text(1))) {
            throw new RpcFault(404, "Key not found in htable.");
        }
        call.add("Ok. Key deleted.");
    }

    @RpcExport(value = "htable.flush", doc = "Remove all items of a table.")
    void flush(RpcCall call) {
        table(call, 1, "htable name").clear();
        call.add("Ok. Htable flushed.");
    }

    @RpcExport(value = "htable.dump", doc = "All items of a table by slot.", returnsArray = true)
    void dump(RpcCall call) {
        HashTable table = table(call, 1, "htable name");
        Map<Integer, RpcValue.Array> slots = new TreeMap<>();
        table.entries().forEach(entry -> {
            RpcValue.Struct item = slots.computeIfAbsent(table.slot(entry.getKey()), n -> new RpcValue.Array())
                    .struct();
            item.add("name", entry.getKey());
            value(item, entry.getValue().value());
            item.add("type", entry.getValue().value().isInt() ? "int" : "str");
        });
        slots.forEach((number, items) -> call.struct()
                .add("entry", number)
                .add("size", items.items().size())
                .add("slot", items));
    }

    @RpcExport(value = "htable.listTables", doc = "The tables and their settings.", returnsArray = true)
    void list(RpcCall call) {
        for (HashTable table : tables.all()) {
            TableSettings settings = table.settings();
            call.struct()
                    .add("name", settings.name())
                    .add("dbtable", settings.dbTable())
                    .add("dbmode", settings.dbMode())
                    .add("expire", settings.autoExpire())
                    .add("updateexpire", settings.updateExpire() ? 1 : 0)
                    .add("size", settings.slots())
                    .add("dmqreplicate", settings.replicate() ? 1 : 0);
        }
    }

    @RpcExport(value = "htable.stats", doc = "How full the tables are.", returnsArray = true)
    void statistics(RpcCall call) {
        for (HashTable table : tables.all()) {
            int[] slots = new int[table.settings().slots()];
            table.entries().forEach(entry -> slots[table.slot(entry.getKey())]++);
            int all = 0;
            int most = 0;
            int least = Integer.MAX_VALUE;
            for (int count : slots) {
                all += count;
                most = Math.max(most, count);
                least = Math.min(least, count);
            }
            call.struct()
                    .add("name", table.settings().name())
                    .add("slots", slots.length)
                    .add("all", all)
                    .add("min", least)
                    .add("max", most);
        }
    }

    @RpcExport(value = "htable.reload", doc = "Load a table from the database again.")
    void reload(RpcCall call) {
        inDatabase(call, database::load);
        call.add("Ok. Htable successfully reloaded.");
    }

    @RpcExport(value = "htable.store", doc = "Write a table to the database.")
    void store(RpcCall call) {
        inDatabase(call, database::store);
        call.add("Ok. Htable successfully stored to DB.");
    }

    private interface TableAction {
        void run(HashTable table);
    }

    private void inDatabase(RpcCall call, TableAction action) {
        if (!database.configured()) {
            throw new RpcFault(500, "No htable db_url");
        }
        HashTable table = table(call, 1, "htable name");
        if (table.settings().dbTable().isEmpty()) {
            throw new RpcFault(500, "No database htable name");
        }
        try {
            action.run(table);
        } catch (DatabaseException e) {
            throw new RpcFault(500, "htable db operation failed: " + e.getMessage());
        }
    }
}
