package org.olelo.pv;

/** A pseudo-variable, transformation or format string that does not parse; thrown at load only. */
public final class PvSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Offset of the fault in the text that was parsed, in chars. */
    private final int offset;

    /** A fault at the start of the text. */
    public PvSyntaxException(String message) {
        this(message, 0);
    }

    /** A fault at an offset of the text. */
    public PvSyntaxException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Offset of the fault in the text that was parsed, in chars. */
    public int offset() {
        return offset;
    }
}
