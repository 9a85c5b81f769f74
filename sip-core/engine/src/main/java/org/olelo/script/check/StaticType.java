package org.olelo.script.check;

/** What is known at load about the value of an expression. */
public enum StaticType {
    INT,
    TEXT,
    /** A pseudo-variable's: null, text or integer. */
    UNKNOWN;

    /** As shown in messages. */
    public String label() {
        return switch (this) {
            case INT -> "an integer";
            case TEXT -> "a string";
            case UNKNOWN -> "a value of any type";
        };
    }
}
