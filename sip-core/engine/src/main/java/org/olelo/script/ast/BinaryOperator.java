package org.olelo.script.ast;

/** Operators with two operands; the level orders them, a higher one binds tighter. Not C's order. */
public enum BinaryOperator {
    OR("||", 1),
    AND("&&", 2),
    BIT_OR("|", 3),
    BIT_AND("&", 4),
    BIT_XOR("^", 5),
    SHIFT_LEFT("<<", 6),
    SHIFT_RIGHT(">>", 7),
    EQUAL("==", 8),
    NOT_EQUAL("!=", 8),
    MATCH("=~", 8),
    INT_EQUAL("ieq", 8),
    INT_NOT_EQUAL("ine", 8),
    TEXT_EQUAL("eq", 8),
    TEXT_NOT_EQUAL("ne", 8),
    GREATER(">", 9),
    LESS("<", 9),
    GREATER_EQUAL(">=", 9),
    LESS_EQUAL("<=", 9),
    PLUS("+", 10),
    MINUS("-", 10),
    MULTIPLY("*", 11),
    DIVIDE("/", 11),
    MODULO("mod", 11);

    private final String sign;
    private final int level;

    BinaryOperator(String sign, int level) {
        this.sign = sign;
        this.level = level;
    }

    /** As written in the script. */
    public String sign() {
        return sign;
    }

    /** Binding strength, from 1. */
    public int level() {
        return level;
    }
}
