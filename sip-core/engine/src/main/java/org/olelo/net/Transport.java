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

    /** Closes everything; returns when all ports are free. */
    void stop();
}
