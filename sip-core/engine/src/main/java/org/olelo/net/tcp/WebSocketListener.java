package org.olelo.net.tcp;

/** Told about what a WebSocket peer sends besides messages. Called on the connection's event loop; must not block. */
public interface WebSocketListener {
    /** The peer answered a ping. */
    void onPong(TcpConnection connection);

    /**
     * The peer asked to close; it has been answered and the connection closes.
     *
     * @param code RFC 6455 7.4, 1005 = none given
     */
    void onClose(TcpConnection connection, int code);
}
