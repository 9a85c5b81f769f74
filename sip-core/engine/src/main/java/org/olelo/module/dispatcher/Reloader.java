package org.olelo.module.dispatcher;

import java.util.concurrent.locks.ReentrantLock;
import org.olelo.db.DatabaseException;
import org.olelo.spi.ModuleException;
import org.olelo.timer.Clock;

/** Loads the sets, not more often than allowed. Thread-safe. */
final class Reloader {
    private static final long SECOND = 1000;

    private final GatewayLoader loader;
    private final GatewayTable table;
    private final DispatcherSettings settings;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private long nextMs = Long.MIN_VALUE;

    /** What became of a reload. */
    enum Result {
        DONE,
        /** The last one was too short ago. */
        TOO_SOON,
        /** Loaded, but destinations of the database were bad. */
        INCOMPLETE
    }

    Reloader(GatewayLoader loader, GatewayTable table, DispatcherSettings settings, Clock clock) {
        this.loader = loader;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Loads the sets for the first time.
     *
     * @throws ModuleException when they cannot be read
     */
    Result load() throws ModuleException {
        try {
            GatewayLoader.Loaded loaded = loader.load();
            table.replace(loaded.sets());
            return loaded.skipped() > 0 && settings.hasDatabase() ? Result.INCOMPLETE : Result.DONE;
        } catch (GatewayLoader.LoadException | DatabaseException e) {
            throw new ModuleException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Loads them again.
     *
     * @throws ModuleException when they cannot be read; the old ones stay
     */
    Result reload() throws ModuleException {
        lock.lock();
        try {
            long now = clock.millis();
            if (now < nextMs) {
                return Result.TOO_SOON;
            }
            nextMs = now + settings.reloadDelta * SECOND;
            return load();
        } finally {
            lock.unlock();
        }
    }
}
