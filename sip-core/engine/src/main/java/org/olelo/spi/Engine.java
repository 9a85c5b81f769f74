package org.olelo.spi;

import java.nio.file.Path;
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
import org.olelo.timer.Clock;
import org.olelo.timer.PeriodicTimers;

/** The parts of the running engine that a module may use. The same object for all modules. */
public interface Engine {
    /** Core parameters of the configuration (debug, children, server_header, …). */
    CoreSettings settings();

    /** The main file of the configuration; files named without a path are beside it. Null when the text came from elsewhere. */
    default @Nullable Path configFile() {
        return null;
    }

    /** RPC commands. */
    RpcRegistry rpc();

    /** Counters. */
    Statistics statistics();

    /** Values that may change while running. */
    CfgRegistry cfg();

    /** Pseudo-variable and transformation classes known so far. */
    PvCatalog pvs();

    /** Database drivers and pools. */
    Databases databases();

    /** Clocks. */
    Clock clock();

    /** The event loops; each has a timer wheel for the short timers of the message path. */
    IoLoops loops();

    /** Timers of modules, seconds and more. */
    PeriodicTimers periodicTimers();

    /** Local sockets, aliases, what is myself. */
    SocketRegistry sockets();

    /** Sending. */
    Transports transports();

    /** Where to send (RFC 3263). */
    ServerLocator locator();

    /** Destinations that failed lately. */
    Blocklist blocklist();

    /** Stateless forwarding and replies. */
    Stateless stateless();

    /** Hooks into the way of every message. */
    MessageHooks hooks();

    /**
     * The route block of that kind and name, or null; known after all modules' init(), at start() and later.
     * Event routes have kind {@link RouteKind#EVENT} and their full name, as {@code xhttp:request}.
     */
    @Nullable
    ScriptRoute route(RouteKind kind, String name);

    /** A context for an event route that has no network message (Kamailio's faked message), on the calling thread. */
    MessageContext fakeContext();

    /** True when that module is loaded. */
    boolean moduleLoaded(String name);

    /** Offers a module's interface (in {@code module.NAME.api}) to others; call in the constructor. */
    <T> void publish(Class<T> api, T implementation);

    /**
     * The interface another module published; call in init() or later.
     *
     * @throws ModuleException naming the module to load when nobody published it
     */
    <T> T api(Class<T> api) throws ModuleException;

    /** The interface another module published, or null when it is not loaded. */
    <T> @Nullable T apiOrNull(Class<T> api);

    /** A worker for the calling thread, for routes that run on threads other than an event loop; give it back. */
    Worker takeWorker();

    /** Gives back what {@link #takeWorker} gave. */
    void giveBack(Worker worker);

    /**
     * Runs a task that may block for a while on a virtual thread of the engine; refused after stop.
     *
     * @param what shown in core.psx and thread dumps
     */
    void execute(String what, Runnable task);
}
