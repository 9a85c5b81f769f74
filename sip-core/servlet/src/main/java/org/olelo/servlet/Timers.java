package org.olelo.servlet;

import jakarta.servlet.sip.ServletTimer;
import jakarta.servlet.sip.SipApplicationSession;
import jakarta.servlet.sip.TimerService;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Makes timers. Persistent ones live as long as the others until sessions can be stored. */
final class Timers implements TimerService {
    @Override
    public ServletTimer createTimer(
            SipApplicationSession appSession, long delay, boolean isPersistent, @Nullable Serializable info) {
        return new TimerTaskRun(valid(appSession), delay, 0, false, info);
    }

    @Override
    public ServletTimer createTimer(
            SipApplicationSession appSession,
            long delay,
            long period,
            boolean fixedDelay,
            boolean isPersistent,
            @Nullable Serializable info) {
        if (period < 1) {
            throw new IllegalArgumentException("the period must be positive: " + period);
        }
        return new TimerTaskRun(valid(appSession), delay, period, fixedDelay, info);
    }

    private static AppSession valid(SipApplicationSession session) {
        if (!session.isValid()) {
            throw new IllegalStateException("the application session is not valid");
        }
        return (AppSession) session;
    }
}
