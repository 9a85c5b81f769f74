package org.olelo.timer;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Advances a wheel on one thread (a network event loop, so that what a timer sends joins that loop's batch). It ticks
 * only while the wheel holds tasks: an idle server does not wake up.
 */
public final class TimerDriver implements AutoCloseable {
    private final TimerWheel wheel;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean ticking = new AtomicBoolean();
    private final Runnable tick = this::tick;
    private volatile boolean closed;

    public TimerDriver(TimerWheel wheel, ScheduledExecutorService thread) {
        this.wheel = wheel;
        this.thread = thread;
        wheel.onNonEmpty(this::start);
    }

    /** Stops advancing; tasks still on the wheel never run. */
    @Override
    public void close() {
        closed = true;
    }

    private void start() {
        if (!closed && ticking.compareAndSet(false, true)) {
            later();
        }
    }

    private void tick() {
        if (closed) {
            return;
        }
        wheel.advance();
        if (wheel.size() > 0) {
            later();
            return;
        }
        ticking.set(false);
        if (wheel.size() > 0) { // a task came between the two lines above
            start();
        }
    }

    private void later() {
        try {
            thread.schedule(tick, wheel.tickMs(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            closed = true; // the loop is shutting down
        }
    }
}
