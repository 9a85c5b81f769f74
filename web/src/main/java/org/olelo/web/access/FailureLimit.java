package org.olelo.web.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Counts failures by key; a key with too many is closed until its window ends. Holds a bounded number of keys. Thread-safe. */
final class FailureLimit {
    private static final int KEYS = 10_000;
    private static final long NANOS = 1_000_000_000L;

    private final int allowed;
    private final long windowNanos;
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Window> windows = new LinkedHashMap<>();

    private record Window(long start, int failures) {}

    /**
     * A limit.
     *
     * @param allowed failures in a window that close a key
     * @param windowSeconds how long a window is, from its first failure
     * @param clock nanoseconds from any start
     */
    FailureLimit(int allowed, long windowSeconds, LongSupplier clock) {
        this.allowed = allowed;
        this.windowNanos = windowSeconds * NANOS;
        this.clock = clock;
    }

    /** Seconds until the key is open again, 0 when it is open. */
    long secondsClosed(String key) {
        lock.lock();
        try {
            Window window = windows.get(key);
            if (window == null || window.failures < allowed) {
                return 0;
            }
            long left = windowNanos - (clock.getAsLong() - window.start);
            return left <= 0 ? 0 : (left + NANOS - 1) / NANOS;
        } finally {
            lock.unlock();
        }
    }

    /** Counts a failure. */
    void failed(String key) {
        lock.lock();
        try {
            long now = clock.getAsLong();
            Window known = windows.remove(key);
            windows.put(
                    key,
                    known != null && now - known.start < windowNanos
                            ? new Window(known.start, known.failures + 1)
                            : new Window(now, 1));
            if (windows.size() > KEYS) {
                windows.remove(windows.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }
}
