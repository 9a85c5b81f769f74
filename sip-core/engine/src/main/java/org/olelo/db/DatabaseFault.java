package org.olelo.db;

/** Why a database operation failed. */
public enum DatabaseFault {
    /** The URL cannot be understood. */
    BAD_URL,
    /** No driver is registered for the URL's scheme: a module is missing. */
    UNKNOWN_SCHEME,
    /** The database cannot be reached, or the connection broke. */
    CONNECTION,
    /** The table {@code version} does not have the expected number. */
    VERSION,
    /** A unique key exists already. */
    DUPLICATE_KEY,
    /** Given up for another transaction (deadlock, serialization failure); single operations are repeated by the drivers. */
    CONFLICT,
    /** The table or a column does not exist. */
    NO_SUCH_OBJECT,
    /** Refused before it reached the database: a bad name, an empty list of columns. */
    BAD_ARGUMENT,
    /** The driver cannot do this operation: see {@link Database#capabilities()}. */
    NOT_SUPPORTED,
    /** The database reported anything else. */
    FAILED
}
