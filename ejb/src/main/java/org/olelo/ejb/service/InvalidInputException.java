package org.olelo.ejb.service;

import jakarta.ejb.ApplicationException;
import java.io.Serial;
import java.util.Map;
import java.util.TreeMap;

/** Fields that validation refused. */
@ApplicationException
public final class InvalidInputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, String> fields;

    /** The reasons by field. */
    public InvalidInputException(Map<String, String> fields) {
        super("invalid: " + new TreeMap<>(fields));
        this.fields = new TreeMap<>(fields);
    }

    /** The reasons by field, in the order of the names. */
    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }
}
