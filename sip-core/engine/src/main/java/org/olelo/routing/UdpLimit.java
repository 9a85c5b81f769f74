package org.olelo.routing;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.cfg.CfgRegistry;
import org.olelo.net.Destination;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;

/**
 * How long a forwarded request may be over UDP, and what carries longer ones (udp_mtu, udp_mtu_try_proto; RFC 3261 18.1.1).
 *
 * @param length octets of the whole request with our Via; 0: no limit
 * @param protocol number of the protocol for longer ones; that of UDP: none, but for messages that ask for one
 */
public record UdpLimit(IntSupplier length, IntSupplier protocol) {
    /** Any length. */
    public static final UdpLimit NONE = new UdpLimit(() -> 0, Protocol.UDP::number);

    private static final Protocol[] TRIED = {Protocol.TCP, Protocol.TLS, Protocol.SCTP};

    /** The variables {@code core.udp_mtu} and {@code core.udp_mtu_try_proto}, which must be declared. */
    public static UdpLimit of(CfgRegistry cfg) {
        return cfg.find("core", "udp_mtu") instanceof CfgInt length
                        && cfg.find("core", "udp_mtu_try_proto") instanceof CfgInt protocol
                ? new UdpLimit(length::get, protocol::get)
                : NONE;
    }

    /** The bit of {@link MessageContext#messageFlags} that asks for a protocol for one message; 0 for UDP. */
    public static int flag(Protocol protocol) {
        return switch (protocol) {
            case TCP -> MessageFlag.LONG_OVER_TCP;
            case TLS -> MessageFlag.LONG_OVER_TLS;
            case SCTP -> MessageFlag.LONG_OVER_SCTP;
            default -> 0;
        };
    }

    /**
     * The destination of a request of that length: the same, or its address over the first of TCP, TLS and SCTP that was asked
     * for and has a socket.
     */
    Destination apply(MessageContext ctx, Destination wanted, int octets, SocketRegistry sockets) {
        int limit = length.getAsInt();
        if (limit == 0 || octets <= limit || wanted.protocol() != Protocol.UDP) {
            return wanted;
        }
        Protocol usual = Protocol.ofNumber(protocol.getAsInt());
        int asked = ctx.messageFlags() | (usual == null ? 0 : flag(usual));
        for (Protocol tried : TRIED) {
            LocalSocket socket = (asked & flag(tried)) == 0 ? null : socket(ctx, wanted, tried, sockets);
            if (socket != null) {
                return new Destination(tried, wanted.address(), socket, 0, wanted.flags());
            }
        }
        return wanted;
    }

    private static @Nullable LocalSocket socket(
            MessageContext ctx, Destination wanted, Protocol tried, SocketRegistry sockets) {
        return sockets.sendSocket(ctx.sendSocket(), ctx.usualSocket(), tried, wanted.address());
    }
}
