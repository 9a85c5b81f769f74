package org.olelo.module.sqlops;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.db.DbValue;
import org.olelo.db.ResultRows;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;

/** What the statements of one message left. */
final class SqlResults {
    private static final AttachmentKey<SqlResults> KEY = new AttachmentKey<>("sqlops");

    private final Map<String, ResultRows> kept = new HashMap<>();
    private final Map<String, Integer> affected = new HashMap<>();

    private SqlResults() {}

    static SqlResults of(MessageContext ctx) {
        SqlResults known = ctx.attachment(KEY);
        if (known != null) {
            return known;
        }
        SqlResults fresh = new SqlResults();
        ctx.attach(KEY, fresh);
        return fresh;
    }

    /** The rows of a name, null if there are none. */
    @Nullable
    ResultRows find(String name) {
        return kept.get(name);
    }

    /** Kamailio keeps nothing of a result without rows, not even its columns. */
    void keep(String name, ResultRows rows) {
        if (rows.isEmpty()) {
            kept.remove(name);
        } else {
            kept.put(name, rows);
        }
    }

    void free(String name) {
        kept.remove(name);
    }

    @Nullable
    Integer affected(String connection) {
        return affected.get(connection);
    }

    void affected(String connection, int rows) {
        affected.put(connection, rows);
    }

    /** A column for the script: fractions give null, times seconds since 1970, numbers above 32 bits text. */
    static Value value(DbValue value) {
        return switch (value) {
            case DbValue.Int v -> Value.of(v.value());
            case DbValue.Bitmap v -> Value.of(v.value());
            case DbValue.UInt v -> number(Integer.toUnsignedLong(v.value()));
            case DbValue.BigInt v -> number(v.value());
            case DbValue.DateTime v -> number(v.value().getEpochSecond());
            case DbValue.UBigInt v -> v.value() >= 0 ? number(v.value()) : Value.of(Long.toUnsignedString(v.value()));
            case DbValue.Text v -> Value.of(v.value());
            case DbValue.Blob v -> Value.of(v.value());
            case DbValue.Real v -> Value.NULL;
            case DbValue.Null v -> Value.NULL;
        };
    }

    private static Value number(long number) {
        return number == (int) number ? Value.of((int) number) : Value.of(Long.toString(number));
    }
}
