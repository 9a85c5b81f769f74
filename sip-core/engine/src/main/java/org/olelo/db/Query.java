package org.olelo.db;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows wanted from one table.
 *
 * @param table the table's name
 * @param columns the wanted columns; empty for all
 * @param conditions joined by AND; empty for every row
 * @param orderBy the column to sort by in ascending order, or a list such as {@code "priority, q desc"}
 */
public record Query(
        String table,
        List<String> columns,
        List<Condition> conditions,
        @Nullable String orderBy) {
    /** Takes copies of the lists. */
    public Query {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
    }

    /** These columns of all rows that meet the conditions, in no order. */
    public static Query of(String table, List<String> columns, Condition... conditions) {
        return new Query(table, columns, List.of(conditions), null);
    }

    /** The same rows, sorted. */
    public Query orderedBy(String column) {
        return new Query(table, columns, conditions, column);
    }
}
