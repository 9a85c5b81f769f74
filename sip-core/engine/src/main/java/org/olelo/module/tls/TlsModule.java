package org.olelo.module.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.pv.api.Selects;
import org.olelo.net.IpText;
import org.olelo.net.Protocol;
import org.olelo.net.tcp.TcpConnection;
import org.olelo.net.tcp.TcpTransport;
import org.olelo.net.tls.SslContextSource;
import org.olelo.routing.MessageContext;
import org.olelo.routing.Xavp;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module tls: the profiles of TLS connections and what scripts and operators see of them. */
public final class TlsModule implements SipModule {
    static final Logger LOG = LoggerFactory.getLogger("tls");

    private final Engine engine;
    private final TlsParameters parameters = new TlsParameters();
    private final TlsVariables variables;
    private final TlsDomains domains;
    /** The message whose script runs on the thread; only when xavp_cfg is set. */
    private final ThreadLocal<@Nullable MessageContext> running = new ThreadLocal<>();
    /** What {@code tls_set_connect_server_id} chose on the thread. */
    private final ThreadLocal<String> serverId = ThreadLocal.withInitial(() -> "");

    private boolean enabled;

    /** On that engine. */
    public TlsModule(Engine engine) {
        this.engine = engine;
        variables = new TlsVariables(engine::transports);
        variables.addTo(engine.pvs());
        domains = new TlsDomains(this::choice, parameters::handshakeSeconds);
    }

    @Override
    public List<Object> exports() {
        return List.of(this, parameters);
    }

    @Override
    public void init() throws ModuleException {
        parameters.declare(engine.cfg());
        Selects selects = engine.apiOrNull(Selects.class);
        if (selects != null) {
            variables.addTo(selects);
        }
        enabled = engine.settings().integer("enable_tls") != 0;
        if (!enabled) {
            LOG.warn("TLS is disabled; set enable_tls=yes to enable it");
            return;
        }
        if (!(engine.transports().transport(Protocol.TLS) instanceof TcpTransport tcp)) {
            throw new ModuleException("TLS needs TCP; remove disable_tcp=yes");
        }
        tcp.tls(domains);
        if (!parameters.xavp().isEmpty()) {
            engine.hooks().beforeScript(ctx -> {
                running.set(ctx);
                return true;
            });
            engine.hooks().afterScript(ctx -> running.remove());
        }
    }

    @Override
    public void start() throws ModuleException {
        if (!enabled) {
            return;
        }
        try {
            domains.replace(load());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ModuleException(String.valueOf(e.getMessage()), e);
        }
    }

    @ScriptFunction(
            value = "is_peer_verified",
            doc = "1: the message came by TLS from a peer whose certificate was checked and is valid.")
    public int isPeerVerified(MessageContext ctx) {
        TlsPeer peer = TlsPeer.of(engine.transports(), ctx.flow());
        return peer != null && peer.check() == PeerCheck.VERIFIED ? 1 : -1;
    }

    @ScriptFunction(
            value = "tls_set_connect_server_id",
            doc = "The next connection opened by this route gets the client profile of that server_id; \"\" = none.")
    public int setConnectServerId(MessageContext ctx, String id) {
        serverId.set(id);
        return 1;
    }

    @RpcExport(value = "tls.reload", doc = "Reload TLS configuration file")
    void reload(RpcCall call) {
        if (!enabled || TlsParameters.configFile(engine.cfg()).isEmpty()) {
            throw new RpcFault(500, "No TLS configuration file configured");
        }
        try {
            domains.replace(load());
            call.add("Ok. TLS configuration reloaded.");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            LOG.error("the TLS configuration is not changed: {}", e.getMessage());
            throw new RpcFault(500, "Error while loading TLS configuration file (consult server log)");
        }
    }

    @RpcExport(value = "tls.list", doc = "List currently open TLS connections", returnsArray = true)
    void list(RpcCall call) {
        for (TcpConnection connection : connections()) {
            InetSocketAddress peer = connection.peer();
            TlsPeer session = TlsPeer.of(connection);
            CipherSuite suite = session == null ? null : session.suite();
            call.struct()
                    .add("id", connection.id())
                    .add("timeout", Math.max(0, connection.lifetimeLeftMs() / 1000))
                    .add("src_ip", IpText.of(peer.getAddress()))
                    .add("src_port", peer.getPort())
                    .add("dst_ip", connection.socket().addressText())
                    .add("dst_port", connection.socket().port())
                    .add(
                            "cipher",
                            suite == null ? "unknown" : suite.description().stripTrailing())
                    .add("ct_wq_size", 0)
                    .add("enc_rd_buf", 0)
                    .add("flags", session == null ? 0 : 2)
                    .add(
                            "state",
                            session != null ? "established" : connection.isAccepted() ? "tls_accept" : "tls_connect");
        }
    }

    @RpcExport(value = "tls.info", doc = "Returns internal tls related info.")
    void info(RpcCall call) {
        TcpTransport tcp = tcp();
        call.struct()
                .add("max_connections", engine.settings().integer("tls_max_connections"))
                .add("opened_connections", tcp == null ? 0 : tcp.connections().secureSize())
                .add("clear_text_write_queued_bytes", 0);
    }

    @RpcExport(value = "tls.options", doc = "Dumps all the tls config options.")
    void options(RpcCall call) {
        parameters.show(call, engine.cfg(), this::path);
    }

    @RpcExport(value = "tls.kill", doc = "Closes a TLS connection.")
    void kill(RpcCall call) {
        long id = call.number(0);
        for (TcpConnection connection : connections()) {
            if (connection.id() == id) {
                connection.close();
                call.add("Ok. TLS connection closed.");
                return;
            }
        }
        throw new RpcFault(404, "TLS connection not found");
    }

    private List<TcpConnection> connections() {
        TcpTransport tcp = tcp();
        return tcp == null
                ? List.of()
                : tcp.connections().all().stream()
                        .filter(connection -> connection.protocol().isSecure())
                        .toList();
    }

    private @Nullable TcpTransport tcp() {
        return engine.transports().transport(Protocol.TLS) instanceof TcpTransport tcp ? tcp : null;
    }

    private List<TlsDomain> load() throws GeneralSecurityException {
        SslContextSource container = engine.apiOrNull(SslContextSource.class);
        List<TlsProfile> profiles = profiles();
        List<TlsDomain> loaded = new ArrayList<>();
        for (TlsProfile profile : profiles) {
            try {
                loaded.add(TlsDomain.load(profile, this::path, container));
            } catch (GeneralSecurityException e) {
                throw new GeneralSecurityException('[' + profile.label() + "]: " + e.getMessage(), e);
            }
        }
        LOG.debug("TLS profiles are loaded, count={}", loaded.size());
        return loaded;
    }

    private List<TlsProfile> profiles() {
        String config = TlsParameters.configFile(engine.cfg());
        List<TlsProfile> profiles = new ArrayList<>();
        if (!config.isEmpty()) {
            profiles.addAll(read(Path.of(path(config))));
        }
        for (boolean server : new boolean[] {true, false}) {
            boolean missing =
                    profiles.stream().noneMatch(p -> p.server() == server && p.scope() == TlsProfile.Scope.DEFAULT);
            if (missing) {
                profiles.addFirst(parameters.profile(server));
            }
        }
        return profiles;
    }

    private static List<TlsProfile> read(Path file) {
        try {
            return TlsConfigFile.parse(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the TLS configuration file " + file + ": " + e, e);
        }
    }

    /** Names that begin with a dot are below the working directory, others below that of the configuration. */
    private String path(String name) {
        if (name.startsWith("/") || name.startsWith(TlsDomain.CONTAINER)) {
            return name;
        }
        String base = engine.settings().string(name.startsWith(".") ? "work_dir" : "config_dir");
        return Path.of(base == null ? "" : base)
                .toAbsolutePath()
                .resolve(name)
                .normalize()
                .toString();
    }

    /** What the script chose for the connection that is about to be opened. */
    private TlsDomains.Choice choice() {
        String id = serverId.get();
        serverId.remove();
        MessageContext ctx = running.get();
        if (ctx == null) {
            return id.isEmpty() ? TlsDomains.Choice.NONE : new TlsDomains.Choice("", id);
        }
        String name = inXavp(ctx, "server_name");
        return new TlsDomains.Choice(name, id.isEmpty() ? inXavp(ctx, "server_id") : id);
    }

    private String inXavp(MessageContext ctx, String field) {
        for (Xavp root : ctx.stores().xavps()) {
            List<Xavp> children = root.name().equals(parameters.xavp()) ? root.children() : null;
            if (children == null) {
                continue;
            }
            for (Xavp child : children) {
                if (child.name().equals(field) && child.value().isString()) {
                    return child.value().text();
                }
            }
            return "";
        }
        return "";
    }
}
