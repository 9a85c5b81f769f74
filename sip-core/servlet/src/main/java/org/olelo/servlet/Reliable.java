package org.olelo.servlet;

import jakarta.servlet.sip.SipErrorEvent;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.olelo.transaction.Transaction;

/** A reliable provisional response that waits for its PRACK (RFC 3262 3): repeated from 500 ms on, for 32 seconds. */
final class Reliable {
    private static final int T1 = 500;
    private static final int GIVE_UP = 64 * T1;

    private final SipServletContainer container;
    private final ResponseMessage response;
    private final int number;
    private final Transaction server;
    private volatile boolean stopped;
    private volatile @Nullable ScheduledFuture<?> pending;

    Reliable(SipServletContainer container, ResponseMessage response, int number, Transaction server) {
        this.container = container;
        this.response = response;
        this.number = number;
        this.server = server;
        schedule(T1, 0);
    }

    private void schedule(int delay, int past) {
        pending = container.scheduler().schedule(() -> again(delay, past + delay), delay, TimeUnit.MILLISECONDS);
    }

    private void again(int delay, int past) {
        if (stopped) {
            return;
        }
        if (past >= GIVE_UP) {
            response.session.appSession().mailbox.post(this::missing);
            return;
        }
        if (server.status() < 200) {
            container.outgoing().stack().repeatReply(server);
            schedule(delay * 2, past);
        }
    }

    private void missing() {
        if (stopped) {
            return;
        }
        stopped = true;
        Application application = response.session.application();
        SipErrorEvent event = new SipErrorEvent(response.request(), response);
        application.within(() -> application.listeners().errors().forEach(listener -> listener.noPrackReceived(event)));
    }

    /** True for the PRACK of this response; it is repeated no more then. */
    boolean acknowledgedBy(RequestMessage prack) {
        String expected = number + " " + response.request().cseq + " INVITE";
        String rack = prack.headers.first("RAck");
        if (rack == null || !rack.trim().replaceAll("\\s+", " ").equals(expected)) {
            return false;
        }
        stop();
        return true;
    }

    void stop() {
        stopped = true;
        ScheduledFuture<?> known = pending;
        if (known != null) {
            known.cancel(false);
        }
    }
}
