package org.olelo.module.htable;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.spi.ScriptFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions of module htable. */
final class HtableFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("htable");
    private final Tables tables;

    HtableFunctions(Tables tables) {
        this.tables = tables;
    }

    private @Nullable HashTable table(String name) {
        HashTable found = tables.find(name.strip());
        if (found == null) {
            LOG.error("no such hash table, name={}", name);
        }
        return found;
    }

    @ScriptFunction(value = "sht_print", doc = "Logs all items of all tables.")
    public int print(MessageContext ctx) {
        for (HashTable table : tables.all()) {
            table.entries()
                    .forEach(entry -> LOG.error(
                            "table={} key={} value={}",
                            table.settings().name(),
                            entry.getKey(),
                            entry.getValue().value()));
        }
        return 1;
    }

    @ScriptFunction(value = "sht_rm", doc = "Removes a key.")
    public boolean remove(MessageContext ctx, String name, String key) {
        HashTable table = table(name);
        if (table != null) {
            table.remove(key);
        }
        return table != null;
    }

    @ScriptFunction(value = "sht_reset", doc = "Removes all keys.")
    public boolean reset(MessageContext ctx, String name) {
        HashTable table = table(name);
        if (table != null) {
            table.clear();
        }
        return table != null;
    }

    @ScriptFunction(value = "sht_setxs", doc = "Assigns a text with its own time in seconds.")
    public boolean setText(MessageContext ctx, String name, String key, String value, int seconds) {
        return set(name, key, Value.of(value), seconds);
    }

    @ScriptFunction(value = "sht_setxi", doc = "Assigns an integer with its own time in seconds.")
    public boolean setNumber(MessageContext ctx, String name, String key, int value, int seconds) {
        return set(name, key, Value.of(value), seconds);
    }

    private boolean set(String name, String key, Value value, int seconds) {
        HashTable table = table(name);
        if (table != null) {
            table.set(key, value, seconds);
        }
        return table != null;
    }

    @ScriptFunction(value = "sht_rm_name_re", doc = "Removes the names that match: table=>regex.")
    public boolean removeNames(MessageContext ctx, String tableAndPattern) {
        int arrow = tableAndPattern.indexOf("=>");
        return arrow > 0
                && removeNames(ctx, tableAndPattern.substring(0, arrow), "re", tableAndPattern.substring(arrow + 2));
    }

    @ScriptFunction(value = "sht_rm_value_re", doc = "Removes the items whose value matches: table=>regex.")
    public boolean removeValues(MessageContext ctx, String tableAndPattern) {
        int arrow = tableAndPattern.indexOf("=>");
        return arrow > 0
                && removeValues(ctx, tableAndPattern.substring(0, arrow), "re", tableAndPattern.substring(arrow + 2));
    }

    @ScriptFunction(value = "sht_rm_name", doc = "Removes the names that match by the operator re or sw.")
    public boolean removeNames(MessageContext ctx, String name, String operator, String wanted) {
        return removeIf(name, operator, wanted, false);
    }

    @ScriptFunction(value = "sht_rm_value", doc = "Removes the items whose value matches by the operator re or sw.")
    public boolean removeValues(MessageContext ctx, String name, String operator, String wanted) {
        return removeIf(name, operator, wanted, true);
    }

    private boolean removeIf(String name, String operator, String wanted, boolean values) {
        HashTable table = table(name);
        BiPredicate<String, Value> test = test(operator, wanted, values);
        if (table == null || test == null) {
            return false;
        }
        table.removeIf(test);
        return true;
    }

    @ScriptFunction(
            value = {"sht_match_name", "sht_has_name"},
            doc = "True when a name matches by the operator eq, ne, re or sw.")
    public boolean hasName(MessageContext ctx, String name, String operator, String wanted) {
        return has(name, operator, wanted, false);
    }

    @ScriptFunction(
            value = {"sht_match_str_value", "sht_has_str_value"},
            doc = "True when a text value matches by the operator eq, ne, re or sw.")
    public boolean hasValue(MessageContext ctx, String name, String operator, String wanted) {
        return has(name, operator, wanted, true);
    }

    private boolean has(String name, String operator, String wanted, boolean values) {
        HashTable table = table(name);
        BiPredicate<String, Value> test = test(operator, wanted, values);
        return table != null && test != null && table.count(test) > 0;
    }

    private static @Nullable BiPredicate<String, Value> test(String operator, String wanted, boolean values) {
        ItemMatch match = ItemMatch.of(operator, wanted);
        if (match == null) {
            LOG.error("cannot match, operator={} value={}", operator, wanted);
            return null;
        }
        return values ? (key, value) -> value.isString() && match.test(value.text()) : (key, value) -> match.test(key);
    }

    @ScriptFunction(value = "sht_lock", doc = "Locks the slot of a key: table=>key. Unlock it in the same script run.")
    public boolean lock(MessageContext ctx, String tableAndKey) {
        int arrow = tableAndKey.indexOf("=>");
        HashTable table = arrow <= 0 ? null : table(tableAndKey.substring(0, arrow));
        if (table == null) {
            return false;
        }
        table.lock(tableAndKey.substring(arrow + 2));
        return true;
    }

    @ScriptFunction(value = "sht_unlock", doc = "Unlocks the slot of a key: table=>key.")
    public boolean unlock(MessageContext ctx, String tableAndKey) {
        int arrow = tableAndKey.indexOf("=>");
        HashTable table = arrow <= 0 ? null : table(tableAndKey.substring(0, arrow));
        return table != null && table.unlock(tableAndKey.substring(arrow + 2));
    }

    @ScriptFunction(value = "sht_iterator_start", doc = "Starts a walk over a table.")
    public boolean start(MessageContext ctx, String iterator, String name) {
        HashTable table = table(name);
        if (table != null) {
            TableIterator.start(ctx, iterator, table);
        }
        return table != null;
    }

    @ScriptFunction(value = "sht_iterator_next", doc = "Goes to the next item; false after the last.")
    public boolean next(MessageContext ctx, String iterator) {
        TableIterator found = TableIterator.find(ctx, iterator);
        return found != null && found.next();
    }

    @ScriptFunction(value = "sht_iterator_end", doc = "Ends a walk.")
    public boolean end(MessageContext ctx, String iterator) {
        return TableIterator.end(ctx, iterator);
    }

    @ScriptFunction(value = "sht_iterator_rm", doc = "Removes the iterator's item.")
    public boolean removeItem(MessageContext ctx, String iterator) {
        TableIterator found = TableIterator.find(ctx, iterator);
        return found != null && found.remove();
    }

    @ScriptFunction(value = "sht_iterator_sets", doc = "Assigns a text to the iterator's item.")
    public boolean setItem(MessageContext ctx, String iterator, String value) {
        TableIterator found = TableIterator.find(ctx, iterator);
        return found != null && found.set(Value.of(value));
    }

    @ScriptFunction(value = "sht_iterator_seti", doc = "Assigns an integer to the iterator's item.")
    public boolean setItem(MessageContext ctx, String iterator, int value) {
        TableIterator found = TableIterator.find(ctx, iterator);
        return found != null && found.set(Value.of(value));
    }

    @ScriptFunction(value = "sht_iterator_setex", doc = "Changes the time of the iterator's item.")
    public boolean setExpires(MessageContext ctx, String iterator, int seconds) {
        TableIterator found = TableIterator.find(ctx, iterator);
        return found != null && found.expiresIn(seconds);
    }
}
