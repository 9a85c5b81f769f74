package org.olelo.net;

/** What became of a message handed to a transport. Later failures go to the {@link SendFailureListener}. */
public enum SendResult {
    /** Written or queued to be written. */
    OK(true),
    /** No socket of that protocol and address family. */
    NO_SOCKET(false),
    /** No connection to the peer, and none may be opened (no_connect, or a WebSocket peer). */
    NO_CONNECTION(false),
    /** The connection was refused at once. */
    CONNECT_FAILED(false),
    /** The connection's or the server's write queue is full, or the socket's send buffer is. */
    QUEUE_FULL(false),
    /** More than the protocol carries in one message. */
    TOO_LONG(false),
    /** The connection limit is reached. */
    TOO_MANY_CONNECTIONS(false),
    /** The transport is stopped or the protocol is disabled. */
    CLOSED(false),
    /** A hook refused the message. */
    REFUSED(false);

    private final boolean ok;

    SendResult(boolean ok) {
        this.ok = ok;
    }

    /** The message is on its way. */
    public boolean ok() {
        return ok;
    }
}
