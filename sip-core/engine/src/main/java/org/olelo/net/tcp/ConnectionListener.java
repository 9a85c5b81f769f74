package org.olelo.net.tcp;

/** Told about connections (event routes tcp:closed, tcp:timeout, tcp:reset; outbound registration). */
@FunctionalInterface
public interface ConnectionListener {
    /** The connection is gone. Called on its event loop; must not block. */
    void onClosed(TcpConnection connection, CloseReason reason);
}
