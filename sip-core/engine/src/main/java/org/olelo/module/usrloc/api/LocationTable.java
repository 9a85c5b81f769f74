package org.olelo.module.usrloc.api;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The contacts of one table by address of record. */
public interface LocationTable {
    /** The name of the table. */
    String name();

    /**
     * Works on one record while it is locked.
     *
     * @param aor address of record: user, or user@domain
     * @return what the work returned
     */
    <T> T with(String aor, Function<Contacts, T> work);

    /** Visits every record, each while it is locked. */
    void forEach(BiConsumer<String, Contacts> visitor);

    /**
     * The addresses of record that have contacts: those in memory, in db_mode 3 those in the database. A copy, unsorted.
     *
     * @throws org.olelo.db.DatabaseException when the database must be read and cannot be
     */
    Collection<String> addresses();

    /** Removes a contact by its unique id; true when it was there. */
    boolean removeByRuid(String aor, String ruid);

    /** Addresses of record known. */
    long users();

    /** Contacts known. */
    long contacts();

    /** Contacts that ended by time since the start. */
    long expired();

    /** One record while it is locked. Changes go to the database as db_mode says. */
    interface Contacts {
        /** The contacts in order of q, highest first; a copy. */
        List<Contact> all();

        /** Adds a contact; throws {@link org.olelo.db.DatabaseException} when it could not be written and is not kept. */
        void insert(Contact contact);

        /** Tells that a contact was changed; the same exception. */
        void update(Contact contact);

        /** Removes a contact; the same exception. */
        void delete(Contact contact);
    }
}
