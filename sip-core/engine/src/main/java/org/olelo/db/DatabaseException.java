package org.olelo.db;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A database operation failed. Messages never contain the URL's password. */
public final class DatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final DatabaseFault fault;

    /** A fault found by the abstraction itself. */
    public DatabaseException(DatabaseFault fault, String message) {
        this(fault, message, null);
    }

    /** A fault reported by the driver. */
    public DatabaseException(DatabaseFault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** The kind of fault. */
    public DatabaseFault fault() {
        return fault;
    }
}
