package org.olelo.timer;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One periodic timer of a module; made by {@link PeriodicTimers#register}. */
public final class PeriodicTimer {
    private static final Logger LOG = LoggerFactory.getLogger("timer");

    private final String name;
    private final Runnable action;
    private final TimerWheel wheel;
    private final Executor executor;
    private final TimerTask task = new Expiry();
    private volatile long intervalMs;
    private volatile boolean stopped;

    PeriodicTimer(String name, long intervalMs, Runnable action, TimerWheel wheel, Executor executor) {
        if (intervalMs < 1) {
            throw new IllegalArgumentException("timer " + name + ": interval " + intervalMs + " ms");
        }
        this.name = name;
        this.intervalMs = intervalMs;
        this.action = action;
        this.wheel = wheel;
        this.executor = executor;
    }

    /** Name given at registration. */
    public String name() {
        return name;
    }

    /** Milliseconds between two runs. */
    public long intervalMs() {
        return intervalMs;
    }

    /** Changes the interval; it counts from the next run on. */
    public void intervalMs(long milliseconds) {
        intervalMs = Math.max(1, milliseconds);
    }

    /** No run starts after this call. */
    public void stop() {
        stopped = true;
        wheel.cancel(task);
    }

    boolean isStopped() {
        return stopped;
    }

    void start() {
        wheel.schedule(task, intervalMs);
    }

    private void run(long startedMs) {
        try {
            if (!stopped) {
                action.run();
            }
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("periodic timer failed, timer={}", name, e);
        } finally {
            if (!stopped) {
                long late = wheel.clock().millis() - startedMs;
                wheel.schedule(task, late < intervalMs ? intervalMs - late : intervalMs);
            }
        }
    }

    private final class Expiry extends TimerTask {
        @Override
        protected void expired() {
            long started = wheel.clock().millis();
            try {
                executor.execute(() -> run(started));
            } catch (RejectedExecutionException e) {
                stopped = true; // the server is stopping
            }
        }
    }
}
