package org.olelo.timer;

import org.jspecify.annotations.Nullable;

/** Doubly linked list through the tasks themselves; guarded by the wheel's lock. */
final class TimerList {
    private @Nullable TimerTask head;
    private @Nullable TimerTask tail;

    @Nullable
    TimerTask first() {
        return head;
    }

    void add(TimerTask task) {
        TimerTask last = tail;
        task.previous = last;
        task.next = null;
        if (last == null) {
            head = task;
        } else {
            last.next = task;
        }
        tail = task;
        task.list = this;
    }

    void remove(TimerTask task) {
        TimerTask before = task.previous;
        TimerTask after = task.next;
        if (before == null) {
            head = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            tail = before;
        } else {
            after.previous = before;
        }
        task.previous = null;
        task.next = null;
        task.list = null;
    }
}
