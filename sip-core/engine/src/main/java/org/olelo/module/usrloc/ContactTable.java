package org.olelo.module.usrloc;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.module.usrloc.api.ContactListener;
import org.olelo.module.usrloc.api.LocationTable;

/** One table in memory: an array of contacts for each address of record, guarded by striped locks. */
final class ContactTable implements LocationTable {
    private static final int STRIPES = 1024;
    private static final Contact[] NONE = {};

    private final String name;
    private final Supplier<ContactStore> store;
    private final ContactOrder order;
    private final List<ContactListener> listeners;
    private final Map<String, Contact[]> records = new ConcurrentHashMap<>();
    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];
    private final LongAdder contactCount = new LongAdder();
    private final LongAdder expiredCount = new LongAdder();

    ContactTable(String name, Supplier<ContactStore> store, ContactOrder order, List<ContactListener> listeners) {
        this.name = name;
        this.store = store;
        this.order = order;
        this.listeners = listeners;
        Arrays.setAll(locks, i -> new ReentrantLock());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public <T> T with(String aor, Function<Contacts, T> work) {
        ReentrantLock lock = lock(aor);
        lock.lock();
        try {
            return work.apply(new LockedRecord(aor));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forEach(BiConsumer<String, Contacts> visitor) {
        for (String aor : records.keySet()) {
            with(aor, contacts -> {
                visitor.accept(aor, contacts);
                return true;
            });
        }
    }

    @Override
    public Collection<String> addresses() {
        ContactStore known = store.get();
        return known.readsThrough() ? known.addresses(name) : List.copyOf(records.keySet());
    }

    @Override
    public boolean removeByRuid(String aor, String ruid) {
        return with(aor, contacts -> {
            for (Contact contact : contacts.all()) {
                if (contact.ruid().equals(ruid)) {
                    contacts.delete(contact);
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public long users() {
        return records.size();
    }

    @Override
    public long contacts() {
        return contactCount.sum();
    }

    @Override
    public long expired() {
        return expiredCount.sum();
    }

    /** Puts a contact that was read from the database; nothing is written or told. */
    void preload(String aor, Contact contact) {
        with(aor, contacts -> {
            put(aor, contact);
            return true;
        });
    }

    /** Removes contacts whose time is over, and those that are lost, and writes back what waits; called by the timer. */
    void maintain(long now, Predicate<Contact> isLost) {
        for (String aor : records.keySet()) {
            with(aor, contacts -> {
                maintain(aor, now, isLost);
                return true;
            });
        }
    }

    private void maintain(String aor, long now, Predicate<Contact> isLost) {
        for (Contact contact : records.getOrDefault(aor, NONE)) {
            if (!contact.validAt(now) || isLost.test(contact)) {
                expiredCount.increment();
                remove(aor, contact);
                tell(ContactListener.Change.EXPIRE, aor, contact);
                store.get().expired(name, contact);
            } else {
                store.get().writeBack(name, aor, contact);
            }
        }
    }

    /** Writes back what waits, when the server stops. */
    void flush() {
        for (Map.Entry<String, Contact[]> entry : records.entrySet()) {
            with(entry.getKey(), contacts -> {
                for (Contact contact : records.getOrDefault(entry.getKey(), NONE)) {
                    store.get().writeBack(name, entry.getKey(), contact);
                }
                return true;
            });
        }
    }

    private ReentrantLock lock(String aor) {
        int hash = aor.hashCode();
        return locks[(hash ^ hash >>> 16) & STRIPES - 1];
    }

    private void put(String aor, Contact contact) {
        Contact[] old = records.getOrDefault(aor, NONE);
        Contact[] next = new Contact[old.length + 1];
        int at = order.position(old, contact);
        System.arraycopy(old, 0, next, 0, at);
        next[at] = contact;
        System.arraycopy(old, at, next, at + 1, old.length - at);
        records.put(aor, next);
        contactCount.increment();
    }

    private boolean remove(String aor, Contact contact) {
        Contact[] old = records.getOrDefault(aor, NONE);
        int at = Arrays.asList(old).indexOf(contact);
        if (at < 0) {
            return false;
        }
        contactCount.decrement();
        if (old.length == 1) {
            records.remove(aor);
            return true;
        }
        Contact[] next = new Contact[old.length - 1];
        System.arraycopy(old, 0, next, 0, at);
        System.arraycopy(old, at + 1, next, at, next.length - at);
        records.put(aor, next);
        return true;
    }

    /** Puts a changed contact where it belongs now; most stay where they are. */
    private void move(String aor, Contact contact) {
        Contact[] old = records.getOrDefault(aor, NONE);
        if (!order.fits(old, contact) && remove(aor, contact)) {
            put(aor, contact);
        }
    }

    private void tell(ContactListener.Change change, String aor, Contact contact) {
        for (ContactListener listener : listeners) {
            listener.changed(change, name, aor, contact);
        }
    }

    /** One record while its lock is held. In db_mode 3 the database is read each time. */
    private final class LockedRecord implements Contacts {
        private final String aor;
        private final @Nullable List<Contact> read;

        LockedRecord(String aor) {
            this.aor = aor;
            this.read = store.get().readsThrough() ? order.sorted(store.get().load(name, aor)) : null;
        }

        @Override
        public List<Contact> all() {
            return read != null ? List.copyOf(read) : List.of(records.getOrDefault(aor, NONE));
        }

        @Override
        public void insert(Contact contact) {
            store.get().insert(name, aor, contact);
            if (read == null) {
                put(aor, contact);
            } else {
                read.add(order.position(read.toArray(NONE), contact), contact);
            }
            tell(ContactListener.Change.INSERT, aor, contact);
        }

        @Override
        public void update(Contact contact) {
            store.get().update(name, aor, contact);
            if (read == null) {
                move(aor, contact);
            }
            tell(ContactListener.Change.UPDATE, aor, contact);
        }

        @Override
        public void delete(Contact contact) {
            store.get().delete(name, contact);
            if (read == null) {
                remove(aor, contact);
            } else {
                read.remove(contact);
            }
            tell(ContactListener.Change.DELETE, aor, contact);
        }
    }
}
