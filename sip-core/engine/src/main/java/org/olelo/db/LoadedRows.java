package org.olelo.db;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A cursor over rows that are in memory already, for drivers without cursors. */
public final class LoadedRows implements RowCursor {
    private final ResultRows all;
    private final int portion;
    private final Iterator<Row> rows;

    /** Gives the rows in portions of that size. */
    public LoadedRows(ResultRows all, int portion) {
        if (portion < 1) {
            throw new DatabaseException(DatabaseFault.BAD_ARGUMENT, "a portion has at least one row");
        }
        this.all = all;
        this.portion = portion;
        this.rows = all.iterator();
    }

    @Override
    public ResultRows next() {
        List<Row> next = new ArrayList<>();
        while (next.size() < portion && rows.hasNext()) {
            next.add(rows.next());
        }
        return new ResultRows(all.columns(), next);
    }

    @Override
    public void close() {}
}
