package org.olelo.schema;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The schema could not be brought up to date. */
public final class SchemaException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What happened, and why. */
    public SchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
