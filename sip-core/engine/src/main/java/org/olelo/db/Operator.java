package org.olelo.db;

/** How a condition compares a column with its value. */
public enum Operator {
    /** Less than. */
    LT("<"),
    /** Greater than. */
    GT(">"),
    /** Equal; with {@link DbValue.Null} "is null". */
    EQ("="),
    /** Less than or equal. */
    LE("<="),
    /** Greater than or equal. */
    GE(">="),
    /** Not equal; with {@link DbValue.Null} "is not null". */
    NE("<>"),
    /** At least one of the value's bits is set in the column. */
    BITS("&");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As Kamailio's modules and RPC commands write it. */
    public String symbol() {
        return symbol;
    }
}
