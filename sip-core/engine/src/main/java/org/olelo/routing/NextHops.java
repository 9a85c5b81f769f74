package org.olelo.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.IpText;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.sip.SipUri;
import org.olelo.sip.UriScheme;

/** From a URI or host to an address and the socket to send from (Kamailio's uri2dst). Numeric hosts never wait. Thread-safe. */
public final class NextHops {
    private static final int NO_SOCKET = -7;
    private static final int BAD_ADDRESS = -478;

    private final SocketRegistry sockets;
    private final HostLookup lookup;

    public NextHops(SocketRegistry sockets, HostLookup lookup) {
        this.sockets = sockets;
        this.lookup = lookup;
    }

    /**
     * The hop that a URI means.
     *
     * @param forced protocol to use whatever the URI says, or null
     * @param socket socket to send from, or null for the default
     */
    public NextHop of(MessageContext ctx, SipUri uri, @Nullable Protocol forced, @Nullable LocalSocket socket) {
        if (!uri.isSip() || uri.host().isEmpty()) {
            return NextHop.failed(BAD_ADDRESS);
        }
        Protocol protocol = forced != null ? forced : protocol(uri);
        return of(ctx.flow(), flags(ctx), uri.host(), Math.max(0, uri.port()), protocol, socket, uri.scheme() == UriScheme.SIPS);
    }

    /** The hop of a host; without a protocol it is UDP, or what the DNS says. */
    public NextHop of(
            MessageContext ctx, String host, int port, @Nullable Protocol protocol, @Nullable LocalSocket socket) {
        return of(ctx.flow(), flags(ctx), host, port, protocol, socket, false);
    }

    /** The hop of a URI for a request made here. */
    public NextHop of(SipUri uri, @Nullable LocalSocket socket) {
        if (!uri.isSip() || uri.host().isEmpty()) {
            return NextHop.failed(BAD_ADDRESS);
        }
        return of(null, 0, uri.host(), Math.max(0, uri.port()), protocol(uri), socket, uri.scheme() == UriScheme.SIPS);
    }

    private NextHop of(
            @Nullable Flow received,
            int flags,
            String host,
            int port,
            @Nullable Protocol protocol,
            @Nullable LocalSocket forced,
            boolean secure) {
        Protocol wanted = protocol == null && secure ? Protocol.TLS : protocol;
        InetAddress ip = IpText.parse(unbracket(host));
        Destination found;
        if (ip != null) {
            Protocol used = wanted == null ? Protocol.UDP : wanted;
            found = Destination.of(used, ip, port == 0 ? used.defaultPort() : port);
        } else {
            found = lookup.locate(host, port, wanted);
            if (found == null) {
                return NextHop.failed(BAD_ADDRESS);
            }
        }
        InetSocketAddress address = found.address();
        LocalSocket socket = sockets.sendSocket(
                forced, received == null ? null : received.socket(), found.protocol(), address);
        if (socket == null) {
            return NextHop.failed(NO_SOCKET);
        }
        return new NextHop(new Destination(found.protocol(), address, socket, 0, flags), 0);
    }

    private static int flags(MessageContext ctx) {
        return (ctx.has(MessageFlag.FORWARD_NO_CONNECT) ? Destination.NO_CONNECT : 0)
                | (ctx.has(MessageFlag.FORWARD_CLOSE) ? Destination.CLOSE_AFTER : 0);
    }

    private static @Nullable Protocol protocol(SipUri uri) {
        String transport = uri.transport();
        if (transport == null || transport.isEmpty()) {
            return null;
        }
        Protocol named = Protocol.ofToken(transport);
        return named == Protocol.TCP && uri.scheme() == UriScheme.SIPS ? Protocol.TLS : named;
    }

    private static String unbracket(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
