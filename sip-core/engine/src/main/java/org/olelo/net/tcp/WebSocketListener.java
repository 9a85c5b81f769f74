package org.olelo.net.tcp;

/** Told about the frames of a WebSocket. Called on the connection's event loop; must not block. */
public interface WebSocketListener {
    /** A frame, or the last of several that make a message, came. */
    default void onReceived(TcpConnection connection) {}

    /** A frame is on its way to the peer. */
    default void onSent(TcpConnection connection) {}

    /** The peer answered a ping. */
    void onPong(TcpConnection connection);

    /**
     * The peer asked to close; it has been answered and the connection closes.
     *
     * @param code RFC 6455 7.4, 1005 = none given
     */
    void onClose(TcpConnection connection, int code);
}
