package org.olelo.module.db_text;

import java.util.List;
import org.olelo.db.DbValue;
import org.olelo.db.Operator;

/**
 * A condition on a column of a text table.
 *
 * @param column counted from 0
 * @param value of the column's type
 */
record TextTest(int column, Operator operator, DbValue value) {
    boolean matches(List<DbValue> row) {
        DbValue found = row.get(column);
        if (value.isNull() || found.isNull()) {
            return nullMatches(found);
        }
        return switch (operator) {
            case LT -> compare(found, value) < 0;
            case GT -> compare(found, value) > 0;
            case EQ -> compare(found, value) == 0;
            case LE -> compare(found, value) <= 0;
            case GE -> compare(found, value) >= 0;
            case NE -> compare(found, value) != 0;
            case BITS -> (found.asLong(0) & value.asLong(0)) != 0;
        };
    }

    private boolean nullMatches(DbValue found) {
        return switch (operator) {
            case EQ -> value.isNull() && found.isNull();
            case NE -> value.isNull() && !found.isNull();
            case LT, GT, LE, GE, BITS -> false;
        };
    }

    /** Orders two values of one column; NULL comes first. */
    static int compare(DbValue a, DbValue b) {
        if (a.isNull() || b.isNull()) {
            return Boolean.compare(b.isNull(), a.isNull());
        }
        if (a instanceof DbValue.Real || b instanceof DbValue.Real) {
            return Double.compare(Double.parseDouble(text(a)), Double.parseDouble(text(b)));
        }
        if (a instanceof DbValue.Text || b instanceof DbValue.Text) {
            return text(a).compareTo(text(b));
        }
        return Long.compare(a.asLong(0), b.asLong(0));
    }

    private static String text(DbValue value) {
        return String.valueOf(value.asText());
    }
}
