package org.olelo.timer;

import java.time.Instant;

/** The machine's clocks; {@link #millis} starts near 0 when the class is loaded. */
enum SystemClock implements Clock {
    INSTANCE;

    private final long origin = System.nanoTime();

    @Override
    public long millis() {
        return (System.nanoTime() - origin) / 1_000_000L;
    }

    @Override
    public long wallMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public Instant wallTime() {
        return Instant.now();
    }
}
