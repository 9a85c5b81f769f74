package org.olelo.timer;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashed timing wheel. Scheduling and cancelling are O(1), allocate nothing, and may be done from any thread. Somebody
 * must call {@link #advance} (a {@link TimerDriver} on an event loop, or a test after moving its clock): expired tasks
 * run then, in the order of their deadlines' ticks, one after the other, outside of the lock.
 */
public final class TimerWheel {
    /** Resolution used by the engine, in milliseconds. */
    public static final int DEFAULT_TICK_MS = 10;

    private static final int DEFAULT_SLOTS = 4096;
    private static final Logger LOG = LoggerFactory.getLogger("timer");

    private final Clock clock;
    private final int tickMs;
    private final int mask;
    private final TimerList[] slots;
    private final TimerList firing = new TimerList();
    private final ReentrantLock lock = new ReentrantLock();
    /** Last tick whose slot was emptied; guarded by lock. */
    private long currentTick;
    /** Tasks scheduled and not yet taken for running; guarded by lock. */
    private int size;
    /** Called after the wheel got its first task; set once by the driver. */
    private volatile @Nullable Runnable onNonEmpty;

    public TimerWheel(Clock clock) {
        this(clock, DEFAULT_TICK_MS, DEFAULT_SLOTS);
    }

    /**
     * @param tickMs resolution in milliseconds, at least 1
     * @param slotCount a power of two
     */
    public TimerWheel(Clock clock, int tickMs, int slotCount) {
        if (tickMs < 1 || Integer.bitCount(slotCount) != 1) {
            throw new IllegalArgumentException("tickMs=" + tickMs + " slotCount=" + slotCount);
        }
        this.clock = clock;
        this.tickMs = tickMs;
        this.mask = slotCount - 1;
        this.slots = new TimerList[slotCount];
        for (int i = 0; i < slotCount; i++) {
            slots[i] = new TimerList();
        }
        this.currentTick = clock.millis() / tickMs;
    }

    /** Clock of this wheel. */
    public Clock clock() {
        return clock;
    }

    /**
     * Schedules the task, or moves it when it is scheduled already.
     *
     * @param delayMs milliseconds from now; it never fires earlier, and at most one tick (plus load) later
     */
    public void schedule(TimerTask task, long delayMs) {
        long due = clock.millis() + Math.max(0, delayMs);
        boolean first;
        lock.lock();
        try {
            unlink(task);
            task.deadlineTick = Math.max(currentTick + 1, (due + tickMs - 1) / tickMs);
            slots[(int) task.deadlineTick & mask].add(task);
            first = size++ == 0;
        } finally {
            lock.unlock();
        }
        Runnable hook = onNonEmpty;
        if (first && hook != null) {
            hook.run();
        }
    }

    /**
     * Takes the task off the wheel.
     *
     * @return true when it was waiting: it will not run; false when it was not scheduled, runs now, or has run
     */
    public boolean cancel(TimerTask task) {
        if (task.list == null) {
            return false;
        }
        lock.lock();
        try {
            return unlink(task);
        } finally {
            lock.unlock();
        }
    }

    /** Runs what has expired by the clock; call it from one thread. Returns how many tasks ran. */
    public int advance() {
        collect(clock.millis() / tickMs);
        int ran = 0;
        for (TimerTask task = takeFiring(); task != null; task = takeFiring()) {
            ran++;
            run(task);
        }
        return ran;
    }

    /** Tasks waiting now. */
    public int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** Resolution in milliseconds. */
    public int tickMs() {
        return tickMs;
    }

    void onNonEmpty(Runnable hook) {
        onNonEmpty = hook;
    }

    private boolean unlink(TimerTask task) {
        TimerList list = task.list;
        if (list == null) {
            return false;
        }
        list.remove(task);
        size--;
        return true;
    }

    private void collect(long toTick) {
        lock.lock();
        try {
            if (size == 0) {
                currentTick = Math.max(currentTick, toTick);
                return;
            }
            // after a long pause each slot needs one visit only; deadlines decide, not the slot
            long from = Math.max(currentTick, toTick - slots.length);
            for (long tick = from + 1; tick <= toTick; tick++) {
                moveExpired(slots[(int) tick & mask], toTick);
            }
            currentTick = Math.max(currentTick, toTick);
        } finally {
            lock.unlock();
        }
    }

    private void moveExpired(TimerList slot, long toTick) {
        TimerTask task = slot.first();
        while (task != null) {
            TimerTask following = task.next;
            if (task.deadlineTick <= toTick) {
                slot.remove(task);
                firing.add(task);
            }
            task = following;
        }
    }

    private @Nullable TimerTask takeFiring() {
        lock.lock();
        try {
            TimerTask task = firing.first();
            if (task != null) {
                unlink(task);
            }
            return task;
        } finally {
            lock.unlock();
        }
    }

    private static void run(TimerTask task) {
        try {
            task.expired();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("timer task failed, task={}", task.getClass().getName(), e);
        }
    }
}
