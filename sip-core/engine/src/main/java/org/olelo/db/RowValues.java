package org.olelo.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns with their new values, for insert and update.
 *
 * @param columns the columns' names
 * @param values their values, in the same order
 */
public record RowValues(List<String> columns, List<DbValue> values) {
    /** Takes copies of the lists; throws {@link DatabaseException} (BAD_ARGUMENT) if they differ in length. */
    public RowValues {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        if (columns.size() != values.size()) {
            throw new DatabaseException(
                    DatabaseFault.BAD_ARGUMENT, columns.size() + " columns but " + values.size() + " values");
        }
    }

    /** Starts a list of columns and values. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects columns and values. */
    public static final class Builder {
        private final List<String> columns = new ArrayList<>();
        private final List<DbValue> values = new ArrayList<>();

        private Builder() {}

        /** Adds a value of any type. */
        public Builder set(String column, DbValue value) {
            columns.add(column);
            values.add(value);
            return this;
        }

        /** Adds a text (one char per byte), or NULL. */
        public Builder set(String column, @Nullable String value) {
            return set(column, DbValue.of(value));
        }

        /** Adds a 32 bit number. */
        public Builder set(String column, int value) {
            return set(column, DbValue.of(value));
        }

        /** Adds a 64 bit number. */
        public Builder set(String column, long value) {
            return set(column, DbValue.of(value));
        }

        /** Adds a fraction. */
        public Builder set(String column, double value) {
            return set(column, DbValue.of(value));
        }

        /** Adds a time, or NULL. */
        public Builder set(String column, @Nullable Instant value) {
            return set(column, DbValue.of(value));
        }

        /** The finished list. */
        public RowValues build() {
            return new RowValues(columns, values);
        }
    }
}
