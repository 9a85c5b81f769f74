package org.olelo.module.tm;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Protocol;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Method;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.ScriptFunction;
import org.olelo.transaction.ErrorCode;
import org.olelo.transaction.Forwarder;
import org.olelo.transaction.RelayTarget;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;

/** Functions that relay requests statefully. */
public final class RelayFunctions {
    private final Engine engine;
    private final TransactionLayer layer;

    RelayFunctions(Engine engine, TransactionLayer layer) {
        this.engine = engine;
        this.layer = layer;
    }

    @ScriptFunction(value = "t_relay", doc = "Relays the request statefully to $du or the Request-URI.")
    public int relay(MessageContext ctx) {
        return relayBy(ctx, null, 0);
    }

    @ScriptFunction(value = "t_relay", doc = "Relays the request statefully to that host and port.")
    public int relay(MessageContext ctx, String host, int port) {
        return relayBy(ctx, new RelayTarget(host, port, ctx.flow().protocol()), 0);
    }

    @ScriptFunction(value = "t_relay_to_udp", doc = "Relays over UDP to the next hop of the request.")
    public int relayUdp(MessageContext ctx) {
        return relayBy(ctx, new RelayTarget(null, 0, Protocol.UDP), 0);
    }

    @ScriptFunction(value = "t_relay_to_udp", doc = "Relays over UDP to that host and port.")
    public int relayUdp(MessageContext ctx, String host, int port) {
        return relayBy(ctx, new RelayTarget(host, port, Protocol.UDP), 0);
    }

    @ScriptFunction(value = "t_relay_to_tcp", doc = "Relays over TCP to the next hop of the request.")
    public int relayTcp(MessageContext ctx) {
        return relayBy(ctx, new RelayTarget(null, 0, Protocol.TCP), 0);
    }

    @ScriptFunction(value = "t_relay_to_tcp", doc = "Relays over TCP to that host and port.")
    public int relayTcp(MessageContext ctx, String host, int port) {
        return relayBy(ctx, new RelayTarget(host, port, Protocol.TCP), 0);
    }

    @ScriptFunction(value = "t_relay_to_tls", doc = "Relays over TLS to the next hop of the request.")
    public int relayTls(MessageContext ctx) {
        return relayBy(ctx, new RelayTarget(null, 0, Protocol.TLS), 0);
    }

    @ScriptFunction(value = "t_relay_to_tls", doc = "Relays over TLS to that host and port.")
    public int relayTls(MessageContext ctx, String host, int port) {
        return relayBy(ctx, new RelayTarget(host, port, Protocol.TLS), 0);
    }

    @ScriptFunction(value = "t_relay_to_sctp", doc = "Relays over SCTP to the next hop of the request.")
    public int relaySctp(MessageContext ctx) {
        return relayBy(ctx, new RelayTarget(null, 0, Protocol.SCTP), 0);
    }

    @ScriptFunction(value = "t_relay_to_sctp", doc = "Relays over SCTP to that host and port.")
    public int relaySctp(MessageContext ctx, String host, int port) {
        return relayBy(ctx, new RelayTarget(host, port, Protocol.SCTP), 0);
    }

    @ScriptFunction(value = "t_relay_to", doc = "Relays to the next hop of the request.")
    public int relayTo(MessageContext ctx) {
        return relayBy(ctx, null, 0);
    }

    @ScriptFunction(
            value = "t_relay_to",
            doc = "Relays to proto:host:port; a number alone is read and, as in 5.6.3, without effect.")
    public int relayTo(MessageContext ctx, ProxyOrFlags argument) {
        return relayBy(ctx, argument.target(), 0);
    }

    @ScriptFunction(
            value = "t_relay_to",
            doc = "Relays to proto:host:port with flags: 1 no 100, 2 no error reply, 4 no failover.")
    public int relayTo(MessageContext ctx, ProxyOrFlags proxy, int flags) {
        return relayBy(ctx, proxy.target(), flags);
    }

    @ScriptFunction(
            value = "t_forward_nonack",
            doc = "Adds branches to the transaction and sends them to that host and port.")
    public int forward(MessageContext ctx, String host, int port) {
        return forwardBy(ctx, new RelayTarget(host, port, ctx.flow().protocol()));
    }

    @ScriptFunction(value = "t_forward_nonack_udp", doc = "The same over UDP.")
    public int forwardUdp(MessageContext ctx, String host, int port) {
        return forwardBy(ctx, new RelayTarget(host, port, Protocol.UDP));
    }

    @ScriptFunction(value = "t_forward_nonack_tcp", doc = "The same over TCP.")
    public int forwardTcp(MessageContext ctx, String host, int port) {
        return forwardBy(ctx, new RelayTarget(host, port, Protocol.TCP));
    }

    @ScriptFunction(value = "t_forward_nonack_tls", doc = "The same over TLS.")
    public int forwardTls(MessageContext ctx, String host, int port) {
        return forwardBy(ctx, new RelayTarget(host, port, Protocol.TLS));
    }

    @ScriptFunction(value = "t_forward_nonack_sctp", doc = "The same over SCTP.")
    public int forwardSctp(MessageContext ctx, String host, int port) {
        return forwardBy(ctx, new RelayTarget(host, port, Protocol.SCTP));
    }

    @ScriptFunction(value = "t_forward_nonack_to", doc = "The same over that protocol to host:port.")
    public int forwardTo(MessageContext ctx, String protocol, String hostPort) {
        RelayTarget target =
                ProxyOrFlags.parseArgument(protocol + ':' + hostPort).target();
        return target == null ? -1 : forwardBy(ctx, target);
    }

    @ScriptFunction(
            value = "t_forward_nonack_uri",
            doc = "Adds branches to the transaction and sends them to their URIs.")
    public int forwardUri(MessageContext ctx) {
        return forwardBy(ctx, null);
    }

    @ScriptFunction(value = "t_replicate", doc = "Sends a copy of the request to its next hop; replies stop here.")
    public int replicate(MessageContext ctx) {
        return relayBy(ctx, null, Forwarder.REPLICATE);
    }

    @ScriptFunction(value = "t_replicate", doc = "Sends a copy of the request to that URI; replies stop here.")
    public int replicate(MessageContext ctx, String uri) {
        SipUri parsed = SipUri.parse(uri);
        if (parsed == null) {
            return -1;
        }
        String transport = parsed.transport();
        Protocol protocol = transport == null ? Protocol.UDP : Protocol.ofToken(transport);
        return relayBy(ctx, new RelayTarget(parsed.host(), Math.max(0, parsed.port()), protocol), Forwarder.REPLICATE);
    }

    @ScriptFunction(value = "t_replicate", doc = "Sends a copy of the request to that host and port.")
    public int replicate(MessageContext ctx, String host, int port) {
        return relayBy(ctx, new RelayTarget(host, port, ctx.flow().protocol()), Forwarder.REPLICATE);
    }

    @ScriptFunction(value = "t_replicate_udp", doc = "Sends a copy of the request over UDP.")
    public int replicateUdp(MessageContext ctx, String host, int port) {
        return relayBy(ctx, new RelayTarget(host, port, Protocol.UDP), Forwarder.REPLICATE);
    }

    @ScriptFunction(value = "t_replicate_tcp", doc = "Sends a copy of the request over TCP.")
    public int replicateTcp(MessageContext ctx, String host, int port) {
        return relayBy(ctx, new RelayTarget(host, port, Protocol.TCP), Forwarder.REPLICATE);
    }

    @ScriptFunction(value = "t_replicate_tls", doc = "Sends a copy of the request over TLS.")
    public int replicateTls(MessageContext ctx, String host, int port) {
        return relayBy(ctx, new RelayTarget(host, port, Protocol.TLS), Forwarder.REPLICATE);
    }

    @ScriptFunction(value = "t_replicate_sctp", doc = "Sends a copy of the request over SCTP.")
    public int replicateSctp(MessageContext ctx, String host, int port) {
        return relayBy(ctx, new RelayTarget(host, port, Protocol.SCTP), Forwarder.REPLICATE);
    }

    @ScriptFunction(value = "t_replicate_to", doc = "Sends a copy of the request over that protocol to host:port.")
    public int replicateTo(MessageContext ctx, String protocol, String hostPort) {
        return relayBy(
                ctx, ProxyOrFlags.parseArgument(protocol + ':' + hostPort).target(), Forwarder.REPLICATE);
    }

    @ScriptFunction(
            value = "t_relay_cancel",
            doc = "Handles a CANCEL whose INVITE is known and ends the script; true when it is not known.")
    public int relayCancel(MessageContext ctx) {
        if (!ctx.isRequest() || !ctx.request().isMethod(Method.CANCEL)) {
            return 1;
        }
        if (layer.invite(ctx) == null) {
            return 1;
        }
        int result = relayBy(ctx, null, 0);
        return result < 0 ? result : 0;
    }

    private int relayBy(MessageContext ctx, @Nullable RelayTarget target, int flags) {
        if (!ctx.isRequest()) {
            return -1;
        }
        Transaction t = TransactionLayer.of(ctx);
        RouteKind kind = ctx.routeKind();
        if (t != null && (kind == RouteKind.FAILURE || kind == RouteKind.BRANCH_FAILURE)) {
            return layer.forwarder().relayAgain(t, ctx, target);
        }
        if (kind == RouteKind.BRANCH || kind == RouteKind.ONSEND) {
            return -1;
        }
        int result = layer.forwarder().relay(ctx, target, flags);
        if (result != Forwarder.STATELESS_ACK) {
            return result;
        }
        return target == null || target.host() == null
                ? engine.stateless().forward(ctx)
                : engine.stateless().forward(ctx, target.host(), target.port(), target.protocol());
    }

    private int forwardBy(MessageContext ctx, @Nullable RelayTarget target) {
        Transaction t = TransactionLayer.of(ctx);
        if (t == null || !ctx.isRequest()) {
            ctx.error(ErrorCode.UNSPECIFIED);
            return -1;
        }
        return layer.forwarder().forward(t, ctx, target);
    }
}
