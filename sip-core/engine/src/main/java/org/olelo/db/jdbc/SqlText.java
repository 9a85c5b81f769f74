package org.olelo.db.jdbc;

import java.util.List;
import org.olelo.db.DbValue;

/**
 * A statement with question marks, and what to bind to them.
 *
 * @param sql Unicode text
 * @param parameters one for each question mark, in order
 */
public record SqlText(String sql, List<DbValue> parameters) {
    /** Takes a copy of the list. */
    public SqlText {
        parameters = List.copyOf(parameters);
    }
}
