package org.olelo.module.usrloc;

import java.util.List;
import java.util.Set;
import org.olelo.module.usrloc.api.Contact;

/** What db_mode does with changes of contacts. Methods throw {@link org.olelo.db.DatabaseException} when a write that must be done failed. */
interface ContactStore {
    /** A contact was added. */
    void insert(String table, String aor, Contact contact);

    /** A contact was changed. */
    void update(String table, String aor, Contact contact);

    /** A contact was removed. */
    void delete(String table, Contact contact);

    /** A contact's time is over; a failure is logged and does not throw. */
    void expired(String table, Contact contact);

    /** Writes a contact that is not in the database as it is in memory; a failure is logged and tried again at the next time. */
    void writeBack(String table, String aor, Contact contact);

    /** True when records are read from the database each time (db_mode 3). */
    boolean readsThrough();

    /** The contacts of a record in the database. */
    List<Contact> load(String table, String aor);

    /** The addresses of record in the database, each once. */
    Set<String> addresses(String table);

    /** db_mode 0. */
    ContactStore MEMORY = new ContactStore() {
        @Override
        public void insert(String table, String aor, Contact contact) {}

        @Override
        public void update(String table, String aor, Contact contact) {}

        @Override
        public void delete(String table, Contact contact) {}

        @Override
        public void expired(String table, Contact contact) {}

        @Override
        public void writeBack(String table, String aor, Contact contact) {}

        @Override
        public boolean readsThrough() {
            return false;
        }

        @Override
        public Set<String> addresses(String table) {
            return Set.of();
        }

        @Override
        public List<Contact> load(String table, String aor) {
            return List.of();
        }
    };
}
