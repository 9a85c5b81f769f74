package org.olelo.transaction;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.SendResult;
import org.olelo.routing.MessageContext;

/** Sends what transactions send, and tells listeners of it. */
final class Sender {
    private final TransactionLayer layer;

    Sender(TransactionLayer layer) {
        this.layer = layer;
    }

    boolean request(Transaction t, int branch, Destination destination, byte[] message) {
        SendResult result = layer.outside().transports().send(destination, message);
        if (result.ok() && layer.listened(t, TransactionEventKind.REQUEST_SENT)) {
            layer.tell(new TransactionEvent(
                    TransactionEventKind.REQUEST_SENT, t, null, null, 0, branch, message, destination));
        }
        return result.ok();
    }

    void retransmitRequest(Transaction t, int branch, Destination destination, byte[] message) {
        request(t, branch, destination, message);
    }

    /** Sends the stored reply upstream. */
    boolean reply(Transaction t, @Nullable MessageContext cause) {
        byte[] message = t.response;
        Destination to = t.replyTo;
        if (message == null || to == null) {
            return false;
        }
        SendResult result = layer.outside().transports().send(to, message);
        LongAdder sent = layer.counters().repliesSent();
        sent.increment();
        if (layer.listened(t, TransactionEventKind.RESPONSE_SENT)) {
            layer.tell(new TransactionEvent(
                    TransactionEventKind.RESPONSE_SENT, t, null, cause, t.status, -1, message, to));
        }
        return result.ok();
    }

    void retransmitReply(Transaction t) {
        byte[] message = t.response;
        Destination to = t.replyTo;
        if (message != null && to != null) {
            layer.outside().transports().send(to, message);
        }
    }
}
