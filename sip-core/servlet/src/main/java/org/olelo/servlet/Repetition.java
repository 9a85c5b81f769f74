package org.olelo.servlet;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.olelo.transaction.Transaction;

/** A response sent again until it is acknowledged: after 500 ms, then twice as long each time, for 32 seconds (RFC 3261 13.3.1.4, RFC 3262 3). */
final class Repetition {
    private static final int T1 = 500;
    private static final int T2 = 4000;
    private static final int GIVE_UP = 64 * T1;

    private final AppSession session;
    private final Transaction server;
    private final BooleanSupplier wanted;
    private final Runnable missing;
    private volatile boolean stopped;
    private volatile @Nullable ScheduledFuture<?> pending;

    /**
     * Begins.
     *
     * @param wanted false: it is not repeated any more, and not missed
     * @param missing runs in the session's mailbox when the acknowledgement has not come in time
     */
    Repetition(AppSession session, Transaction server, BooleanSupplier wanted, Runnable missing) {
        this.session = session;
        this.server = server;
        this.wanted = wanted;
        this.missing = missing;
        schedule(T1, 0);
    }

    private void schedule(int delay, int past) {
        pending = session.application()
                .container()
                .scheduler()
                .schedule(() -> again(delay, past + delay), delay, TimeUnit.MILLISECONDS);
    }

    private void again(int delay, int past) {
        if (stopped) {
            return;
        }
        if (past >= GIVE_UP) {
            session.mailbox.post(this::miss);
        } else if (wanted.getAsBoolean()) {
            session.application().container().outgoing().stack().repeatReply(server);
            schedule(Math.min(Math.min(delay * 2, T2), GIVE_UP - past), past);
        }
    }

    private void miss() {
        if (!stopped) {
            stopped = true;
            missing.run();
        }
    }

    /** It was acknowledged. */
    void stop() {
        stopped = true;
        ScheduledFuture<?> known = pending;
        if (known != null) {
            known.cancel(false);
        }
    }
}
