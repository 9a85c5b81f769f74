package org.olelo.server;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.cfg.CfgRegistry;
import org.olelo.cfg.CfgString;
import org.olelo.cfg.CfgVariable;
import org.olelo.net.Advertised;
import org.olelo.net.HostAlias;
import org.olelo.net.ListenExpander;
import org.olelo.net.ListenSpec;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.net.SocketText;
import org.olelo.script.ast.Item;
import org.olelo.script.ast.Literal;
import org.olelo.script.check.CheckedConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what a configuration says of the core into effect: core and custom parameters, directories, sockets and aliases. Nothing is bound. */
record CoreSetup(ServerOptions options, Settings settings, CfgRegistry cfg, SocketRegistry sockets) {
    private static final Logger LOG = LoggerFactory.getLogger("core");

    /**
     * Settings, variables, sockets and aliases as the configuration and the options have them.
     *
     * @param modules names the loaded modules
     * @return the variables of the transports
     * @throws ConfigurationException when a word of the options or an address means nothing here
     */
    NetCfg apply(CheckedConfig checked, Supplier<Set<String>> modules) throws ConfigurationException {
        checked.parameters()
                .forEach((name, value) ->
                        settings.put(name, value instanceof Literal.Int number ? number.value() : value.text()));
        options.core().forEach(settings::put);
        prepareRunDirectory();
        rememberDirectories();
        NetCfg network = new NetCfg(cfg, settings);
        CoreCfg.declare(cfg, settings, modules);
        for (Item.CustomParameter custom : checked.customParameters()) {
            customParameter(custom);
        }
        addSockets(listens(checked));
        addAliases(checked);
        sockets.multihomed(settings.integer("mhomed") != 0);
        return network;
    }

    private void customParameter(Item.CustomParameter custom) {
        String doc = custom.description() == null ? "" : custom.description();
        Integer instance = custom.id();
        if (instance != null) {
            cfg.instance(
                    custom.group(),
                    instance,
                    custom.name(),
                    custom.value() instanceof Literal.Int value
                            ? value.value()
                            : custom.value().text());
            return;
        }
        CfgVariable known = cfg.find(custom.group(), custom.name());
        if (known instanceof CfgInt number && custom.value() instanceof Literal.Int value) {
            number.set(value.value());
        } else if (known instanceof CfgString text) {
            text.set(custom.value().text());
        } else if (known != null) {
            LOG.warn("parameter has another type and is ignored, name={}.{}", custom.group(), custom.name());
        } else if (custom.value() instanceof Literal.Int value) {
            cfg.integer(custom.group(), custom.name(), value.value(), 0, 0, doc);
        } else {
            cfg.string(custom.group(), custom.name(), custom.value().text(), doc);
        }
    }

    private List<ListenSpec> listens(CheckedConfig checked) throws ConfigurationException {
        List<ListenSpec> listen = new ArrayList<>();
        for (Item.Listen item : checked.listens()) {
            listen.add(listenSpec(item));
        }
        for (String word : options.listen()) {
            ListenSpec spec = ListenSpec.parse(word);
            if (spec == null) {
                throw new ConfigurationException("option -l " + word + ": use [proto:]address[:port][/advertised]");
            }
            listen.add(spec);
        }
        return listen;
    }

    private static ListenSpec listenSpec(Item.Listen item) {
        String host = item.advertiseHost();
        Advertised advertised = host == null ? null : new Advertised(host, item.advertisePort());
        return new ListenSpec(
                List.of(item.socket().host()),
                item.socket().port(),
                protocol(item.socket().protocol()),
                advertised,
                item.name(),
                item.virtual(),
                0);
    }

    private static @Nullable Protocol protocol(@Nullable String token) {
        return token == null ? null : Protocol.ofToken(token);
    }

    private void addSockets(List<ListenSpec> listen) throws ConfigurationException {
        boolean tcp = settings.integer("disable_tcp") == 0;
        int tlsPort = settings.integer("enable_tls") != 0 ? settings.integer("tls_port_no") : 0;
        Set<Protocol> enabled = EnumSet.of(Protocol.UDP);
        if (tcp) {
            enabled.add(Protocol.TCP);
            if (tlsPort != 0) {
                enabled.add(Protocol.TLS);
            }
        }
        ListenExpander expander = new ListenExpander(
                enabled,
                settings.integer("port"),
                tlsPort,
                settings.integer("auto_bind_ipv6") != 0,
                settings.integer("bind_ipv6_link_local") != 0);
        if (listen.isEmpty()) {
            expander.everywhere().forEach(sockets::add);
        }
        for (ListenSpec spec : listen) {
            try {
                expander.expand(spec).forEach(sockets::add);
            } catch (UnknownHostException e) {
                throw new ConfigurationException(
                        "cannot listen on " + spec.hosts() + ": no address, interface or host of that name", e);
            }
        }
    }

    private void addAliases(CheckedConfig checked) throws ConfigurationException {
        for (Item.Alias alias : checked.aliases()) {
            sockets.addAlias(new HostAlias(
                    alias.alias().host(),
                    alias.alias().port(),
                    protocol(alias.alias().protocol())));
        }
        for (String word : options.aliases()) {
            SocketText parsed = SocketText.parse(word);
            if (parsed == null) {
                throw new ConfigurationException("option --alias=" + word + ": use [proto:]name[:port]");
            }
            sockets.addAlias(new HostAlias(parsed.host(), parsed.port(), parsed.protocol()));
        }
        if (settings.integer("auto_aliases") != 0) {
            sockets.reverseAliases().forEach(sockets::addAlias);
        }
    }

    /** The directories that relative file names of parameters start from. */
    private void rememberDirectories() {
        Path work = options.workDirectory() == null ? Path.of("") : options.workDirectory();
        Path file = options.configFile();
        Path parent = file == null ? null : work.resolve(file).toAbsolutePath().getParent();
        settings.put("work_dir", work.toAbsolutePath().toString());
        settings.put("config_dir", (parent == null ? work.toAbsolutePath() : parent).toString());
    }

    private void prepareRunDirectory() {
        Path asked = options.runDirectory();
        String configured = settings.string("run_dir");
        Path directory = asked != null ? asked : Path.of(configured != null ? configured : "/run/kamailio");
        if (asked == null && !usable(directory)) {
            Path own = options.dataDirectory().resolve("run");
            LOG.info("run directory {} cannot be written, control sockets are in {}", directory, own.toAbsolutePath());
            directory = own;
        }
        settings.put("run_dir", directory.toAbsolutePath().toString());
    }

    private static boolean usable(Path directory) {
        try {
            Files.createDirectories(directory);
            return Files.isWritable(directory);
        } catch (IOException e) {
            return false;
        }
    }
}
