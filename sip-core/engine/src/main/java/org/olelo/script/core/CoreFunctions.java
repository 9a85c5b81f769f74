package org.olelo.script.core;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.routing.Branch;
import org.olelo.routing.ConfigInstances;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.routing.UdpLimit;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.Literal;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The actions of Kamailio's core: functions that need no module. Their arguments are literals; they leave {@code $rc} alone. */
public final class CoreFunctions implements SipModule {
    /** The name it is added under. */
    public static final String NAME = "core";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);
    private static final String URI_HOST = "uri:host";
    private static final String URI_PORT = "uri:port";

    private final Engine engine;

    /** The core's functions on an engine. */
    public CoreFunctions(Engine engine) {
        this.engine = engine;
    }

    // ---- flags

    /** Sets a message flag, 0..31. */
    @ScriptFunction(value = "setflag", doc = "Sets a message flag, 0 to 31.")
    public int setFlag(MessageContext ctx, int flag) {
        ctx.flags(ctx.flags() | 1 << flag);
        return 1;
    }

    /** Clears a message flag, 0..31. */
    @ScriptFunction(value = "resetflag", doc = "Clears a message flag, 0 to 31.")
    public int resetFlag(MessageContext ctx, int flag) {
        ctx.flags(ctx.flags() & ~(1 << flag));
        return 1;
    }

    /** Tests a message flag, 0..31. */
    @ScriptFunction(value = "isflagset", doc = "True when the message flag, 0 to 31, is set.")
    public boolean isFlagSet(MessageContext ctx, int flag) {
        return (ctx.flags() & 1 << flag) != 0;
    }

    // ---- logging, commands

    /** Logs at error level. */
    @ScriptFunction(value = "log", doc = "Logs a text.")
    public int log(MessageContext ctx, @Literal String text) {
        LOG.error("{}", text);
        return 1;
    }

    /** Logs at a level of Kamailio, -5 (alert) to 3 (debug). */
    @ScriptFunction(value = "log", doc = "Logs a text at a level, -5 (alert) to 3 (debug).")
    public int log(MessageContext ctx, int level, @Literal String text) {
        if (level < 0) {
            LOG.error("{}", text);
        } else if (level == 0) {
            LOG.warn("{}", text);
        } else if (level <= 2) {
            LOG.info("{}", text);
        } else {
            LOG.debug("{}", text);
        }
        return 1;
    }

    /** Does nothing but log, as in Kamailio. */
    @ScriptFunction(value = "error", doc = "Not implemented in Kamailio either: logs its arguments.")
    public int error(MessageContext ctx, @Literal String first, @Literal String second) {
        LOG.info("error(\"{}\", \"{}\") is not implemented", first, second);
        return 1;
    }

    /** Runs a shell command and waits for it. */
    @ScriptFunction(value = "exec", blocking = true, doc = "Runs a shell command and waits for it.")
    public int exec(MessageContext ctx, @Literal String command) {
        try {
            Process process =
                    new ProcessBuilder("/bin/sh", "-c", command).inheritIO().start();
            int status = process.waitFor();
            if (status != 0) {
                LOG.info("exec ended, command={} status={}", command, status);
            }
        } catch (IOException e) {
            LOG.error("exec failed, command={}: {}", command, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    // ---- forwarding

    /** Forwards to the next hop of the message. */
    @ScriptFunction(value = "forward", doc = "Forwards without a transaction, to $du or the Request-URI.")
    public int forward(MessageContext ctx) {
        return engine.stateless().forward(ctx);
    }

    /** Forwards to a host. */
    @ScriptFunction(value = "forward", doc = "Forwards to a host without a transaction.")
    public int forward(MessageContext ctx, @Literal String host) {
        return forward(ctx, host, "0", null);
    }

    /** Forwards to a host and port. */
    @ScriptFunction(value = "forward", doc = "Forwards to a host and port without a transaction.")
    public int forward(MessageContext ctx, @Literal String host, @Literal String port) {
        return forward(ctx, host, port, null);
    }

    /** Forwards over UDP. */
    @ScriptFunction(value = "forward_udp", doc = "Forwards over UDP without a transaction.")
    public int forwardUdp(MessageContext ctx) {
        return forward(ctx, URI_HOST, URI_PORT, Protocol.UDP);
    }

    /** Forwards to a host over UDP. */
    @ScriptFunction(value = "forward_udp", doc = "Forwards to a host over UDP without a transaction.")
    public int forwardUdp(MessageContext ctx, @Literal String host) {
        return forward(ctx, host, "0", Protocol.UDP);
    }

    /** Forwards to a host and port over UDP. */
    @ScriptFunction(value = "forward_udp", doc = "Forwards to a host and port over UDP without a transaction.")
    public int forwardUdp(MessageContext ctx, @Literal String host, @Literal String port) {
        return forward(ctx, host, port, Protocol.UDP);
    }

    /** Forwards over TCP. */
    @ScriptFunction(value = "forward_tcp", doc = "Forwards over TCP without a transaction.")
    public int forwardTcp(MessageContext ctx) {
        return forward(ctx, URI_HOST, URI_PORT, Protocol.TCP);
    }

    /** Forwards to a host over TCP. */
    @ScriptFunction(value = "forward_tcp", doc = "Forwards to a host over TCP without a transaction.")
    public int forwardTcp(MessageContext ctx, @Literal String host) {
        return forward(ctx, host, "0", Protocol.TCP);
    }

    /** Forwards to a host and port over TCP. */
    @ScriptFunction(value = "forward_tcp", doc = "Forwards to a host and port over TCP without a transaction.")
    public int forwardTcp(MessageContext ctx, @Literal String host, @Literal String port) {
        return forward(ctx, host, port, Protocol.TCP);
    }

    /** Forwards over TLS. */
    @ScriptFunction(value = "forward_tls", doc = "Forwards over TLS without a transaction.")
    public int forwardTls(MessageContext ctx) {
        return forward(ctx, URI_HOST, URI_PORT, Protocol.TLS);
    }

    /** Forwards to a host over TLS. */
    @ScriptFunction(value = "forward_tls", doc = "Forwards to a host over TLS without a transaction.")
    public int forwardTls(MessageContext ctx, @Literal String host) {
        return forward(ctx, host, "0", Protocol.TLS);
    }

    /** Forwards to a host and port over TLS. */
    @ScriptFunction(value = "forward_tls", doc = "Forwards to a host and port over TLS without a transaction.")
    public int forwardTls(MessageContext ctx, @Literal String host, @Literal String port) {
        return forward(ctx, host, port, Protocol.TLS);
    }

    private int forward(MessageContext ctx, String host, String port, @Nullable Protocol protocol) {
        if (!ctx.isRequest()) {
            return -1;
        }
        SipUri uri = ctx.parsedUri();
        String target = host;
        int number;
        if (port.equals(URI_PORT)) {
            number = uri == null ? 0 : Math.max(0, uri.port());
        } else {
            number = Integer.parseInt(port);
        }
        if (host.equals(URI_HOST)) {
            return engine.stateless().forward(ctx, null, number, protocol);
        }
        int colon = host.lastIndexOf(':');
        boolean withPort = colon > 0
                && host.indexOf(':') == colon
                && host.substring(colon + 1).matches("\\d{1,5}");
        if (withPort) {
            target = host.substring(0, colon);
            number = Integer.parseInt(host.substring(colon + 1));
        }
        return engine.stateless().forward(ctx, target, number, protocol);
    }

    // ---- Request-URI

    /** Replaces the host. */
    @ScriptFunction(value = "rewritehost", doc = "Replaces the host of the Request-URI.")
    public int rewriteHost(MessageContext ctx, @Literal String host) {
        return RequestUri.edit(ctx, uri -> uri.host(host));
    }

    /** Replaces host and port. */
    @ScriptFunction(value = "rewritehostport", doc = "Replaces host and port of the Request-URI.")
    public int rewriteHostPort(MessageContext ctx, @Literal String hostPort) {
        return RequestUri.edit(ctx, uri -> uri.hostPort(hostPort));
    }

    /** Replaces host, port and transport. */
    @ScriptFunction(value = "rewritehostporttrans", doc = "Replaces host, port and transport of the Request-URI.")
    public int rewriteHostPortTransport(MessageContext ctx, @Literal String hostPort) {
        return RequestUri.edit(ctx, uri -> uri.hostPort(hostPort).withoutTransport());
    }

    /** Replaces the user. */
    @ScriptFunction(value = "rewriteuser", doc = "Replaces the user of the Request-URI.")
    public int rewriteUser(MessageContext ctx, @Literal String user) {
        return RequestUri.edit(ctx, uri -> uri.user(user));
    }

    /** Replaces user and password. */
    @ScriptFunction(value = "rewriteuserpass", doc = "Replaces user and password of the Request-URI.")
    public int rewriteUserPassword(MessageContext ctx, @Literal String userPassword) {
        return RequestUri.edit(ctx, uri -> uri.user(userPassword).password(null));
    }

    /** Replaces the port. */
    @ScriptFunction(value = "rewriteport", doc = "Replaces the port of the Request-URI.")
    public int rewritePort(MessageContext ctx, @Literal String port) {
        return RequestUri.edit(ctx, uri -> uri.port(port));
    }

    /** Replaces the whole URI. */
    @ScriptFunction(value = "rewriteuri", doc = "Replaces the Request-URI.")
    public int rewriteUri(MessageContext ctx, @Literal String uri) {
        if (!ctx.isRequest()) {
            return -1;
        }
        ctx.uri(uri);
        return 1;
    }

    /** Goes back to the received URI. */
    @ScriptFunction(value = "revert_uri", doc = "Goes back to the Request-URI as received.")
    public int revertUri(MessageContext ctx) {
        if (ctx.isRequest() && ctx.newUri() != null) {
            ctx.uri(null);
        }
        return 1;
    }

    /** Puts text before the user. */
    @ScriptFunction(value = "prefix", doc = "Puts text before the user of the Request-URI.")
    public int prefix(MessageContext ctx, @Literal String text) {
        return RequestUri.edit(ctx, uri -> uri.user(text + uri.user()));
    }

    /** Removes chars from the start of the user. */
    @ScriptFunction(value = "strip", doc = "Removes that many chars from the start of the user of the Request-URI.")
    public int strip(MessageContext ctx, int count) {
        return RequestUri.edit(ctx, uri -> {
            String user = uri.user();
            return uri.user(count >= user.length() ? "" : user.substring(Math.max(0, count)));
        });
    }

    /** Removes chars from the end of the user. */
    @ScriptFunction(value = "strip_tail", doc = "Removes that many chars from the end of the user of the Request-URI.")
    public int stripTail(MessageContext ctx, int count) {
        return RequestUri.edit(ctx, uri -> {
            String user = uri.user();
            return uri.user(count >= user.length() ? "" : user.substring(0, user.length() - Math.max(0, count)));
        });
    }

    /** Adds {@code ;user=phone}. */
    @ScriptFunction(value = "userphone", doc = "Adds ;user=phone to the Request-URI.")
    public int userPhone(MessageContext ctx) {
        return RequestUri.edit(ctx, uri -> uri.withParameter("user", "phone"));
    }

    // ---- branches

    /** Removes the first branch beside the Request-URI. */
    @ScriptFunction(value = "remove_branch", doc = "Removes the first branch beside the Request-URI.")
    public int removeBranch(MessageContext ctx) {
        return removeBranch(ctx, 0);
    }

    /** Removes a branch beside the Request-URI, from 0. */
    @ScriptFunction(value = "remove_branch", doc = "Removes a branch beside the Request-URI, counted from 0.")
    public int removeBranch(MessageContext ctx, int index) {
        return ctx.hasBranches() && ctx.branches().remove(index) ? 1 : -1;
    }

    /** Removes all branches beside the Request-URI, and the next hop. */
    @ScriptFunction(value = "clear_branches", doc = "Removes all branches beside the Request-URI.")
    public int clearBranches(MessageContext ctx) {
        if (ctx.hasBranches()) {
            ctx.branches().clear();
        }
        ctx.q(Branch.Q_UNSPECIFIED);
        return 1;
    }

    // ---- configuration

    /** Chooses an instance of a group. */
    @ScriptFunction(
            value = "cfg_select",
            doc = "Values of the group are those of the instance group[id], for this message.")
    public int cfgSelect(MessageContext ctx, @Literal String group, int id) {
        if (!engine.cfg().hasInstance(group, id)) {
            LOG.error("cfg_select: no such instance, group={} id={}", group, id);
            return -1;
        }
        ConfigInstances.select(ctx, group, id);
        return 1;
    }

    /** Goes back to the values without instance. */
    @ScriptFunction(value = "cfg_reset", doc = "Values of the group are those without instance again.")
    public int cfgReset(MessageContext ctx, @Literal String group) {
        ConfigInstances.reset(ctx, group);
        return 1;
    }

    // ---- sending

    /** Replies go to the source port even without rport (RFC 3581). */
    @ScriptFunction(
            value = "force_rport",
            doc = "Replies go to the source address and port, as if the sender had asked by rport.")
    public int forceRport(MessageContext ctx) {
        ctx.set(MessageFlag.FORCE_RPORT);
        return 1;
    }

    /** Asks the next hop for rport. */
    @ScriptFunction(value = "add_local_rport", doc = "Adds rport to the Via of this server.")
    public int addLocalRport(MessageContext ctx) {
        ctx.set(MessageFlag.ADD_LOCAL_RPORT);
        return 1;
    }

    /** Later requests to the Via's port use this connection. */
    @ScriptFunction(value = "force_tcp_alias", doc = "Later requests to the port of the Via use this connection.")
    public int forceTcpAlias(MessageContext ctx) {
        return forceTcpAlias(ctx, ctx.message().via().port());
    }

    /** The same for a port. */
    @ScriptFunction(value = "force_tcp_alias", doc = "Later requests to that port use this connection.")
    public int forceTcpAlias(MessageContext ctx, int port) {
        engine.transports().alias(ctx.flow(), port);
        return 1;
    }

    /** The protocol of this message when it is longer than udp_mtu; UDP takes nothing back, as in 5.6.3. */
    @ScriptFunction(
            value = "udp_mtu_try_proto",
            doc = "The protocol this request is forwarded over when it is longer than udp_mtu; UDP changes nothing.")
    public int udpMtuTryProtocol(MessageContext ctx, @Literal String protocol) {
        Protocol tried = Protocol.ofToken(protocol);
        if (tried != null) {
            ctx.set(UdpLimit.flag(tried));
        }
        return 1;
    }

    /** No new connection for forwarding this request. */
    @ScriptFunction(value = "set_forward_no_connect", doc = "The request is forwarded over an open connection only.")
    public int setForwardNoConnect(MessageContext ctx) {
        ctx.set(MessageFlag.FORWARD_NO_CONNECT);
        return 1;
    }

    /** No new connection for replies. */
    @ScriptFunction(value = "set_reply_no_connect", doc = "Replies are sent over an open connection only.")
    public int setReplyNoConnect(MessageContext ctx) {
        ctx.set(MessageFlag.REPLY_NO_CONNECT);
        return 1;
    }

    /** The connection is closed after forwarding. */
    @ScriptFunction(value = "set_forward_close", doc = "The connection is closed after the request is forwarded.")
    public int setForwardClose(MessageContext ctx) {
        ctx.set(MessageFlag.FORWARD_CLOSE);
        return 1;
    }

    /** The connection is closed after the reply. */
    @ScriptFunction(value = "set_reply_close", doc = "The connection is closed after the reply is sent.")
    public int setReplyClose(MessageContext ctx) {
        ctx.set(MessageFlag.REPLY_CLOSE);
        return 1;
    }

    /** The address in Via and Record-Route of this message. */
    @ScriptFunction(value = "set_advertised_address", doc = "The address in Via and Record-Route of this message.")
    public int setAdvertisedAddress(MessageContext ctx, @Literal String address) {
        ctx.advertisedHost(address);
        return 1;
    }

    /** The port in Via and Record-Route of this message. */
    @ScriptFunction(value = "set_advertised_port", doc = "The port in Via and Record-Route of this message.")
    public int setAdvertisedPort(MessageContext ctx, @Literal String port) {
        ctx.advertisedPort(port);
        return 1;
    }

    /** Sends from that socket. */
    @ScriptFunction(value = "force_send_socket", doc = "The message is sent from that socket: [proto:]address[:port].")
    public int forceSendSocket(MessageContext ctx, @Literal String socket) {
        LocalSocket found = engine.sockets().ofText(socket);
        if (found == null) {
            LOG.error("force_send_socket: not a socket of this server, socket={}", socket);
            return -1;
        }
        ctx.sendSocket(found);
        return 1;
    }
}
