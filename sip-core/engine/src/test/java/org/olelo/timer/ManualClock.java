package org.olelo.timer;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves. */
public final class ManualClock implements Clock {
    private static final long WALL_ORIGIN = 1_700_000_000_000L;

    private final AtomicLong now = new AtomicLong();

    @Override
    public long millis() {
        return now.get();
    }

    @Override
    public long wallMillis() {
        return WALL_ORIGIN + now.get();
    }

    public void advance(long milliseconds) {
        now.addAndGet(milliseconds);
    }

    /** Moves the clock in ticks of the wheel and runs what expires at each. */
    public void advance(long milliseconds, TimerWheel wheel) {
        long end = now.get() + milliseconds;
        while (now.get() < end) {
            now.set(Math.min(end, now.get() + wheel.tickMs()));
            wheel.advance();
        }
    }
}
