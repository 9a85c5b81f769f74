package org.olelo.module.websocket;

import org.olelo.net.tcp.CloseReason;
import org.olelo.net.tcp.TcpConnection;
import org.olelo.net.tcp.WebSocketListener;
import org.olelo.timer.Clock;

/** What the module knows of one WebSocket. Any thread. */
final class WsConnection implements WebSocketListener {
    private final TcpConnection connection;
    private final WsStatistics statistics;
    private final Clock clock;
    private volatile long lastUsedMs;
    private volatile boolean awaitingPong;
    private volatile boolean closingHere;
    private volatile boolean closedByPeer;

    WsConnection(TcpConnection connection, WsStatistics statistics, Clock clock) {
        this.connection = connection;
        this.statistics = statistics;
        this.clock = clock;
        lastUsedMs = clock.millis();
    }

    TcpConnection connection() {
        return connection;
    }

    /** Milliseconds since the last frame in either direction. */
    long idleMs() {
        return clock.millis() - lastUsedMs;
    }

    long lastUsedMs() {
        return lastUsedMs;
    }

    boolean awaitingPong() {
        return awaitingPong;
    }

    boolean closing() {
        return closingHere || closedByPeer;
    }

    void ping(byte[] data) {
        awaitingPong = true;
        connection.ping(data);
    }

    /** Sends a close frame and waits that long for the peer's. */
    void close(int code, String reason, long waitMs) {
        closingHere = true;
        connection.closeWebSocket(code, reason, waitMs);
    }

    /** Counts the end. */
    void ended(CloseReason reason) {
        statistics.closed();
        if (closingHere) {
            statistics.localClosed.increment();
            statistics.sipLocalClosed.increment();
        } else if (closedByPeer || reason == CloseReason.PEER) {
            statistics.remoteClosed.increment();
            statistics.sipRemoteClosed.increment();
        } else {
            statistics.failed.increment();
            statistics.sipFailed.increment();
        }
    }

    /** As ws.dump shows it. */
    String describe() {
        var peer = connection.peer();
        String type = connection.protocol().token();
        String state = closing() ? "CLOSING" : awaitingPong ? "OPEN, awaiting Pong" : "OPEN";
        return type + ':' + org.olelo.net.IpText.uriHost(peer.getAddress()) + ':' + peer.getPort() + " -> " + type + ':'
                + connection.socket().uriHost() + ':' + connection.socket().port() + " (state: " + state
                + ",  last used " + idleMs() / 1000 + "s ago, sub-protocol: sip)";
    }

    @Override
    public void onReceived(TcpConnection from) {
        lastUsedMs = clock.millis();
        statistics.received.increment();
        statistics.sipReceived.increment();
    }

    @Override
    public void onSent(TcpConnection to) {
        lastUsedMs = clock.millis();
        statistics.sent.increment();
        statistics.sipSent.increment();
    }

    @Override
    public void onPong(TcpConnection from) {
        awaitingPong = false;
    }

    @Override
    public void onClose(TcpConnection from, int code) {
        closedByPeer = true;
    }
}
