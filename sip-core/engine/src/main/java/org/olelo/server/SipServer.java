package org.olelo.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgRegistry;
import org.olelo.db.Databases;
import org.olelo.db.jdbc.BuiltInDrivers;
import org.olelo.net.BindException;
import org.olelo.net.Blocklist;
import org.olelo.net.Counters;
import org.olelo.net.Flow;
import org.olelo.net.IoLoop;
import org.olelo.net.IoLoops;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.net.Transport;
import org.olelo.net.Transports;
import org.olelo.net.dns.DnsCache;
import org.olelo.net.dns.NameServers;
import org.olelo.net.dns.ServerLocator;
import org.olelo.net.tcp.TcpTransport;
import org.olelo.net.udp.UdpTransport;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.CoreVariables;
import org.olelo.pv.PvCatalog;
import org.olelo.pv.PvParser;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.rpc.RpcRegistry;
import org.olelo.rpc.Statistics;
import org.olelo.script.ConfigText;
import org.olelo.script.check.CheckedConfig;
import org.olelo.script.check.ConfigChecker;
import org.olelo.script.compile.CompiledScript;
import org.olelo.script.compile.RouteCompiler;
import org.olelo.script.core.CoreFunctions;
import org.olelo.script.preprocess.Define;
import org.olelo.script.source.Diagnostic;
import org.olelo.script.source.Diagnostics;
import org.olelo.spi.CoreSettings;
import org.olelo.spi.Engine;
import org.olelo.spi.MessageHooks;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptEngine;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.Stateless;
import org.olelo.spi.bind.LoadedModules;
import org.olelo.timer.Clock;
import org.olelo.timer.PeriodicTimers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: makes every part, in order, and takes it down in reverse. The order of the start is Kamailio's: read the configuration (modules
 * are made and get their parameters as it names them), init all modules, compile the routes, open the sockets, start the modules, let messages in.
 */
public final class SipServer implements Engine, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("core");

    private final ServerOptions options;
    private final Settings settings = new Settings();
    private final RpcRegistry rpc = new RpcRegistry();
    private final Statistics statistics = new Statistics();
    private final CfgRegistry cfg = new CfgRegistry();
    private final PvCatalog pvs = new PvCatalog();
    private final Databases databases;
    private final Clock clock = Clock.system();
    private final SocketRegistry sockets = new SocketRegistry();
    private final Hooks hooks = new Hooks();
    private final Map<Class<?>, Object> published = new HashMap<>();
    private final LoadedModules modules = new LoadedModules(new Modules(), this);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final Diagnostics diagnostics = new Diagnostics();
    private final PvParser parser = new CatalogPvParser(pvs);

    // made once the configuration is read
    private @Nullable IoLoops loops;
    private @Nullable Transports transports;
    private @Nullable PeriodicTimers periodicTimers;
    private @Nullable WorkerPool workers;
    private @Nullable MessageReceiver receiver;
    private @Nullable NameServers nameServers;
    private @Nullable NetCfg netCfg;
    private @Nullable ServerLocator locator;
    private @Nullable Blocklist blocklist;
    private @Nullable Stateless stateless;
    private @Nullable CheckedConfig checked;
    private @Nullable CompiledScript script;
    private @Nullable ScriptEngine scriptEngine;
    private @Nullable PidFile pidFile;
    private boolean closed;

    private SipServer(ServerOptions options, Databases databases) {
        this.options = options;
        this.databases = databases;
    }

    /**
     * Reads the configuration and starts; databases are those of the stand-alone engine.
     *
     * @throws ConfigurationException when it is refused; nothing is left running
     */
    public static SipServer start(ServerOptions options) throws ConfigurationException {
        Databases databases = new Databases();
        BuiltInDrivers.register(databases, options.dataDirectory());
        return start(options, databases);
    }

    /**
     * Reads the configuration and starts.
     *
     * @param databases with the drivers that the surroundings provide, as JPA in an application server
     * @throws ConfigurationException when it is refused; nothing is left running
     */
    public static SipServer start(ServerOptions options, Databases databases) throws ConfigurationException {
        SipServer server = read(options, databases);
        server.open();
        return server;
    }

    /**
     * Reads and checks the configuration and makes the modules; no database is opened, nothing is bound. {@link #open} goes on.
     *
     * @param databases the drivers; those that {@link #open} finds are used
     * @throws ConfigurationException when it is refused; nothing is left running
     */
    public static SipServer read(ServerOptions options, Databases databases) throws ConfigurationException {
        SipServer server = new SipServer(options, databases);
        try {
            server.read();
            return server;
        } catch (ConfigurationException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Inits the modules, compiles the routes, opens the sockets, starts the modules and lets messages in.
     *
     * @throws ConfigurationException when a part refuses; the server is closed then
     */
    public void open() throws ConfigurationException {
        try {
            compile();
            bind();
        } catch (ConfigurationException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Reads and checks the configuration without opening anything ({@code -c}).
     *
     * @return the warnings
     * @throws ConfigurationException when it is refused
     */
    public static List<Diagnostic> check(ServerOptions options) throws ConfigurationException {
        Databases databases = new Databases();
        BuiltInDrivers.registerForCheck(databases);
        try (SipServer server = read(options, databases)) {
            return server.compile();
        }
    }

    private void read() throws ConfigurationException {
        CoreVariables.addTo(pvs, settings::define);
        modules.add("core", new CoreFunctions(this));
        modules.add("core_rpc", new CoreRpc(this, settings));
        modules.add("net_rpc", new NetRpc(this));
        ConfigText text = new ConfigReader(options).read(diagnostics);
        if (options.printConfig()) {
            System.out.print(text.printed());
        }
        for (Define define : text.defines().all()) {
            settings.define(define.name(), define.value());
        }
        publish(LoadedModules.class, modules);
        options.modules().forEach(modules::load);
        CheckedConfig config = new ConfigChecker(modules, this, parser, diagnostics).check(text.config());
        checked = config;
        scriptEngine = config.engine().equals("native") ? null : apiOrNull(ScriptEngine.class);
        refuse(diagnostics);
        netCfg = new CoreSetup(options, settings, cfg, sockets).apply(config, modules::names);
        assemble();
    }

    /** Inits the modules and compiles the routes. Returns the warnings. */
    private List<Diagnostic> compile() throws ConfigurationException {
        try {
            modules.init(settings.isSet("modinit_delay") ? settings.integer("modinit_delay") : 0);
        } catch (ModuleException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
        RouteCompiler compiler = new RouteCompiler(modules, this, parser, diagnostics);
        CompiledScript compiled = compiler.compile(made(checked));
        made(locator).names().literals(compiler.hosts());
        script = compiled;
        checked = null;
        refuse(diagnostics);
        if (compiled.request() == null) {
            throw new ConfigurationException("the configuration has no request_route; add request_route { ... }");
        }
        return diagnostics.sorted();
    }

    private static void refuse(Diagnostics diagnostics) throws ConfigurationException {
        if (diagnostics.hasErrors()) {
            throw new ConfigurationException(
                    "bad config file (" + diagnostics.errors() + " errors)", diagnostics.sorted());
        }
    }

    private void bind() throws ConfigurationException {
        try {
            transports().start();
        } catch (BindException e) {
            throw new ConfigurationException(e.getMessage() + PortOwner.describe(e.socket()), e);
        }
        try {
            modules.start();
        } catch (ModuleException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
        Path file = options.pidFile();
        if (file != null) {
            pidFile = PidFile.write(file);
        }
        made(receiver).open(route(RouteKind.REQUEST, ""), route(RouteKind.REPLY, ""));
        for (LocalSocket socket : sockets.all()) {
            LOG.info("listening on {}", socket.sockString());
        }
    }

    /** Makes loops, transports and the receiver; nothing is bound yet. */
    private void assemble() {
        int count = Math.max(
                1, Math.min(settings.integer("children"), Runtime.getRuntime().availableProcessors()));
        IoLoops made = new IoLoops(count, clock);
        loops = made;
        workers = new WorkerPool(made);
        periodicTimers = new PeriodicTimers(made.get(0).timers(), executor);
        Counters counters = new NetCounters(statistics);
        CoreStatistics core = new CoreStatistics(statistics);
        LongAdder shed = statistics.counter(
                "core", "shed_messages", "messages dropped because too many were blocked or waiting");
        NetCfg network = made(netCfg);
        // the receiver needs the forwarder, which needs the transports, which need the receiver: tied by this lambda
        List<Transport> all = new ArrayList<>();
        all.add(new UdpTransport(
                made,
                settings.udp(),
                (data, offset, length, flow) -> made(receiver).onMessage(data, offset, length, flow),
                hooks,
                counters));
        if (settings.integer("disable_tcp") == 0) {
            TcpTransport tcp = new TcpTransport(
                    made,
                    network::tcp,
                    (data, offset, length, flow) -> made(receiver).onMessage(data, offset, length, flow),
                    hooks,
                    null,
                    counters);
            sockets.webSockets(tcp::webSocketTo);
            all.add(tcp);
        }
        Transports opened = new Transports(sockets, all);
        transports = opened;
        locator = locator(network, counters);
        Blocklist list = new Blocklist(clock, network.blocklist(), counters);
        network.follow(list);
        hooks.sendFailure((destination, reason) -> list.add(destination, Blocklist.ERROR_SEND));
        blocklist = list;
        stateless = new StatelessForwarder(this);
        receiver = new MessageReceiver(
                hooks,
                core,
                made(workers),
                made(stateless),
                shed,
                made(locator).names(),
                opened,
                () -> network.tcp().acceptAliases());
    }

    /** Stops in reverse order; returns when ports are free and threads have ended. Safe to call twice. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (receiver != null) {
            receiver.close();
        }
        modules.stop();
        if (periodicTimers != null) {
            periodicTimers.close();
        }
        if (transports != null) {
            transports.close();
        }
        if (nameServers != null) {
            nameServers.close();
        }
        if (loops != null) {
            loops.close();
        }
        executor.shutdown();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
        databases.close();
        if (pidFile != null) {
            pidFile.close();
        }
        stopRequested.countDown();
    }

    /** Waits until {@link #requestStop} or {@link #close}. */
    public void awaitStop() throws InterruptedException {
        stopRequested.await();
    }

    /** Asks the owner of the server to close it ({@code core.kill}). */
    public void requestStop() {
        stopRequested.countDown();
    }

    /** What it was started with. */
    public ServerOptions options() {
        return options;
    }

    /** The loaded modules. */
    public LoadedModules modules() {
        return modules;
    }

    /** The platform threads of the engine, for core.ps. */
    List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("olelo")
                        || t.getName().startsWith("JSONRPCS")
                        || t.getName().startsWith("ctl"))
                .sorted((a, b) -> Long.compare(a.threadId(), b.threadId()))
                .toList();
    }

    @Override
    public CoreSettings settings() {
        return settings;
    }

    @Override
    public RpcRegistry rpc() {
        return rpc;
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    @Override
    public CfgRegistry cfg() {
        return cfg;
    }

    @Override
    public PvCatalog pvs() {
        return pvs;
    }

    @Override
    public Databases databases() {
        return databases;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public IoLoops loops() {
        return made(loops);
    }

    @Override
    public PeriodicTimers periodicTimers() {
        return made(periodicTimers);
    }

    @Override
    public SocketRegistry sockets() {
        return sockets;
    }

    @Override
    public Transports transports() {
        return made(transports);
    }

    private ServerLocator locator(NetCfg network, Counters counters) {
        NameServers servers = new NameServers(network.dns());
        nameServers = servers;
        return new ServerLocator(new DnsCache(servers, network::dns, clock, counters), network::dns, sockets, clock);
    }

    /** The transports' parameters, for RPC. */
    NetCfg network() {
        return made(netCfg);
    }

    @Override
    public Blocklist blocklist() {
        return made(blocklist);
    }

    @Override
    public ServerLocator locator() {
        return made(locator);
    }

    @Override
    public Stateless stateless() {
        return made(stateless);
    }

    @Override
    public MessageHooks hooks() {
        return hooks;
    }

    @Override
    public @Nullable ScriptRoute route(RouteKind kind, String name) {
        ScriptEngine other = scriptEngine;
        if (other != null) {
            return other.route(kind, name);
        }
        CompiledScript known = script;
        return known == null ? null : known.route(kind, name);
    }

    @Override
    public @Nullable Path configFile() {
        return options.configFile();
    }

    @Override
    public MessageContext fakeContext() {
        IoLoops made = loops;
        IoLoop loop = made == null ? null : made.current();
        Worker worker = loop != null ? made(workers).of(loop) : new Worker(-1);
        // while the configuration is read there is no socket yet
        LocalSocket socket = sockets.all().isEmpty()
                ? LocalSocket.of(Protocol.UDP, InetAddress.getLoopbackAddress(), settings.integer("port"))
                : sockets.all().get(0);
        Flow flow = Flow.udp(new InetSocketAddress(socket.address(), socket.port()), socket);
        return new MessageContext(FakeMessage.request(), flow, worker, 0);
    }

    @Override
    public boolean moduleLoaded(String name) {
        return modules.loaded(name);
    }

    @Override
    public <T> void publish(Class<T> api, T implementation) {
        published.put(api, implementation);
    }

    @Override
    public <T> T api(Class<T> api) throws ModuleException {
        T found = apiOrNull(api);
        if (found == null) {
            String module = api.getPackageName()
                    .replaceFirst("^org\\.olelo\\.module\\.", "")
                    .replaceFirst("\\.api$", "");
            throw new ModuleException("needs module " + module + "; add loadmodule \"" + module + ".so\" before it");
        }
        return found;
    }

    @Override
    public <T> @Nullable T apiOrNull(Class<T> api) {
        Object found = published.get(api);
        return found == null ? null : api.cast(found);
    }

    @Override
    public Worker takeWorker() {
        return made(workers).take();
    }

    @Override
    public void giveBack(Worker worker) {
        made(workers).giveBack(worker);
    }

    @Override
    public void execute(String what, Runnable task) {
        executor.execute(() -> {
            Thread.currentThread().setName("olelo-" + what);
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("task failed, task={}", what, e);
            }
        });
    }

    private static <T> T made(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not before the configuration is read");
        }
        return part;
    }

    /** The counters of the transports among all statistics. */
    private record NetCounters(Statistics statistics) implements Counters {
        @Override
        public LongAdder counter(String group, String name) {
            return statistics.counter(group, name, "");
        }

        @Override
        public void gauge(String group, String name, LongSupplier value) {
            statistics.gauge(group, name, "", value);
        }
    }
}
