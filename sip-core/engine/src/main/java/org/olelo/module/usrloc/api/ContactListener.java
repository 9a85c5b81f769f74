package org.olelo.module.usrloc.api;

/** Told of every change of contacts. Runs while the record is locked: short, and no calls back into the table. */
@FunctionalInterface
public interface ContactListener {
    /** Kinds of change. */
    enum Change {
        /** A new contact. */
        INSERT,
        /** A contact registered again. */
        UPDATE,
        /** A contact removed by request. */
        DELETE,
        /** A contact whose time is over. */
        EXPIRE
    }

    /** A contact of that address of record in that table changed. */
    void changed(Change change, String table, String aor, Contact contact);
}
