package org.olelo.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.IpText;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.sip.SipRequest;
import org.olelo.sip.Via;
import org.olelo.sip.edit.OutgoingRequest;
import org.olelo.sip.edit.OutgoingResponse;
import org.olelo.sip.edit.ReplyBuilder;
import org.olelo.sip.edit.SocketView;
import org.olelo.text.ByteSink;
import org.olelo.text.Latin;

/** Writes requests to forward, replies to relay and replies of our own, and knows where replies go. Thread-safe. */
public final class MessageWriter {
    private static final int DEFAULT_PORT = 5060;
    private static final int SIZE = 2048;

    private final Supplier<@Nullable String> server;
    private final boolean replyToVia;
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    /** What one thread writes with. */
    private static final class Scratch {
        final ByteSink out = new ByteSink(SIZE);
        final OutgoingRequest request = new OutgoingRequest();
        final OutgoingResponse response = new OutgoingResponse();
        final ReplyBuilder reply = new ReplyBuilder();
    }

    /**
     * A writer.
     *
     * @param server the whole Server line without CRLF for replies of our own, or null
     * @param replyToVia reply_to_via: replies go to the address in Via, not to where the request came from
     */
    public MessageWriter(Supplier<@Nullable String> server, boolean replyToVia) {
        this.server = server;
        this.replyToVia = replyToVia;
    }

    /** Address to write into the received parameter, or null when Via has it right. */
    static @Nullable String received(Via via, Flow flow) {
        String source = flow.sourceIp();
        if (via.receivedName() >= 0 || via.hasRport()) { // RFC 3581 4
            return source;
        }
        return via.isHost(source) || source.indexOf(':') >= 0 && via.isHost('[' + source + ']') ? null : source;
    }

    /** Port to write into the rport parameter, or 0. */
    static int rport(Via via, Flow flow, int messageFlags) {
        return via.hasRport() || (messageFlags & MessageFlag.FORCE_RPORT) != 0 ? flow.sourcePort() : 0;
    }

    /**
     * The request for one destination.
     *
     * @param routed what edits see, as Record-Route: the same destination, or that over UDP when only its length took the
     *     request elsewhere
     */
    public byte[] request(
            MessageContext ctx,
            @Nullable String uri,
            @Nullable String path,
            Destination destination,
            Destination routed,
            String branch) {
        SipRequest message = ctx.request();
        LocalSocket socket = destination.socket();
        Scratch own = scratch.get();
        Flow flow = ctx.flow();
        OutgoingRequest out = own
                .request
                .of(message, ctx.editsOrNull())
                .uri(uri)
                .path(path == null || path.isEmpty() ? null : path)
                .received(received(message.via(), flow))
                .rport(rport(message.via(), flow, ctx.messageFlags()))
                .stream(destination.protocol().isReliable());
        if (socket != null) {
            out.via(viaStart(ctx, destination.protocol(), socket), branch, viaParams(ctx));
            LocalSocket shown = routed.socket() == null ? socket : routed.socket();
            out.sockets(view(flow.protocol(), flow.socket()), view(routed.protocol(), shown));
        }
        own.out.clear();
        out.writeTo(own.out);
        return own.out.toByteArray();
    }

    private static SocketView view(Protocol protocol, LocalSocket socket) {
        return protocol == socket.protocol() ? socket : new CarrierView(socket, protocol.uriToken());
    }

    /** A socket that carries another protocol than its own. */
    private record CarrierView(LocalSocket socket, String shownTransport) implements SocketView {
        @Override
        public String advertisedHost() {
            return socket.advertisedHost();
        }

        @Override
        public int advertisedPort() {
            return socket.advertisedPort();
        }

        @Override
        public String transportToken() {
            return socket.transportToken();
        }
    }

    private static byte[] viaStart(MessageContext ctx, Protocol protocol, LocalSocket socket) {
        String host = ctx.advertisedHost();
        String port = ctx.advertisedPort();
        if (host == null && port == null && protocol == socket.protocol()) {
            return socket.viaStart();
        }
        return viaStart(protocol, socket, host, port);
    }

    static byte[] viaStart(Protocol protocol, LocalSocket socket, @Nullable String host, @Nullable String port) {
        String shownHost = host == null ? socket.advertisedHost() : host;
        String shownPort = port == null ? Integer.toString(socket.advertisedPort()) : port;
        String sentBy = shownPort.equals("5060") ? shownHost : shownHost + ':' + shownPort;
        String gap = protocol == Protocol.WS ? "  " : " "; // Kamailio writes WS four wide
        return Latin.bytes("Via: SIP/2.0/" + protocol.viaToken() + gap + sentBy + ";branch=");
    }

    private static String viaParams(MessageContext ctx) {
        Flow flow = ctx.flow();
        boolean rport = ctx.has(MessageFlag.ADD_LOCAL_RPORT);
        boolean plain = flow.protocol() == Protocol.TCP || flow.protocol() == Protocol.TLS;
        if (!plain || flow.connectionId() == 0) {
            return rport ? ";rport" : "";
        }
        return ";i=" + Integer.toHexString(flow.connectionId()) + (rport ? ";rport" : "");
    }

    /** A received reply without its topmost Via, with its edits. */
    public byte[] relay(MessageContext ctx, boolean stream) {
        Scratch own = scratch.get();
        own.out.clear();
        own.response.of(ctx.response(), ctx.editsOrNull()).stream(stream).writeTo(own.out);
        return own.out.toByteArray();
    }

    /**
     * A reply of our own.
     *
     * @param messageFlags bits of {@link MessageFlag} of the request
     * @param headers header lines with CRLF, or null
     * @param extra further header lines with CRLF, or null
     */
    public byte[] reply(
            SipRequest request,
            Flow flow,
            int messageFlags,
            int code,
            String reason,
            @Nullable String toTag,
            @Nullable List<String> headers,
            @Nullable String extra,
            @Nullable String body) {
        List<String> lines = headers;
        if (extra != null && !extra.isEmpty()) {
            lines = headers == null ? new ArrayList<>(1) : new ArrayList<>(headers);
            lines.add(extra);
        }
        Scratch own = scratch.get();
        own.out.clear();
        own.reply
                .of(request, code, reason)
                .toTag(toTag)
                .received(received(request.via(), flow))
                .rport(rport(request.via(), flow, messageFlags))
                .headers(lines)
                .server(server.get())
                .body(body)
                .writeTo(own.out);
        return own.out.toByteArray();
    }

    /** Where replies to a received request go (RFC 3261 18.2.2, RFC 3581): to its source, whatever maddr says, as from Kamailio. */
    public Destination replyDestination(SipRequest request, Flow flow, int messageFlags) {
        int flags = ((messageFlags & MessageFlag.REPLY_NO_CONNECT) != 0 ? Destination.NO_CONNECT : 0)
                | ((messageFlags & MessageFlag.REPLY_CLOSE) != 0 ? Destination.CLOSE_AFTER : 0);
        Destination back = flow.reply();
        if (flow.protocol() != Protocol.UDP) {
            return back.with(flags);
        }
        Via via = request.via();
        boolean symmetric = rport(via, flow, messageFlags) != 0;
        int port = symmetric ? flow.sourcePort() : via.port() > 0 ? via.port() : DEFAULT_PORT;
        InetAddress address = flow.source();
        InetAddress named = replyToVia && !symmetric ? IpText.parse(unbracket(via.host())) : null;
        if (named != null) {
            address = named;
        }
        if (port == flow.sourcePort() && address.equals(flow.source())) {
            return back.with(flags);
        }
        return new Destination(Protocol.UDP, new InetSocketAddress(address, port), flow.socket(), 0, flags);
    }

    /** A host without the brackets of an IPv6 address. */
    public static String unbracket(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
