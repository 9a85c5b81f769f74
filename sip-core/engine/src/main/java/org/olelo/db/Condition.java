package org.olelo.db;

/**
 * One term of a WHERE clause; terms are joined by AND.
 *
 * @param column the column's name
 * @param operator how to compare
 * @param value what to compare with
 */
public record Condition(String column, Operator operator, DbValue value) {
    /** The column equals the value. */
    public static Condition eq(String column, DbValue value) {
        return new Condition(column, Operator.EQ, value);
    }

    /** The column equals the text (one char per byte). */
    public static Condition eq(String column, String value) {
        return eq(column, DbValue.of(value));
    }

    /** The column equals the number. */
    public static Condition eq(String column, int value) {
        return eq(column, DbValue.of(value));
    }
}
