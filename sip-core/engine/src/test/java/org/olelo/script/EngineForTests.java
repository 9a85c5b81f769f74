package org.olelo.script;

import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgRegistry;
import org.olelo.db.Databases;
import org.olelo.net.Blocklist;
import org.olelo.net.IoLoops;
import org.olelo.net.SocketRegistry;
import org.olelo.net.Transports;
import org.olelo.net.dns.ServerLocator;
import org.olelo.pv.PvCatalog;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.rpc.RpcRegistry;
import org.olelo.rpc.Statistics;
import org.olelo.spi.CoreSettings;
import org.olelo.spi.Engine;
import org.olelo.spi.MessageHooks;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.Stateless;
import org.olelo.timer.Clock;
import org.olelo.timer.PeriodicTimers;

/** The parts of an engine that loading and running a script needs; the others refuse. */
final class EngineForTests implements Engine {
    private final RpcRegistry rpc = new RpcRegistry();
    private final Statistics statistics = new Statistics();
    private final CfgRegistry cfg = new CfgRegistry();
    private final PvCatalog pvs = new PvCatalog();
    private final SocketRegistry sockets = new SocketRegistry();

    @Override
    public CoreSettings settings() {
        return new CoreSettings() {
            @Override
            public int integer(String name) {
                return switch (name) {
                    case "max_while_loops" -> 100;
                    case "max_recursive_level" -> 256;
                    default -> 0;
                };
            }

            @Override
            public @Nullable String string(String name) {
                return null;
            }

            @Override
            public @Nullable String define(String name) {
                return null;
            }
        };
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
    public SocketRegistry sockets() {
        return sockets;
    }

    @Override
    public Databases databases() {
        throw absent();
    }

    @Override
    public Clock clock() {
        throw absent();
    }

    @Override
    public IoLoops loops() {
        throw absent();
    }

    @Override
    public PeriodicTimers periodicTimers() {
        throw absent();
    }

    @Override
    public Transports transports() {
        throw absent();
    }

    @Override
    public ServerLocator locator() {
        throw absent();
    }

    @Override
    public Blocklist blocklist() {
        throw absent();
    }

    @Override
    public Stateless stateless() {
        throw absent();
    }

    @Override
    public MessageHooks hooks() {
        throw absent();
    }

    @Override
    public @Nullable ScriptRoute route(RouteKind kind, String name) {
        return null;
    }

    @Override
    public MessageContext fakeContext() {
        return ScriptTester.context(new Worker(0));
    }

    @Override
    public boolean moduleLoaded(String name) {
        return false;
    }

    @Override
    public <T> void publish(Class<T> api, T implementation) {}

    @Override
    public <T> T api(Class<T> api) {
        throw absent();
    }

    @Override
    public <T> @Nullable T apiOrNull(Class<T> api) {
        return null;
    }

    @Override
    public Worker takeWorker() {
        return new Worker(0);
    }

    @Override
    public void giveBack(Worker worker) {}

    @Override
    public void execute(String what, Runnable task) {
        task.run();
    }

    private static UnsupportedOperationException absent() {
        return new UnsupportedOperationException("not in this test");
    }
}
