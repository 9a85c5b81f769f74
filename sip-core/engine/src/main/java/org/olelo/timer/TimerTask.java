package org.olelo.timer;

import org.jspecify.annotations.Nullable;

/**
 * One timer: subclass it (or make it a field of the object it serves) and hand it to {@link TimerWheel#schedule}. The
 * links of the wheel's list live in this object, so scheduling allocates nothing. A task is on one wheel at most.
 */
public abstract class TimerTask {
    // all guarded by the lock of the wheel the task is on
    @Nullable
    TimerTask previous;

    @Nullable
    TimerTask next;
    /** Absolute wheel tick of expiry. */
    long deadlineTick;
    /** List the task is linked in; null = not scheduled. Written under the lock, read by anyone. */
    volatile @Nullable TimerList list;

    /** Runs once on the wheel's executor; may schedule this task again. Exceptions are logged by the wheel. */
    protected abstract void expired();

    /** Whether the task waits for its expiry now. */
    public final boolean isScheduled() {
        return list != null;
    }
}
