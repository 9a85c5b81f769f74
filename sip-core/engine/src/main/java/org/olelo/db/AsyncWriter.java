package org.olelo.db;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to one database later, in order, on a virtual thread that lives as long as there is work. */
public final class AsyncWriter {
    /** How many writes may wait; more are refused and counted. */
    public static final int CAPACITY = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger("db");
    private static final long CLOSE_WAIT_SECONDS = 10;

    private final DatabaseUrl url;
    private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /** A writer; the URL is for the log. */
    public AsyncWriter(DatabaseUrl url) {
        this.url = url;
    }

    /** Queues a write; a full queue refuses it with one ERROR line for every 1,000. */
    public void submit(Runnable write) {
        if (!queue.offer(write)) {
            countRefused();
            return;
        }
        if (waiting.getAndIncrement() == 0) {
            Thread.ofVirtual().name("db-async").start(this::drain);
        }
    }

    /** How many writes are waiting or being done. */
    public long waiting() {
        return waiting.get();
    }

    /** How many writes were refused because the queue was full. */
    public long refused() {
        return refused.get();
    }

    /** Waits until everything queued is written, at most ten seconds. */
    public void flush() {
        CountDownLatch done = new CountDownLatch(1);
        submit(done::countDown);
        try {
            if (!done.await(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("queued writes not done in time, url={}, waiting={}", url, waiting());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // One drainer at a time: it is started at 0 -> 1 and ends at 1 -> 0.
    private void drain() {
        do {
            Runnable write = queue.poll();
            if (write != null) {
                run(write);
            }
        } while (waiting.decrementAndGet() > 0);
    }

    private void run(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            LOG.error("queued write failed, url={}, cause={}", url, e.toString());
        }
    }

    private void countRefused() {
        if (refused.getAndIncrement() % 1_000 == 0) {
            LOG.error("queue of writes is full, url={}, refused={}", url, refused.get());
        }
    }
}
