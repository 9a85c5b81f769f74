package org.olelo.server;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.IpText;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageWriter;
import org.olelo.routing.NextHop;
import org.olelo.routing.NextHops;
import org.olelo.routing.RedirectContacts;
import org.olelo.routing.RouteKind;
import org.olelo.routing.UdpLimit;
import org.olelo.sip.BranchIds;
import org.olelo.sip.Method;
import org.olelo.sip.SipUri;
import org.olelo.sip.ToTags;
import org.olelo.sip.Via;
import org.olelo.spi.Engine;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.Stateless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forwards and answers without a transaction (Kamailio's forward.c and sl). Thread-safe. */
final class StatelessForwarder implements Stateless {
    private static final Logger LOG = LoggerFactory.getLogger("core");
    private static final int BAD_ADDRESS = -478;
    private static final int BAD_URI = -479;
    private static final int BAD_MESSAGE = -1;
    private static final int SEND = -477;

    private final Engine engine;
    private final LongAdder forwarded;
    private final LongAdder dropped;
    private final NextHops nextHops;
    private final MessageWriter writer;
    private final ToTags tags = ToTags.random();

    public StatelessForwarder(Engine engine) {
        this.engine = engine;
        this.forwarded = engine.statistics().counter("core", "fwd_requests", "requests forwarded");
        this.dropped = engine.statistics().counter("core", "drop_requests", "requests that could not be forwarded");
        this.nextHops = new NextHops(engine.sockets(), engine.locator(), UdpLimit.of(engine.cfg()));
        this.writer = new MessageWriter(
                () -> engine.settings().integer("server_signature") == 0
                        ? null
                        : engine.settings().string("server_header"),
                engine.settings().integer("reply_to_via") != 0);
    }

    @Override
    public boolean isOwnAck(MessageContext ctx) {
        String tag = ctx.message().to().tag();
        return tags.isOurs(tag) && tags.tag(ctx.request()).equals(tag);
    }

    @Override
    public String tag(MessageContext ctx) {
        return tags.tag(ctx.request());
    }

    @Override
    public int forward(MessageContext ctx) {
        String next = ctx.dstUri() != null ? ctx.dstUri() : ctx.uri();
        SipUri uri = next == null ? null : SipUri.parse(next);
        return uri == null ? failed(ctx, BAD_URI) : send(ctx, nextHops.of(ctx, uri, null, ctx.sendSocket()));
    }

    @Override
    public int forward(MessageContext ctx, @Nullable String host, int port, @Nullable Protocol protocol) {
        if (host == null) {
            String next = ctx.dstUri() != null ? ctx.dstUri() : ctx.uri();
            SipUri uri = next == null ? null : SipUri.parse(next);
            return uri == null ? failed(ctx, BAD_URI) : send(ctx, nextHops.of(ctx, uri, protocol, ctx.sendSocket()));
        }
        return send(ctx, nextHops.of(ctx, host, port, protocol, ctx.sendSocket()));
    }

    private int send(MessageContext ctx, NextHop hop) {
        if (ctx.message().from() == null) {
            return failed(ctx, BAD_MESSAGE);
        }
        if (hop.unresolved() != null) {
            nextHops.resolve(ctx, hop)
                    .thenAccept(found -> engine.execute("dns", () -> {
                        if (found.destination() != null) {
                            send(ctx, found);
                        } else {
                            LOG.warn("request not forwarded, no address for {}", ctx.uri());
                            reply(ctx, -BAD_ADDRESS, "Unresolvable destination (478/SL)");
                        }
                    }));
            return 1;
        }
        Destination destination = hop.destination();
        if (destination == null) {
            return failed(ctx, hop.error());
        }
        if (!send(ctx, destination) && !sendToOthers(ctx, hop.others())) {
            return failed(ctx, SEND);
        }
        ctx.error(0);
        forwarded.increment();
        return 1;
    }

    private boolean send(MessageContext ctx, Destination wanted) {
        byte[] message = write(ctx, wanted, wanted);
        Destination destination = nextHops.forLength(ctx, wanted, message.length);
        if (destination != wanted) {
            message = write(ctx, destination, wanted);
        }
        ScriptRoute onSend = engine.route(RouteKind.ONSEND, "");
        if (onSend != null && !ctx.allowsSending(destination, message, onSend::run)
                || engine.blocklist().isBlocked(destination)) {
            return false;
        }
        return engine.transports().send(destination, message).ok();
    }

    private byte[] write(MessageContext ctx, Destination destination, Destination routed) {
        return writer.request(ctx, ctx.newUri(), ctx.path(), destination, routed, BranchIds.stateless(ctx.request()));
    }

    /** RFC 3263 4.3 without a transaction: the next address when one is blocked or cannot be sent to. */
    private boolean sendToOthers(MessageContext ctx, List<Destination> others) {
        if (!engine.locator().settings().useFailover()) {
            return false;
        }
        for (Destination other : others) {
            LocalSocket socket =
                    nextHops.socket(other, ctx.sendSocket(), ctx.flow().socket());
            if (socket != null && send(ctx, other.from(socket))) {
                return true;
            }
        }
        return false;
    }

    private int failed(MessageContext ctx, int error) {
        dropped.increment();
        ctx.error(error);
        return error;
    }

    @Override
    public int reply(MessageContext ctx, int code, String reason) {
        if (!ctx.isRequest()
                || ctx.request().isMethod(Method.ACK)
                || ctx.message().hasMalformedHeader()) {
            return -1;
        }
        String contacts = code >= 300 && code < 400 ? RedirectContacts.header(ctx, 0) : null;
        byte[] message = writer.reply(
                ctx.request(),
                ctx.flow(),
                ctx.messageFlags(),
                code,
                reason,
                tags.tag(ctx.request()),
                ctx.replyHeadersOrNull(),
                contacts,
                ctx.replyBody());
        Destination to = writer.replyDestination(ctx.request(), ctx.flow(), ctx.messageFlags());
        return engine.transports().send(to, message).ok() ? 1 : -1;
    }

    @Override
    public int forwardReply(MessageContext ctx) {
        Via own = ctx.response().via();
        Via next = ctx.response().via2();
        if (next == null) {
            LOG.debug(
                    "reply for us without a transaction, Call-ID={}",
                    ctx.response().callId());
            return -1;
        }
        if (engine.settings().integer("check_via") != 0
                && !engine.sockets().isMyself(own.host(), Math.max(0, own.port()), null)) {
            return -1;
        }
        Protocol protocol = Protocol.ofToken(next.transport());
        if (protocol == null) {
            return -1;
        }
        Destination to = back(next, own, protocol, ctx);
        if (to == null) {
            LOG.warn("reply not forwarded, no address for {}", next.host());
            return -1;
        }
        return engine.transports()
                        .send(to, writer.relay(ctx, protocol.isReliable()))
                        .ok()
                ? 1
                : -1;
    }

    /** RFC 3261 16.11, 18.2.2: received and rport of the Via below ours; over a connection the one our Via names. */
    private @Nullable Destination back(Via next, Via own, Protocol protocol, MessageContext ctx) {
        String named = next.received() != null ? next.received() : next.host();
        int port = next.rport() > 0 ? next.rport() : next.port() > 0 ? next.port() : protocol.defaultPort();
        InetAddress ip = IpText.parse(MessageWriter.unbracket(named));
        Destination found;
        if (ip != null) {
            found = Destination.of(protocol, ip, port);
        } else {
            SipUri uri = SipUri.parse("sip:" + named + ':' + port + ";transport=" + protocol.token());
            NextHop hop = uri == null ? null : nextHops.of(uri, null);
            found = hop == null ? null : hop.destination();
            if (found == null) {
                return null;
            }
        }
        LocalSocket socket =
                engine.sockets().sendSocket(ctx.sendSocket(), ctx.flow().socket(), protocol, found.address());
        return socket == null ? null : new Destination(protocol, found.address(), socket, connection(own), 0);
    }

    private static int connection(Via own) {
        String id = own.i();
        if (id == null || id.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseUnsignedInt(id, 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
