package org.olelo.servlet;

import jakarta.servlet.sip.SipErrorEvent;
import org.olelo.transaction.Transaction;

/** A reliable provisional response that waits for its PRACK (RFC 3262 3). */
final class Reliable {
    private final ResponseMessage response;
    private final int number;
    private final Repetition repetition;

    Reliable(ResponseMessage response, int number, Transaction server) {
        this.response = response;
        this.number = number;
        this.repetition =
                new Repetition(response.session.appSession(), server, () -> server.status() < 200, this::missing);
    }

    private void missing() {
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
        repetition.stop();
    }
}
