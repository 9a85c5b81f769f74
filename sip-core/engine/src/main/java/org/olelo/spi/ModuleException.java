package org.olelo.spi;

/** A module that cannot start: bad parameters, a missing module it needs, a database it cannot use. */
public final class ModuleException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A refusal; the message says the remedy. */
    public ModuleException(String message) {
        super(message);
    }

    /** A refusal with its cause. */
    public ModuleException(String message, Throwable cause) {
        super(message, cause);
    }
}
