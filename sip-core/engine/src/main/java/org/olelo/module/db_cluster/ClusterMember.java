package org.olelo.module.db_cluster;

import java.util.function.LongSupplier;
import org.olelo.db.DatabaseUrl;

/** A connection of a cluster: where it is, how it is used, until when it is left alone. Thread-safe. */
final class ClusterMember {
    private final String name;
    private final DatabaseUrl url;
    private final AccessRule reading;
    private final AccessRule writing;
    private final LongSupplier ticks;
    private volatile long inactiveUntil;

    /**
     * A member.
     *
     * @param ticks seconds since the start
     */
    ClusterMember(String name, DatabaseUrl url, AccessRule reading, AccessRule writing, LongSupplier ticks) {
        this.name = name;
        this.url = url;
        this.reading = reading;
        this.writing = writing;
        this.ticks = ticks;
    }

    String name() {
        return name;
    }

    DatabaseUrl url() {
        return url;
    }

    AccessRule rule(boolean write) {
        return write ? writing : reading;
    }

    boolean active() {
        return ticks.getAsLong() >= inactiveUntil;
    }

    /** Seconds since the start until which it is not used; 0 when it is. */
    long inactiveUntil() {
        return active() ? 0 : inactiveUntil;
    }

    void disable(long seconds) {
        inactiveUntil = ticks.getAsLong() + seconds;
    }

    void enable() {
        inactiveUntil = 0;
    }
}
