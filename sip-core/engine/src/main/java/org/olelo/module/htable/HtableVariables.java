package org.olelo.module.htable;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvName;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.spi.PvExport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** $sht(t=>k), $shtex, $shtinc, $shtdec, $shtcn, $shtcv, the iterators' and the expired item's values. */
final class HtableVariables {
    private static final Logger LOG = LoggerFactory.getLogger("htable");

    private final Tables tables;
    private final PvParser parser;

    HtableVariables(Tables tables, PvParser parser) {
        this.tables = tables;
        this.parser = parser;
    }

    /** $sht of a table that no parameter defines: Kamailio loads it, reads null and keeps nothing. */
    private static final class Undeclared implements Pv {
        @Override
        public Value get(MessageContext ctx) {
            return Value.NULL;
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public boolean set(MessageContext ctx, Value value) {
            return false;
        }
    }

    /** A reference to a key: the table is known at load. */
    private record Key(HashTable table, PvFormat key) {}

    private interface OfKey {
        Pv make(Key key);
    }

    /** A variable of a table; of one that no parameter defines it reads null. */
    private Pv ofTable(PvName name, OfKey declared) throws PvSyntaxException {
        String inner = name.inner();
        int arrow = inner == null ? -1 : inner.indexOf("=>");
        if (inner != null && arrow > 0 && tables.find(inner.substring(0, arrow).strip()) == null) {
            LOG.warn("there is no hash table for ${}({}): it reads $null", name.className(), inner);
            return new Undeclared();
        }
        return declared.make(key(name));
    }

    private Key key(PvName name) throws PvSyntaxException {
        name.unindexed();
        String inner = name.inner();
        int arrow = inner == null ? -1 : inner.indexOf("=>");
        if (inner == null || arrow <= 0) {
            throw new PvSyntaxException("$" + name.className() + " needs table=>key in parentheses");
        }
        String tableName = inner.substring(0, arrow).strip();
        HashTable table = tables.find(tableName);
        if (table == null) {
            throw new PvSyntaxException("there is no hash table \"" + tableName
                    + "\": modparam(\"htable\", \"htable\", \"" + tableName + "=>size=8;\") is missing");
        }
        return new Key(table, parser.format(inner.substring(arrow + 2)));
    }

    @PvExport(value = "sht", doc = "The value of a key; null removes it.")
    public Pv item(PvName name) throws PvSyntaxException {
        String inner = name.inner();
        int arrow = inner == null ? -1 : inner.indexOf("=>");
        if (inner != null && arrow > 0 && tables.find(inner.substring(0, arrow).strip()) == null) {
            LOG.warn("there is no hash table for $sht({}): it reads $null and keeps nothing", inner);
            return new Undeclared();
        }
        Key key = key(name);
        HashTable table = key.table();
        PvFormat format = key.key();
        return new Pv() {
            @Override
            public Value get(MessageContext ctx) {
                return table.get(format.format(ctx));
            }

            @Override
            public boolean writable() {
                return true;
            }

            @Override
            public boolean set(MessageContext ctx, Value value) {
                if (value.isNull()) {
                    table.remove(format.format(ctx));
                } else {
                    table.set(format.format(ctx), value);
                }
                return true;
            }
        };
    }

    @PvExport(value = "shtex", doc = "Seconds until the key goes.")
    public Pv expires(PvName name) throws PvSyntaxException {
        return ofTable(name, HtableVariables::expires);
    }

    private static Pv expires(Key key) {
        return new Pv() {
            @Override
            public Value get(MessageContext ctx) {
                return Value.of(key.table().expiresIn(key.key().format(ctx)));
            }

            @Override
            public boolean writable() {
                return true;
            }

            @Override
            public boolean set(MessageContext ctx, Value value) {
                return key.table().expiresIn(key.key().format(ctx), value.number());
            }
        };
    }

    @PvExport(value = "shtinc", doc = "Adds 1 at once and gives the new value.")
    public Pv increment(PvName name) throws PvSyntaxException {
        return step(name, 1);
    }

    @PvExport(value = "shtdec", doc = "Takes 1 off at once and gives the new value.")
    public Pv decrement(PvName name) throws PvSyntaxException {
        return step(name, -1);
    }

    private Pv step(PvName name, int step) throws PvSyntaxException {
        return ofTable(name, key -> ctx -> {
            Value value = key.table().add(key.key().format(ctx), step);
            return value == null ? Value.NULL : value;
        });
    }

    @PvExport(value = "shtcn", doc = "How many names match: ~~regex, ==text, ** all, or a regex.")
    public Pv countNames(PvName name) throws PvSyntaxException {
        return ofTable(name, key -> ctx -> {
            BiPredicate<String, Value> test = test(key.key().format(ctx), false);
            return Value.of(test == null ? 0 : key.table().count(test));
        });
    }

    @PvExport(value = "shtcv", doc = "How many values match: ~~regex, ~%start, ==text, eqnumber, ** all, or a regex.")
    public Pv countValues(PvName name) throws PvSyntaxException {
        return ofTable(name, key -> ctx -> {
            BiPredicate<String, Value> test = test(key.key().format(ctx), true);
            return Value.of(test == null ? 0 : key.table().count(test));
        });
    }

    private static @Nullable BiPredicate<String, Value> test(String pattern, boolean values) {
        String operator = pattern.length() >= 2 ? pattern.substring(0, 2) : "";
        String operand = pattern.length() >= 2 ? pattern.substring(2) : "";
        switch (operator) {
            case "**":
                return (name, value) -> true;
            case "==":
                return values
                        ? (name, value) -> value.isString() && value.text().equals(operand)
                        : (name, value) -> name.equals(operand);
            case "eq":
                return (name, value) -> values && value.isInt() && value.text().equals(operand);
            case "~%":
                return (name, value) ->
                        values && value.isString() && value.text().startsWith(operand);
            default:
                ItemMatch match = ItemMatch.regex(operator.equals("~~") ? operand : pattern);
                if (match == null) {
                    return null;
                }
                return values
                        ? (name, value) -> value.isString() && match.test(value.text())
                        : (name, value) -> match.test(name);
        }
    }

    @PvExport(value = "shtitkey", doc = "Key of the iterator's item.")
    public Pv iteratorKey(PvName name) throws PvSyntaxException {
        String iterator = name.constantInner();
        return ctx -> {
            TableIterator found = TableIterator.find(ctx, iterator);
            return found == null ? Value.NULL : found.key();
        };
    }

    @PvExport(value = "shtitval", doc = "Value of the iterator's item.")
    public Pv iteratorValue(PvName name) throws PvSyntaxException {
        String iterator = name.constantInner();
        return ctx -> {
            TableIterator found = TableIterator.find(ctx, iterator);
            return found == null ? Value.NULL : found.value();
        };
    }

    @PvExport(value = "shtrecord", doc = "In event_route[htable:expired:…]: key, value or expires of the item.")
    public Pv record(PvName name) throws PvSyntaxException {
        String field = name.constantInner();
        return switch (field) {
            case "key" ->
                ctx -> {
                    ExpiredItem item = ExpiredItem.of(ctx);
                    return item == null ? Value.NULL : Value.of(item.key());
                };
            case "value" ->
                ctx -> {
                    ExpiredItem item = ExpiredItem.of(ctx);
                    return item == null ? Value.NULL : item.item().value();
                };
            case "expires" ->
                ctx -> {
                    ExpiredItem item = ExpiredItem.of(ctx);
                    return item == null
                            ? Value.NULL
                            : Value.of((int) item.item().expires());
                };
            default -> throw new PvSyntaxException("$shtrecord knows key, value and expires");
        };
    }
}
