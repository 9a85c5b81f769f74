package org.olelo.spi.bind;

/** An argument that does not fit its parameter; thrown at load only. */
public final class ArgumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int index;

    /**
     * A fault.
     *
     * @param index of the argument, from 0
     */
    public ArgumentException(int index, String message) {
        super(message);
        this.index = index;
    }

    /** Of the argument, from 0. */
    public int index() {
        return index;
    }
}
