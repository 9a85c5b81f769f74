package org.olelo.timer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/**
 * Timers of modules (Kamailio's register_timer): each runs every interval on the executor, which is one virtual thread
 * a run in the server. A run that takes longer than the interval is not doubled: the next starts an interval after its end.
 */
public final class PeriodicTimers implements AutoCloseable {
    private final TimerWheel wheel;
    private final Executor executor;
    private final List<PeriodicTimer> timers = new CopyOnWriteArrayList<>();

    public PeriodicTimers(TimerWheel wheel, Executor executor) {
        this.wheel = wheel;
        this.executor = executor;
    }

    /**
     * Starts a timer.
     *
     * @param name for logs and RPC
     * @param intervalMs milliseconds between the starts of two runs, at least 1; the first run is one interval from now
     */
    public PeriodicTimer register(String name, long intervalMs, Runnable action) {
        PeriodicTimer timer = new PeriodicTimer(name, intervalMs, action, wheel, executor);
        timers.add(timer);
        timer.start();
        return timer;
    }

    /** Timers that run, for RPC. */
    public List<PeriodicTimer> timers() {
        timers.removeIf(PeriodicTimer::isStopped);
        return List.copyOf(timers);
    }

    /** Stops all; runs in progress end by themselves. */
    @Override
    public void close() {
        timers.forEach(PeriodicTimer::stop);
        timers.clear();
    }
}
