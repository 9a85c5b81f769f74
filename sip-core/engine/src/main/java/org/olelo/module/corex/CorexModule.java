package org.olelo.module.corex;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.IpText;
import org.olelo.net.LocalSocket;
import org.olelo.net.MyselfCheck;
import org.olelo.net.Protocol;
import org.olelo.net.SocketText;
import org.olelo.net.dns.Located;
import org.olelo.net.dns.SipTarget;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kamailio's module corex. */
public final class CorexModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("corex");
    private static final AttachmentKey<Long> EXTENDED_FLAGS = new AttachmentKey<>("extended flags");
    private static final AttachmentKey<Integer> INTERNAL_FLAGS = new AttachmentKey<>("internal flags");
    private static final int MAX_FILE = 65535;
    private final Engine engine;

    @ModParam(value = "nio_intercept", doc = "1: event_route[network:msg]; not there yet.")
    private int intercept;

    @ModParam(value = "nio_min_msg_len", doc = "Shortest datagram for event_route[network:msg].")
    private int shortestMessage;

    @ModParam(value = "nio_msg_avp", doc = "AVP for the message of event_route[network:msg].")
    private String messageAvp = "";

    @ModParam(value = "evcb_reply_out", doc = "Function of a KEMI script for event_route[corex:reply-out].")
    private String replyOut = "";

    @ModParam(value = "dns_file", doc = "File of DNS records; not there yet.")
    private String dnsFile = "";

    /** The module on that engine; its classes are known to the parser at once. */
    public CorexModule(Engine engine) {
        this.engine = engine;
        engine.pvs().addTransformation("sock", SocketTransformations::create);
    }

    @ModParam(value = "alias_subdomains", doc = "A domain whose subdomains are this server: [proto:]domain[:port].")
    void aliasSubdomains(String text) {
        SocketText alias = SocketText.parse(text);
        if (alias == null) {
            throw new IllegalArgumentException("a domain is written [proto:]domain[:port]");
        }
        engine.sockets().addMyselfCheck(subdomains(alias));
    }

    private static MyselfCheck subdomains(SocketText alias) {
        String end = '.' + Latin.lower(alias.host());
        return (host, port, protocol) -> {
            String name = Latin.lower(host);
            boolean matches = name.endsWith(end) || name.equals(end.substring(1));
            return matches
                    && (alias.port() == 0 || port == 0 || alias.port() == port)
                    && (alias.protocol() == null || protocol == null || alias.protocol() == protocol);
        };
    }

    @ModParam(value = "dns_cache", doc = "A record for the DNS cache; not there yet.")
    void dnsCache(String text) {
        throw new IllegalArgumentException("dns_cache records are not supported yet");
    }

    @Override
    public void init() throws ModuleException {
        if (intercept != 0) {
            throw new ModuleException("corex: nio_intercept is not supported yet");
        }
        if (!dnsFile.isEmpty()) {
            throw new ModuleException("corex: dns_file is not supported yet");
        }
        if (!replyOut.isEmpty()) {
            throw new ModuleException("corex: evcb_reply_out needs a KEMI script");
        }
        LOG.debug("parameters without effect, nio_min_msg_len={} nio_msg_avp={}", shortestMessage, messageAvp);
    }

    // ---- branches

    @ScriptFunction(value = "append_branch", doc = "Moves the Request-URI with its attributes into a branch.")
    public boolean appendBranch(MessageContext ctx) {
        if (!ctx.isRequest() || !append(ctx, ctx.uri(), ctx.q())) {
            return false;
        }
        ctx.sendSocket(null);
        ctx.branchFlags(0);
        ctx.dstUri(null);
        ctx.path(null);
        return true;
    }

    @ScriptFunction(value = "append_branch", doc = "Adds a branch to the URI.")
    public boolean appendBranch(MessageContext ctx, String uri) {
        return uri.isEmpty() ? appendBranch(ctx) : append(ctx, uri, Branch.Q_UNSPECIFIED);
    }

    @ScriptFunction(value = "append_branch", doc = "Adds a branch to the URI with q, 0 to 1.")
    public boolean appendBranch(MessageContext ctx, String uri, String q) {
        int thousandths = q(q);
        if (thousandths < Branch.Q_UNSPECIFIED) {
            LOG.error("bad q, value={}", q);
            return false;
        }
        return append(ctx, uri.isEmpty() && ctx.isRequest() ? ctx.uri() : uri, thousandths);
    }

    private boolean append(MessageContext ctx, String uri, int q) {
        int most = engine.settings().integer("max_branches");
        if (most > 0 && ctx.branches().size() >= most - 1) {
            LOG.error("too many branches, max_branches={}", most);
            return false;
        }
        Branch branch = new Branch(uri);
        branch.dstUri(ctx.dstUri());
        branch.path(ctx.path());
        branch.q(q);
        branch.flags(ctx.branchFlags());
        branch.socket(ctx.sendSocket());
        ctx.branches().add(branch);
        return true;
    }

    /** Thousandths; less than {@link Branch#Q_UNSPECIFIED} when it is no q. */
    private static int q(String text) {
        if (text.isBlank()) {
            return Branch.Q_UNSPECIFIED;
        }
        try {
            double value = Double.parseDouble(text.strip());
            return value < 0 || value > 1 ? Branch.Q_UNSPECIFIED - 1 : (int) Math.round(value * 1000);
        } catch (NumberFormatException e) {
            return Branch.Q_UNSPECIFIED - 1;
        }
    }

    // ---- sending

    @ScriptFunction(
            value = "send_udp",
            blocking = true,
            doc = "Sends the message as received by UDP to the destination or Request-URI.")
    public boolean sendUdp(MessageContext ctx) {
        return sendOn(ctx, Protocol.UDP);
    }

    @ScriptFunction(value = "send_udp", blocking = true, doc = "Sends the message as received by UDP to host[:port].")
    public boolean sendUdp(MessageContext ctx, String hostPort) {
        return sendTo(ctx, hostPort, Protocol.UDP);
    }

    @ScriptFunction(
            value = "send_tcp",
            blocking = true,
            doc = "Sends the message as received by TCP to the destination or Request-URI.")
    public boolean sendTcp(MessageContext ctx) {
        return sendOn(ctx, Protocol.TCP);
    }

    @ScriptFunction(value = "send_tcp", blocking = true, doc = "Sends the message as received by TCP to host[:port].")
    public boolean sendTcp(MessageContext ctx, String hostPort) {
        return sendTo(ctx, hostPort, Protocol.TCP);
    }

    private boolean sendOn(MessageContext ctx, Protocol protocol) {
        String next = ctx.dstUri() != null ? ctx.dstUri() : ctx.isRequest() ? ctx.uri() : null;
        SipUri uri = next == null ? null : SipUri.parse(next);
        return uri != null && send(uri.host(), Math.max(uri.port(), 0), protocol, null, message(ctx));
    }

    private boolean sendTo(MessageContext ctx, String hostPort, Protocol protocol) {
        SocketText target = SocketText.parse(hostPort);
        return target != null && send(target.host(), target.port(), protocol, null, message(ctx));
    }

    private static byte[] message(MessageContext ctx) {
        return Latin.bytes(ctx.message().toString());
    }

    @ScriptFunction(value = "send_data", blocking = true, doc = "Sends the data to a SIP URI.")
    public boolean sendData(MessageContext ctx, String uri, PvFormat data) {
        return send(uri, null, Latin.bytes(data.format(ctx)));
    }

    @ScriptFunction(value = "sendx", blocking = true, doc = "Sends the data to a SIP URI from a local socket.")
    public boolean sendFrom(MessageContext ctx, String uri, String socket, PvFormat data) {
        LocalSocket from = engine.sockets().ofText(socket);
        if (from == null) {
            LOG.error("no such local socket, socket={}", socket);
            return false;
        }
        return send(uri, from, Latin.bytes(data.format(ctx)));
    }

    private boolean send(String text, @Nullable LocalSocket socket, byte[] data) {
        SipUri uri = SipUri.parse(text);
        if (uri == null) {
            LOG.error("bad URI, uri={}", text);
            return false;
        }
        String transport = uri.transport();
        Protocol named = transport == null ? null : Protocol.ofToken(transport);
        Protocol protocol = named != null ? named : uri.scheme().isSecure() ? Protocol.TLS : Protocol.UDP;
        return send(uri.host(), Math.max(uri.port(), 0), protocol, socket, data);
    }

    private boolean send(String host, int port, Protocol protocol, @Nullable LocalSocket socket, byte[] data) {
        Located located = engine.locator()
                .locateBlocking(new SipTarget(host, port > 0 ? port : protocol.defaultPort(), protocol, false));
        if (!located.found()) {
            LOG.error("cannot resolve, host={}", host);
            return false;
        }
        Destination destination = located.first();
        return engine.transports()
                .send(socket == null ? destination : destination.from(socket), data)
                .ok();
    }

    @ScriptFunction(value = "forward_reply", doc = "Forwards the reply by its second Via.")
    public int forwardReply(MessageContext ctx) {
        return ctx.isRequest() ? -1 : engine.stateless().forwardReply(ctx);
    }

    // ---- sockets and addresses

    @ScriptFunction(value = "set_send_socket", doc = "Forces the local socket for sending.")
    public int setSendSocket(MessageContext ctx, String socket) {
        return force(ctx, socket, engine.sockets().ofText(socket));
    }

    @ScriptFunction(value = "set_send_socket_name", doc = "Forces the local socket of that name for sending.")
    public int setSendSocketName(MessageContext ctx, String name) {
        return force(ctx, name, engine.sockets().named(name));
    }

    /** An unknown socket is logged and nothing changes; the result is 1 all the same, as in Kamailio. */
    private static int force(MessageContext ctx, String text, @Nullable LocalSocket socket) {
        if (socket == null) {
            LOG.warn("no such local socket, socket={}", text);
        } else {
            ctx.sendSocket(socket);
        }
        return 1;
    }

    @ScriptFunction(value = "set_recv_socket", doc = "Makes the message look as if it came on that local socket.")
    public int setReceiveSocket(MessageContext ctx, String socket) {
        return received(ctx, socket, engine.sockets().ofText(socket));
    }

    @ScriptFunction(
            value = "set_recv_socket_name",
            doc = "Makes the message look as if it came on the local socket of that name.")
    public int setReceiveSocketName(MessageContext ctx, String name) {
        return received(ctx, name, engine.sockets().named(name));
    }

    /** An unknown socket is logged and nothing changes; the result is 1 all the same, as in Kamailio. */
    private static int received(MessageContext ctx, String text, @Nullable LocalSocket socket) {
        if (socket == null) {
            LOG.warn("no such local socket, socket={}", text);
            return 1;
        }
        Flow old = ctx.flow();
        ctx.flow(new Flow(
                old.protocol(),
                old.sourceAddress(),
                socket.address(),
                socket.port(),
                socket,
                old.connectionId(),
                old.loop()));
        return 1;
    }

    @ScriptFunction(
            value = "set_source_address",
            doc = "Makes the message look as if it came from [proto:]address[:port].")
    public boolean setSource(MessageContext ctx, String text) {
        SocketText parsed = SocketText.parse(text);
        InetAddress address = parsed == null ? null : IpText.parse(parsed.host());
        if (parsed == null || address == null) {
            return false;
        }
        Flow old = ctx.flow();
        Protocol protocol = parsed.protocol();
        ctx.flow(new Flow(
                protocol == null ? old.protocol() : protocol,
                new InetSocketAddress(address, parsed.port() > 0 ? parsed.port() : 5060),
                old.destination(),
                old.destinationPort(),
                old.socket(),
                old.connectionId(),
                old.loop()));
        return true;
    }

    @ScriptFunction(value = "is_socket_name", doc = "True when a local socket has that name.")
    public boolean isSocketName(MessageContext ctx, String name) {
        return engine.sockets().named(name) != null;
    }

    @ScriptFunction(value = "is_faked_msg", doc = "True when the message did not come from the network.")
    public boolean isFaked(MessageContext ctx) {
        return ctx.id() == 0;
    }

    // ---- flags

    private static long extended(MessageContext ctx) {
        Long flags = ctx.attachment(EXTENDED_FLAGS);
        return flags == null ? 0 : flags;
    }

    @ScriptFunction(value = "setxflag", doc = "Sets an extended flag, 0 to 63.")
    public boolean setFlag(MessageContext ctx, int flag) {
        if (flag < 0 || flag > 63) {
            return false;
        }
        ctx.attach(EXTENDED_FLAGS, extended(ctx) | 1L << flag);
        return true;
    }

    @ScriptFunction(value = "resetxflag", doc = "Clears an extended flag.")
    public boolean resetFlag(MessageContext ctx, int flag) {
        if (flag < 0 || flag > 63) {
            return false;
        }
        ctx.attach(EXTENDED_FLAGS, extended(ctx) & ~(1L << flag));
        return true;
    }

    @ScriptFunction(value = "isxflagset", doc = "True when the extended flag is set.")
    public boolean isFlagSet(MessageContext ctx, int flag) {
        return flag >= 0 && flag < 64 && (extended(ctx) & 1L << flag) != 0;
    }

    private static int internal(String name) {
        return switch (name) {
            case "USE_UAC_FROM" -> 1;
            case "USE_UAC_TO" -> 2;
            case "UAC_AUTH" -> 4;
            default -> 0;
        };
    }

    private static int internalFlags(MessageContext ctx) {
        Integer flags = ctx.attachment(INTERNAL_FLAGS);
        return flags == null ? 0 : flags;
    }

    @ScriptFunction(value = "msg_iflag_set", doc = "Sets USE_UAC_FROM, USE_UAC_TO or UAC_AUTH.")
    public boolean setInternal(MessageContext ctx, String name) {
        ctx.attach(INTERNAL_FLAGS, internalFlags(ctx) | internal(name));
        return internal(name) != 0;
    }

    @ScriptFunction(value = "msg_iflag_reset", doc = "Clears USE_UAC_FROM, USE_UAC_TO or UAC_AUTH.")
    public boolean resetInternal(MessageContext ctx, String name) {
        ctx.attach(INTERNAL_FLAGS, internalFlags(ctx) & ~internal(name));
        return internal(name) != 0;
    }

    @ScriptFunction(value = "msg_iflag_is_set", doc = "True when USE_UAC_FROM, USE_UAC_TO or UAC_AUTH is set.")
    public boolean isInternal(MessageContext ctx, String name) {
        return (internalFlags(ctx) & internal(name)) != 0;
    }

    // ---- files

    @ScriptFunction(value = "file_read", blocking = true, doc = "Reads a file into a variable.")
    public boolean readFile(MessageContext ctx, String path, Pv target) {
        try {
            Path file = Path.of(path);
            if (Files.size(file) > MAX_FILE) {
                LOG.error("file is too long, path={} max={}", path, MAX_FILE);
                return false;
            }
            return target.set(ctx, Value.of(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            LOG.error("cannot read file, path={} reason={}", path, e.toString());
            return false;
        }
    }

    @ScriptFunction(value = "file_write", blocking = true, doc = "Writes a text to a file.")
    public boolean writeFile(MessageContext ctx, String path, PvFormat content) {
        try {
            Files.writeString(Path.of(path), content.format(ctx), StandardCharsets.ISO_8859_1);
            return true;
        } catch (IOException e) {
            LOG.error("cannot write file, path={} reason={}", path, e.toString());
            return false;
        }
    }
}
