package org.olelo.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where to send (Kamailio's dest_info). Immutable: keep it with the transaction and send again without looking anything up. */
public final class Destination {
    /** Use an existing connection only; none = {@link SendResult#NO_CONNECTION} (set_forward_no_connect and the like). */
    public static final int NO_CONNECT = 1;
    /** Close the connection after this message (set_forward_close). */
    public static final int CLOSE_AFTER = 2;
    /** The socket was forced: bind a new connection to its address. */
    public static final int FORCE_SOCKET = 4;

    private final Protocol protocol;
    private final InetSocketAddress address;
    private final @Nullable LocalSocket socket;
    private final int connectionId;
    private final int flags;
    private final int loopIndex;

    /**
     * @param protocol how to send
     * @param address resolved address and port
     * @param socket socket to send from; null = the registry's default for protocol and family
     * @param connectionId connection to prefer, 0 = any that fits
     * @param flags {@link #NO_CONNECT} | {@link #CLOSE_AFTER} | {@link #FORCE_SOCKET}
     */
    public Destination(
            Protocol protocol, InetSocketAddress address, @Nullable LocalSocket socket, int connectionId, int flags) {
        this(protocol, address, socket, connectionId, flags, -1);
    }

    Destination(
            Protocol protocol,
            InetSocketAddress address,
            @Nullable LocalSocket socket,
            int connectionId,
            int flags,
            int loopIndex) {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("unresolved " + address);
        }
        this.protocol = protocol;
        this.address = address;
        this.socket = socket;
        this.connectionId = connectionId;
        this.flags = flags;
        this.loopIndex = loopIndex;
    }

    /** A destination without socket, connection or flags. */
    public static Destination of(Protocol protocol, InetAddress address, int port) {
        return new Destination(protocol, new InetSocketAddress(address, port), null, 0, 0);
    }

    /** This destination from the socket. */
    public Destination from(@Nullable LocalSocket localSocket) {
        return localSocket == socket ? this : make(address, localSocket, connectionId, flags);
    }

    /** This destination on the connection. */
    public Destination on(int connection) {
        return connection == connectionId ? this : make(address, socket, connection, flags);
    }

    /** This destination with exactly the flags. */
    public Destination with(int newFlags) {
        return newFlags == flags ? this : make(address, socket, connectionId, newFlags);
    }

    /** This destination at another address. */
    public Destination at(InetSocketAddress other) {
        return make(other, socket, connectionId, flags);
    }

    /** How to send. */
    public Protocol protocol() {
        return protocol;
    }

    /** Address and port. */
    public InetSocketAddress address() {
        return address;
    }

    /** IP address. */
    public InetAddress ip() {
        return address.getAddress();
    }

    /** Port. */
    public int port() {
        return address.getPort();
    }

    /** Socket to send from, or null for the default. */
    public @Nullable LocalSocket socket() {
        return socket;
    }

    /** Preferred connection, 0 = none. */
    public int connectionId() {
        return connectionId;
    }

    /** {@link #NO_CONNECT} | {@link #CLOSE_AFTER} | {@link #FORCE_SOCKET}. */
    public int flags() {
        return flags;
    }

    /**
     * Number of the event loop that serves the peer's flow; -1 = not known. What other threads send goes out there, behind
     * what that loop has sent.
     */
    public int loopIndex() {
        return loopIndex;
    }

    /** Whether the flag is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    private Destination make(InetSocketAddress to, @Nullable LocalSocket from, int connection, int newFlags) {
        return new Destination(protocol, to, from, connection, newFlags, loopIndex);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Destination that
                && protocol == that.protocol
                && socket == that.socket
                && connectionId == that.connectionId
                && flags == that.flags
                && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(protocol, address, connectionId);
    }

    @Override
    public String toString() {
        return protocol.token() + ':' + IpText.uriHost(ip()) + ':' + port();
    }
}
