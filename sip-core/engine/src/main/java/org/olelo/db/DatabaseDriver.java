package org.olelo.db;

/** Opens the databases of one URL scheme. */
@FunctionalInterface
public interface DatabaseDriver {
    /** Opens the database; throws {@link DatabaseException} if the URL is wrong or the database cannot be reached. */
    Database open(DatabaseUrl url);
}
