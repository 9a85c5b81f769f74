package org.olelo.db;

import java.util.Iterator;
import java.util.List;

/**
 * The rows of a query. Holds no resource: there is nothing to free.
 *
 * @param columns the columns; empty when the statement returned no rows by nature (an INSERT)
 * @param rows the rows
 * @param affected how many rows a statement changed that returns none
 */
public record ResultRows(List<Column> columns, List<Row> rows, int affected) implements Iterable<Row> {
    /** The rows of a statement that changes none. */
    public ResultRows(List<Column> columns, List<Row> rows) {
        this(columns, rows, 0);
    }

    /** The result of a statement that returns no rows but changed some. */
    public static ResultRows changed(int affected) {
        return new ResultRows(List.of(), List.of(), affected);
    }

    /** Takes copies of the lists. */
    public ResultRows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** A row, counted from 0. */
    public Row row(int index) {
        return rows.get(index);
    }

    /** The position of a column, ignoring case; -1 if there is none. */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Iterator<Row> iterator() {
        return rows.iterator();
    }
}
