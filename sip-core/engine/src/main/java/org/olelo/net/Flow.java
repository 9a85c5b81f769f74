package org.olelo.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a received message came from and where it arrived (Kamailio's receive_info). Immutable, and shared by all
 * messages between the same two ends: every derived text is made once.
 */
public final class Flow {
    private final Protocol protocol;
    private final InetSocketAddress sourceAddress;
    private final InetAddress destination;
    private final int destinationPort;
    private final LocalSocket socket;
    private final int connectionId;
    private final @Nullable IoLoop loop;
    private final String sourceIp;
    private final byte[] sourceIpBytes;
    private final Destination reply;

    /**
     * @param protocol what the message arrived by; WS and WSS on a TCP or TLS socket
     * @param source sender
     * @param destination local address it arrived at
     * @param destinationPort local port it arrived at
     * @param socket listening socket
     * @param connectionId id of the connection, 0 = none
     * @param loop event loop that reads this flow; null in tests
     */
    public Flow(
            Protocol protocol,
            InetSocketAddress source,
            InetAddress destination,
            int destinationPort,
            LocalSocket socket,
            int connectionId,
            @Nullable IoLoop loop) {
        this.protocol = protocol;
        this.sourceAddress = source;
        this.destination = destination;
        this.destinationPort = destinationPort;
        this.socket = socket;
        this.connectionId = connectionId;
        this.loop = loop;
        this.sourceIp = IpText.of(source.getAddress());
        this.sourceIpBytes = sourceIp.getBytes(StandardCharsets.ISO_8859_1);
        this.reply = new Destination(protocol, source, socket, connectionId, 0, loop == null ? -1 : loop.index());
    }

    /** A UDP flow to a socket's own address, for tests and local requests. */
    public static Flow udp(InetSocketAddress source, LocalSocket socket) {
        return new Flow(Protocol.UDP, source, socket.address(), socket.port(), socket, 0, null);
    }

    /** What the message arrived by. */
    public Protocol protocol() {
        return protocol;
    }

    /** Sender's address. */
    public InetAddress source() {
        return sourceAddress.getAddress();
    }

    /** Sender's port. */
    public int sourcePort() {
        return sourceAddress.getPort();
    }

    /** Sender's address and port. */
    public InetSocketAddress sourceAddress() {
        return sourceAddress;
    }

    /** Sender's address as text, IPv6 without brackets ($si). */
    public String sourceIp() {
        return sourceIp;
    }

    /** {@link #sourceIp()} as bytes, for received= and such. Do not change the array. */
    public byte[] sourceIpBytes() {
        return sourceIpBytes;
    }

    /** Local address the message arrived at. */
    public InetAddress destination() {
        return destination;
    }

    /** Local port the message arrived at. */
    public int destinationPort() {
        return destinationPort;
    }

    /** Listening socket it arrived at. */
    public LocalSocket socket() {
        return socket;
    }

    /** Id of the connection ($conid), 0 = none (UDP). */
    public int connectionId() {
        return connectionId;
    }

    /** Event loop that reads this flow: messages of one flow always come on one loop, in order. Null in tests. */
    public @Nullable IoLoop loop() {
        return loop;
    }

    /** The way back: same socket, same connection, to the sender. */
    public Destination reply() {
        return reply;
    }

    @Override
    public String toString() {
        return protocol.token() + ':' + IpText.uriHost(source()) + ':' + sourcePort() + " -> " + socket.sockString();
    }
}
