package org.olelo.routing;

import java.net.Inet6Address;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.IoLoop;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.net.dns.Located;
import org.olelo.net.dns.ServerLocator;
import org.olelo.net.dns.SipTarget;
import org.olelo.sip.SipUri;
import org.olelo.sip.UriScheme;

/** From a URI or host to an address and the socket to send from (Kamailio's uri2dst). Never waits on an event loop. Thread-safe. */
public final class NextHops {
    private static final int NO_SOCKET = -7;
    private static final int BAD_ADDRESS = -478;

    private final SocketRegistry sockets;
    private final ServerLocator locator;
    private final UdpLimit udpLimit;

    public NextHops(SocketRegistry sockets, ServerLocator locator, UdpLimit udpLimit) {
        this.sockets = sockets;
        this.locator = locator;
        this.udpLimit = udpLimit;
    }

    /**
     * The hop that a URI means.
     *
     * @param protocol protocol to use whatever the URI says, or null
     * @param socket socket to send from, or null for the default
     */
    public NextHop of(MessageContext ctx, SipUri uri, @Nullable Protocol protocol, @Nullable LocalSocket socket) {
        if (!uri.isSip() || uri.host().isEmpty()) {
            return NextHop.failed(BAD_ADDRESS);
        }
        SipTarget target = new SipTarget(
                uri.host(),
                Math.max(0, uri.port()),
                protocol != null ? protocol : protocol(uri),
                uri.scheme() == UriScheme.SIPS);
        return find(ctx.usualSocket(), flags(ctx), target, socket);
    }

    /** The hop of a host; without a protocol it is UDP, or what the DNS says. */
    public NextHop of(
            MessageContext ctx, String host, int port, @Nullable Protocol protocol, @Nullable LocalSocket socket) {
        return find(ctx.usualSocket(), flags(ctx), new SipTarget(host, port, protocol, false), socket);
    }

    /** The hop of a URI for a request made here. */
    public NextHop of(SipUri uri, @Nullable LocalSocket socket) {
        if (!uri.isSip() || uri.host().isEmpty()) {
            return NextHop.failed(BAD_ADDRESS);
        }
        SipTarget target =
                new SipTarget(uri.host(), Math.max(0, uri.port()), protocol(uri), uri.scheme() == UriScheme.SIPS);
        return find(null, 0, target, socket);
    }

    /** Asks the DNS for a hop that was unresolved. */
    public CompletableFuture<NextHop> resolve(MessageContext ctx, NextHop pending) {
        SipTarget target = pending.unresolved();
        if (target == null) {
            return CompletableFuture.completedFuture(pending);
        }
        return locator.locate(target).thenApply(found -> hop(ctx.usualSocket(), flags(ctx), found, pending.forced()));
    }

    /** The socket to send from, or null when there is none of that protocol and address family. */
    public @Nullable LocalSocket socket(
            Destination destination, @Nullable LocalSocket forced, @Nullable LocalSocket received) {
        return sockets.sendSocket(forced, received, destination.protocol(), destination.address());
    }

    /** Where a request goes that was written for a destination and has so many octets; the same object when it fits (udp_mtu). */
    public Destination forLength(MessageContext ctx, Destination destination, int octets) {
        return udpLimit.apply(ctx, destination, octets, sockets);
    }

    private NextHop find(@Nullable LocalSocket received, int flags, SipTarget target, @Nullable LocalSocket forced) {
        Located now = locator.locateNow(target.host(), target.port(), target.protocol(), target.secure());
        if (now == null) {
            now = IoLoop.current() != null ? locator.locateCached(target) : locator.locateBlocking(target);
            if (now == null) {
                return NextHop.pending(target, forced);
            }
        }
        return hop(received, flags, now, forced);
    }

    private NextHop hop(@Nullable LocalSocket received, int flags, Located located, @Nullable LocalSocket forced) {
        if (!located.found()) {
            return NextHop.failed(BAD_ADDRESS);
        }
        Destination found = located.first();
        if (found.protocol().isWebSocket()) {
            return webSocketHop(found, flags);
        }
        LocalSocket socket = sockets.sendSocket(forced, received, found.protocol(), found.address());
        if (socket == null) {
            boolean unreachable = found.address().getAddress() instanceof Inet6Address && !sockets.hasIpv6();
            return NextHop.failed(unreachable ? BAD_ADDRESS : NO_SOCKET);
        }
        List<Destination> all = located.candidates();
        return NextHop.to(
                new Destination(found.protocol(), found.address(), socket, 0, flags),
                all.size() == 1 ? List.of() : all.subList(1, all.size()));
    }

    /** URIs say ws for secure WebSockets too (RFC 7118 5.2): the connection tells, since only the peer opens it. */
    private NextHop webSocketHop(Destination found, int flags) {
        LocalSocket socket = sockets.webSocketTo(found.address());
        if (socket == null) {
            LocalSocket usual = sockets.sendSocket(null, null, found.protocol(), found.address());
            return usual == null
                    ? NextHop.failed(NO_SOCKET)
                    : NextHop.to(new Destination(found.protocol(), found.address(), usual, 0, flags), List.of());
        }
        Protocol protocol = socket.protocol().isSecure() ? Protocol.WSS : Protocol.WS;
        return NextHop.to(new Destination(protocol, found.address(), socket, 0, flags), List.of());
    }

    private static int flags(MessageContext ctx) {
        return (ctx.has(MessageFlag.FORWARD_NO_CONNECT) ? Destination.NO_CONNECT : 0)
                | (ctx.has(MessageFlag.FORWARD_CLOSE) ? Destination.CLOSE_AFTER : 0);
    }

    private static @Nullable Protocol protocol(SipUri uri) {
        String transport = uri.transport();
        return transport == null || transport.isEmpty() ? null : Protocol.ofToken(transport);
    }
}
