package org.olelo.net;

/** Receives what the transports read. */
@FunctionalInterface
public interface MessageSink {
    /**
     * One whole message: a datagram, a frame of a stream, or a WebSocket message. Called on the flow's event loop; must
     * not block. Keepalives do not come here.
     *
     * @param data array owned by the receiver from now on; nobody else keeps or changes it
     * @param offset first byte of the message
     * @param length bytes of the message
     */
    void onMessage(byte[] data, int offset, int length, Flow flow);
}
