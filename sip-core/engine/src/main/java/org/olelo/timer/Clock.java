package org.olelo.timer;

import java.time.Instant;

/** The two times of the engine: a monotonic one for timers, the wall clock for what users see. Thread-safe. */
public interface Clock {
    /** Milliseconds since an arbitrary origin; never goes back, not affected by changes of the system's time. */
    long millis();

    /** Milliseconds since 1970-01-01 UTC. */
    long wallMillis();

    /** Seconds since 1970-01-01 UTC. */
    default long wallSeconds() {
        return Math.floorDiv(wallMillis(), 1000L);
    }

    /** The wall clock as precise as it is: microseconds on most machines. */
    default Instant wallTime() {
        return Instant.ofEpochMilli(wallMillis());
    }

    /** The clock of the machine. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
