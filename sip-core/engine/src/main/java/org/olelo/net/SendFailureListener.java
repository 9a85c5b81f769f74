package org.olelo.net;

/** Told when a message that was accepted could not be delivered: connect failed or timed out, connection reset, ICMP. */
@FunctionalInterface
public interface SendFailureListener {
    /** Called on an event loop; must not block. */
    void onSendFailed(Destination destination, String reason);
}
