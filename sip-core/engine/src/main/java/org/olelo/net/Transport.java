package org.olelo.net;

import java.util.Set;

/** One way to send and receive: UDP, or TCP with TLS and WebSocket on it. */
public interface Transport {
    /** Protocols it serves. */
    Set<Protocol> protocols();

    /**
     * Binds the socket and starts reading. Blocks until it is bound.
     *
     * @throws BindException when the address cannot be bound
     */
    void open(LocalSocket socket);

    /** Stops listening on the socket and closes its connections; returns when the port is free. */
    void close(LocalSocket socket);

    /**
     * Sends a message from any thread, without blocking. On the flow's own event loop it joins the batch that is
     * flushed after the current read.
     *
     * @param destination with its socket set
     * @param data copied before the return
     */
    SendResult send(Destination destination, byte[] data, int offset, int length);

    /** Closes the connection a message came over, after what waits to be written; nothing for what has no connections. */
    default void close(Flow flow) {}

    /** Requests to that port of the peer go over the connection a message came over from now on (RFC 5923's alias). */
    default void alias(Flow flow, int port) {}

    /** Closes everything; returns when all ports are free. */
    void stop();
}
