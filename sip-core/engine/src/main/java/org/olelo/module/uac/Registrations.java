package org.olelo.module.uac;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.module.uac.RegistrationStore.Column;
import org.olelo.rpc.Statistics;
import org.olelo.spi.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registrations of this server at others, by l_uuid, and the timer that keeps them alive. Thread-safe: everything is done under one lock. */
final class Registrations {
    private static final Logger LOG = LoggerFactory.getLogger("uac");
    private static final int TABLE_VERSION = 5;
    /** Seconds before the end at which a registration is renewed, beside the timer's interval. */
    private static final int MARGIN = 3;

    private final Engine engine;
    private final RegistrationSettings settings;
    private @Nullable RegistrationSender sender;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Registration> all = new LinkedHashMap<>();
    private int active = 1;
    private @Nullable RegistrationStore store;
    private long reloaded;

    Registrations(Engine engine, RegistrationSettings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /** Counts them, group {@code uac}. */
    void count(Statistics statistics) {
        statistics.gauge("uac", "regtotal", "Registrations at other servers.", () -> all().size());
        statistics.gauge("uac", "regactive", "Those that the other server accepted.", () -> with(Registration.ONLINE));
        statistics.gauge("uac", "regdisabled", "Those that are disabled.", () -> with(Registration.DISABLED));
    }

    private long with(int flag) {
        return all().stream().filter(one -> (flags(one) & flag) != 0).count();
    }

    /** Begins to register. */
    void start(RegistrationSender with) {
        sender = with;
        active = settings.active;
        long interval = settings.timerInterval * 1000L;
        engine.periodicTimers().register("uac registrations", interval, this::run);
    }

    /** Runs what reads or changes a registration; never waits for anything else. */
    void guarded(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** The same, with a result. */
    <T extends @Nullable Object> T guarded(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Seconds since 1970. */
    long now() {
        return engine.clock().wallMillis() / 1000;
    }

    /** A copy of the list. */
    List<Registration> all() {
        return guarded(() -> new ArrayList<>(all.values()));
    }

    /** The first whose column has that value, or null. */
    @Nullable
    Registration find(Column column, String value) {
        return guarded(() -> {
            if (column == Column.UUID) {
                return all.get(value);
            }
            for (Registration one : all.values()) {
                if (one.get(column).equals(value)) {
                    return one;
                }
            }
            return null;
        });
    }

    /** The one of that local user, with the domain when reg_use_domain is set; or null. */
    @Nullable
    Registration ofUser(String user, String domain) {
        for (Registration one : all()) {
            if (one.get(Column.LOCAL_USER).equals(user)
                    && (settings.useDomain == 0 || one.get(Column.LOCAL_DOMAIN).equals(domain))) {
                return one;
            }
        }
        return null;
    }

    /** Puts it in place of one with the same l_uuid. */
    void put(Registration registration) {
        guarded(() -> {
            registration.initialised = now();
            all.put(registration.get(Column.UUID), registration);
        });
    }

    /** Opens the database, where there is one, and reads all; throws {@link DatabaseException}. */
    void open() {
        if (settings.databaseUrl.isEmpty()) {
            return;
        }
        Database database = engine.databases().open(settings.databaseUrl);
        engine.databases().requireVersion(database, settings.table, TABLE_VERSION);
        store = new RegistrationStore(database, settings.table);
        replaceAll(store.read(null));
    }

    /** Reads all again; false without a database, or within reg_gc_interval. Throws {@link DatabaseException}. */
    boolean reload() {
        RegistrationStore known = store;
        if (known == null || now() - reloaded < settings.reloadInterval) {
            LOG.error("the last reload was less than {} seconds ago", settings.reloadInterval);
            return false;
        }
        replaceAll(known.read(null));
        reloaded = now();
        return true;
    }

    /** Reads one again; false when there is none. Throws {@link DatabaseException}. */
    boolean refresh(String uuid) {
        RegistrationStore known = store;
        List<Registration> found = known == null ? List.of() : known.read(uuid);
        found.forEach(this::put);
        return !found.isEmpty();
    }

    private void replaceAll(List<Registration> loaded) {
        guarded(() -> {
            all.clear();
            loaded.forEach(this::put);
        });
    }

    /** How it stands: the flags of {@link Registration}. */
    int flags(Registration registration) {
        return guarded(() -> registration.flags);
    }

    boolean remove(String uuid) {
        return guarded(() -> all.remove(uuid) != null);
    }

    /** Registers again at the timer's next turn, or not any more. */
    void enable(Registration registration, boolean yes) {
        guarded(() -> {
            if (yes) {
                registration.enable(now());
            } else {
                registration.set(Registration.DISABLED);
                registration.timerExpires = now() + 1;
            }
        });
    }

    /** Ends it at the other server; it is not registered again before it is enabled or read again. */
    void unregister(Registration registration) {
        RegistrationSender with = sender;
        if (with == null) {
            return;
        }
        guarded(() -> {
                    registration.expires = 0;
                    return with.prepare(registration, 0);
                })
                .run();
    }

    /** Switches all registering on (not 0) or off; what it was. */
    int activate(int next) {
        return guarded(() -> {
            int before = active;
            active = next;
            return before;
        });
    }

    /** Sends what is due. May wait for the DNS. */
    void run() {
        RegistrationSender with = sender;
        if (with != null) {
            guarded(() -> due(with)).forEach(Runnable::run);
        }
    }

    private List<Runnable> due(RegistrationSender with) {
        List<Runnable> due = new ArrayList<>();
        if (active != 0) {
            long now = now();
            for (Registration one : all.values()) {
                if (isDue(one, now)) {
                    due.add(with.prepare(one, one.expires));
                }
            }
        }
        return due;
    }

    private boolean isDue(Registration one, long now) {
        if (one.has(Registration.DISABLED) || one.expires <= 0) {
            return false;
        }
        if (!one.has(Registration.INITIALISED)) {
            one.set(Registration.INITIALISED);
            one.timerExpires = now + delay(one);
        }
        if (one.has(Registration.ONGOING)) {
            if (one.timerExpires > now - settings.retryInterval) {
                return false;
            }
            one.clear(Registration.ONGOING);
        }
        return one.timerExpires <= now + (one.has(Registration.ONLINE) ? settings.timerInterval + MARGIN : 0);
    }

    private int delay(Registration one) {
        if (one.delay > 0 || settings.randomDelay <= 0) {
            return one.delay;
        }
        return ThreadLocalRandom.current().nextInt(settings.randomDelay + 1);
    }
}
