package org.olelo.script.ast;

/** Operators with one operand. */
public enum UnaryOperator {
    NOT("!"),
    BIT_NOT("~"),
    NEGATE("-"),
    TO_INT("(int)"),
    TO_STRING("(str)"),
    DEFINED("defined"),
    STRLEN("strlen"),
    STREMPTY("strempty");

    private final String sign;

    UnaryOperator(String sign) {
        this.sign = sign;
    }

    /** As written in the script. */
    public String sign() {
        return sign;
    }
}
