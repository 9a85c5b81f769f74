package org.olelo.pv;

import org.jspecify.annotations.Nullable;

/**
 * The value of a pseudo-variable or expression: null, an integer, a string, or both (as {@code $rs}). Kamailio's pv_value_t.
 * Strings hold one char per byte (ISO-8859-1). Integers are 32 bit as in Kamailio 5.6.
 */
public final class Value {
    private static final int NULL_KIND = 0;
    private static final int INT_KIND = 1;
    private static final int STRING_KIND = 2;
    private static final int BOTH_KIND = 3;
    // a string that has a number besides
    private static final int NUMBERED_KIND = 6;
    private static final int NUMBER_BIT = 4;

    private static final int CACHE_LOW = -128;
    private static final int CACHE_HIGH = 1023;
    private static final Value[] SMALL = new Value[CACHE_HIGH - CACHE_LOW + 1];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = new Value(INT_KIND, i + CACHE_LOW, null);
        }
    }

    /** {@code $null}. */
    public static final Value NULL = new Value(NULL_KIND, 0, null);

    /** What a failed getter or transformation gives: null, but printed as nothing (Kamailio's getter below 0). */
    public static final Value FAILED = new Value(NULL_KIND, 0, null);

    /** The empty string. */
    public static final Value EMPTY = new Value(STRING_KIND, 0, "");

    private final int kind;
    private final int number;
    private @Nullable String text;

    private Value(int kind, int number, @Nullable String text) {
        this.kind = kind;
        this.number = number;
        this.text = text;
    }

    /** An integer value. */
    public static Value of(int number) {
        if (number >= CACHE_LOW && number <= CACHE_HIGH) {
            return SMALL[number - CACHE_LOW];
        }
        return new Value(INT_KIND, number, null);
    }

    /** A string value; null gives {@link #NULL}. */
    public static Value of(@Nullable String text) {
        if (text == null) {
            return NULL;
        }
        return text.isEmpty() ? EMPTY : new Value(STRING_KIND, 0, text);
    }

    /** A value that is both, as {@code $rs} ("200" and 200): Kamailio's PV_VAL_STR|PV_VAL_INT, integer in expressions. */
    public static Value of(int number, String text) {
        return new Value(BOTH_KIND, number, text);
    }

    /** A string that converts to a number of its own, as {@code $rm} ("INVITE" and 1); a string in expressions. */
    public static Value text(String text, int number) {
        return new Value(NUMBERED_KIND, number, text);
    }

    /** True for {@code $null}. */
    public boolean isNull() {
        return kind == NULL_KIND;
    }

    /** True when the value is an integer (or both): Kamailio's PV_VAL_INT. */
    public boolean isInt() {
        return (kind & INT_KIND) != 0;
    }

    /** True when the value is a string (or both): Kamailio's PV_VAL_STR. */
    public boolean isString() {
        return (kind & STRING_KIND) != 0;
    }

    /** True when {@link #number} is the number of the value, whatever its text. */
    public boolean hasNumber() {
        return (kind & (INT_KIND | NUMBER_BIT)) != 0;
    }

    /** The integer, or 0 when there is none; text is not converted. */
    public int number() {
        return number;
    }

    /** The text; an integer in decimal; null as the empty string. */
    public String text() {
        String known = text;
        if (known == null) {
            known = kind == NULL_KIND ? "" : Integer.toString(number);
            text = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Value that
                && that.kind == kind
                && that.number == number
                && that.text().equals(text());
    }

    @Override
    public int hashCode() {
        return 31 * kind + text().hashCode();
    }

    /** As printed in a format string: null is {@code <null>}, {@link #FAILED} is nothing. */
    @Override
    public String toString() {
        return this == NULL ? "<null>" : text();
    }
}
