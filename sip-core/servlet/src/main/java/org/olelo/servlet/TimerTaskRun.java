package org.olelo.servlet;

import jakarta.servlet.sip.ServletTimer;
import jakarta.servlet.sip.SipApplicationSession;
import java.io.Serializable;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A timer of an application session. */
final class TimerTaskRun implements ServletTimer {
    private final AppSession session;
    private final String id = UUID.randomUUID().toString();
    private final long period;
    private final boolean fixedDelay;
    private final @Nullable Serializable info;
    private volatile long due;
    private volatile long last;
    private volatile boolean canceled;
    private volatile @Nullable ScheduledFuture<?> pending;

    /** @param period milliseconds, 0: once */
    TimerTaskRun(AppSession session, long delay, long period, boolean fixedDelay, @Nullable Serializable info) {
        this.session = session;
        this.period = period;
        this.fixedDelay = fixedDelay;
        this.info = info;
        this.due = System.currentTimeMillis() + delay;
        session.add(this);
        schedule();
    }

    private void schedule() {
        long delay = Math.max(0, due - System.currentTimeMillis());
        pending = session.application()
                .container()
                .scheduler()
                .schedule(() -> session.mailbox.post(this::fire), delay, TimeUnit.MILLISECONDS);
    }

    private void fire() {
        if (canceled || !session.isValid()) {
            return;
        }
        last = due;
        if (period == 0) {
            session.remove(this);
        }
        Application application = session.application();
        session.touch();
        application.within(() -> application.listeners().timers().forEach(listener -> listener.timeout(this)));
        if (period > 0 && !canceled) {
            due = (fixedDelay ? System.currentTimeMillis() : last) + period;
            schedule();
        }
        if (session.isValid()) {
            session.tidy();
        }
    }

    @Override
    public void cancel() {
        canceled = true;
        ScheduledFuture<?> known = pending;
        if (known != null) {
            known.cancel(false);
        }
        session.remove(this);
    }

    @Override
    public SipApplicationSession getApplicationSession() {
        return session;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public @Nullable Serializable getInfo() {
        return info;
    }

    @Override
    public long scheduledExecutionTime() {
        return last;
    }

    @Override
    public long getTimeRemaining() {
        return due - System.currentTimeMillis();
    }
}
