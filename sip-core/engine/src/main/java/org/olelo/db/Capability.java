package org.olelo.db;

/** What a driver can do (the eleven capability bits of Kamailio's db1 API). */
public enum Capability {
    /** {@link DatabaseSession#query}. */
    QUERY,
    /** {@link DatabaseSession#rawQuery}. */
    RAW_QUERY,
    /** {@link DatabaseSession#insert}. */
    INSERT,
    /** {@link DatabaseSession#delete}. */
    DELETE,
    /** {@link DatabaseSession#update}. */
    UPDATE,
    /** {@link DatabaseSession#replace}. */
    REPLACE,
    /** {@link Database#fetch}. */
    FETCH,
    /** {@link DatabaseSession#insertReturningId}. */
    LAST_INSERTED_ID,
    /** {@link DatabaseSession#insertUpdate}. */
    INSERT_UPDATE,
    /** {@link Database#insertDelayed}. */
    INSERT_DELAYED,
    /** The numbers that update and delete return are true. */
    AFFECTED_ROWS
}
