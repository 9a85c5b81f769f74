package org.olelo.module.htable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;

/** A walk over the items that were in a table when it started; it lives with the message. */
final class TableIterator {
    private static final AttachmentKey<Map<String, TableIterator>> KEY = new AttachmentKey<>("htable iterators");
    private final HashTable table;
    private final List<Map.Entry<String, Item>> entries;
    private int at = -1;

    private TableIterator(HashTable table) {
        this.table = table;
        this.entries = table.entries();
    }

    static void start(MessageContext ctx, String name, HashTable table) {
        Map<String, TableIterator> all = ctx.attachment(KEY);
        if (all == null) {
            all = new HashMap<>();
            ctx.attach(KEY, all);
        }
        all.put(name, new TableIterator(table));
    }

    static @Nullable TableIterator find(MessageContext ctx, String name) {
        Map<String, TableIterator> all = ctx.attachment(KEY);
        return all == null ? null : all.get(name);
    }

    static boolean end(MessageContext ctx, String name) {
        Map<String, TableIterator> all = ctx.attachment(KEY);
        return all != null && all.remove(name) != null;
    }

    boolean next() {
        at = Math.min(at + 1, entries.size());
        return at < entries.size();
    }

    private @Nullable String current() {
        return at < 0 || at >= entries.size() ? null : entries.get(at).getKey();
    }

    Value key() {
        return Value.of(current());
    }

    Value value() {
        String key = current();
        return key == null ? Value.NULL : entries.get(at).getValue().value();
    }

    boolean remove() {
        String key = current();
        return key != null && table.remove(key);
    }

    boolean set(Value value) {
        String key = current();
        if (key == null) {
            return false;
        }
        table.set(key, value);
        return true;
    }

    boolean expiresIn(int seconds) {
        String key = current();
        return key != null && table.expiresIn(key, seconds);
    }
}
