package org.olelo.db;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result; columns count from 0 in the order they were asked for.
 *
 * @param values the values
 */
public record Row(List<DbValue> values) {
    /** Takes a copy of the list. */
    public Row {
        values = List.copyOf(values);
    }

    /** The value of a column. */
    public DbValue value(int column) {
        return values.get(column);
    }

    /** Whether a column is NULL. */
    public boolean isNull(int column) {
        return values.get(column).isNull();
    }

    /** A column as text (one char per byte); null for NULL. */
    public @Nullable String text(int column) {
        return values.get(column).asText();
    }

    /** A column as text (one char per byte); empty for NULL. */
    public String textOrEmpty(int column) {
        String text = text(column);
        return text == null ? "" : text;
    }

    /** A column as a 32 bit number (high bits cut); {@code otherwise} for NULL and for what is no number. */
    public int integer(int column, int otherwise) {
        return (int) values.get(column).asLong(otherwise);
    }

    /** A column as a 64 bit number; {@code otherwise} for NULL and for what is no number. */
    public long longInteger(int column, long otherwise) {
        return values.get(column).asLong(otherwise);
    }

    /** A column as a fraction; {@code otherwise} for NULL and for what is no number. */
    public double real(int column, double otherwise) {
        DbValue value = values.get(column);
        if (value instanceof DbValue.Real real) {
            return real.value();
        }
        String text = value.asText();
        if (text == null) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** A column as time; a text is parsed, a number counts seconds since 1970; null for NULL and for what is no time. */
    public @Nullable Instant time(int column) {
        return switch (values.get(column)) {
            case DbValue.DateTime v -> v.value();
            case DbValue.Text v -> DbTime.parse(v.value());
            case DbValue.Blob v -> DbTime.parse(v.value());
            case DbValue.Null v -> null;
            case DbValue v -> Instant.ofEpochSecond(v.asLong(0));
        };
    }
}
