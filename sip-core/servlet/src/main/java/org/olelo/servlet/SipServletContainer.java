package org.olelo.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.ar.SipApplicationRouter;
import jakarta.servlet.sip.ar.SipApplicationRouterInfo;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.olelo.module.sipapp.api.ApplicationContainer;
import org.olelo.module.sipapp.api.Delivery;
import org.olelo.module.sipapp.api.SipApplications;
import org.olelo.net.Flow;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.routing.MessageContext;
import org.olelo.servlet.address.AddressValue;
import org.olelo.servlet.address.SipUriValue;
import org.olelo.servlet.router.DefaultApplicationRouter;
import org.olelo.servlet.war.Surroundings;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;

/**
 * The container: attach it to an engine, deploy applications into it. Everything of one application session runs one after another on
 * virtual threads of the engine; no lock is held while application code runs. Thread-safe.
 */
public final class SipServletContainer implements ApplicationContainer, AutoCloseable {
    /** Requests that wait in the mailboxes of all applications before new ones are answered 503. */
    private static final int MAX_WAITING = 10_000;
    /** What applications find in their context; gone with the container, which may go before them. */
    private static final List<String> CONTEXT_ATTRIBUTES = List.of(
            SipServlet.SIP_FACTORY,
            SipServlet.TIMER_SERVICE,
            SipServlet.SIP_SESSIONS_UTIL,
            SipServlet.SUPPORTED,
            SipServlet.SUPPORTED_RFCs,
            SipServlet.PRACK_SUPPORTED,
            SipServlet.OUTBOUND_INTERFACES);

    private final Engine engine;
    private final SipApplications sipApplications;
    private final Map<String, Application> applications = new ConcurrentHashMap<>();
    private final Map<String, DialogSession> dialogs = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor scheduler;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Incoming incoming = new Incoming(this);
    private final Outgoing outgoing;
    private final Subscribers subscribers;
    private volatile @Nullable SipApplicationRouter router;

    private SipServletContainer(Engine engine, SipApplications sipApplications) {
        this.engine = engine;
        this.sipApplications = sipApplications;
        this.subscribers = new Subscribers(sipApplications.users());
        this.outgoing = new Outgoing(this, new EngineUserAgents(sipApplications.transactions()));
        this.scheduler = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sipapp-timer");
            thread.setDaemon(true);
            return thread;
        });
        this.scheduler.setRemoveOnCancelPolicy(true);
    }

    /**
     * A container on that engine.
     *
     * @throws ModuleException when module sipapp is not loaded
     * @throws IllegalArgumentException naming what is wrong in the rules of the application router (parameter dar)
     */
    public static SipServletContainer attach(Engine engine) throws ModuleException {
        SipApplications found = engine.api(SipApplications.class);
        SipServletContainer made = new SipServletContainer(engine, found);
        if (!found.routerRules().isEmpty()) {
            made.router(new DefaultApplicationRouter(found.routerRules(), found.deployed()));
        }
        found.attach(made);
        return made;
    }

    /** The router for {@code sip_app_route()}; null: the first application deployed gets everything. */
    public void router(@Nullable SipApplicationRouter next) {
        router = next;
        if (next != null) {
            next.init();
            next.applicationDeployed(List.copyOf(applications.keySet()));
        }
    }

    // ---- applications

    /**
     * Starts an application.
     *
     * @param context the WAR's; {@link StandaloneContext} where there is none
     * @param surroundings what the server gives the application
     * @throws ServletException when a servlet refuses, or the name is taken
     */
    public void deploy(ApplicationDescriptor descriptor, ServletContext context, Surroundings surroundings)
            throws ServletException {
        Application application = new Application(this, descriptor, context, surroundings);
        context.setAttribute(SipServlet.SIP_FACTORY, new Factory(application));
        context.setAttribute(SipServlet.TIMER_SERVICE, new Timers());
        context.setAttribute(SipServlet.SIP_SESSIONS_UTIL, new SessionFinder(application));
        context.setAttribute(SipServlet.SUPPORTED, List.of("100rel"));
        context.setAttribute(
                SipServlet.SUPPORTED_RFCs, List.of("3261", "3262", "3263", "3265", "3311", "3428", "3515", "3903"));
        context.setAttribute(SipServlet.PRACK_SUPPORTED, Boolean.TRUE);
        context.setAttribute(SipServlet.OUTBOUND_INTERFACES, outboundInterfaces());
        if (applications.putIfAbsent(descriptor.name(), application) != null) {
            throw new ServletException("an application of that name is deployed: " + descriptor.name());
        }
        try {
            application.start();
        } catch (ServletException | RuntimeException e) {
            applications.remove(descriptor.name(), application);
            throw e;
        }
        sipApplications.deployed().add(descriptor.name());
        SipApplicationRouter known = router;
        if (known != null) {
            known.applicationDeployed(List.of(descriptor.name()));
        }
    }

    /** Starts an application outside of any web container; classes have a constructor without parameters. */
    public void deploy(ApplicationDescriptor descriptor) throws ServletException {
        deploy(descriptor, StandaloneContext.of(descriptor), new Standalone());
    }

    /** Stops an application: its sessions are invalidated, its servlets destroyed. */
    public void undeploy(String name) {
        Application application = applications.remove(name);
        if (application == null) {
            return;
        }
        sipApplications.deployed().remove(name);
        application.stop();
        CONTEXT_ATTRIBUTES.forEach(application.context()::removeAttribute);
        SipApplicationRouter known = router;
        if (known != null) {
            known.applicationUndeployed(List.of(name));
        }
    }

    /** The HTTP sessions of an application that is deployed. */
    public WebSessions webSessions(String name) {
        Application application = applications.get(name);
        if (application == null) {
            throw new IllegalArgumentException("not deployed: " + name);
        }
        return application.webSessions();
    }

    /** Names of the applications deployed. */
    public List<String> applicationNames() {
        return List.copyOf(applications.keySet());
    }

    /** Application sessions that are alive. */
    public int sessionCount() {
        return applications.values().stream()
                .mapToInt(Application::sessionCount)
                .sum();
    }

    /** Dialogs that are alive. */
    public int dialogCount() {
        return dialogs.size();
    }

    @Override
    public void close() {
        sipApplications.detach(this);
        List.copyOf(applications.keySet()).forEach(this::undeploy);
        scheduler.shutdownNow();
    }

    // ---- from the script

    @Override
    public @Nullable Delivery deliver(@Nullable String name, MessageContext ctx) {
        if (waiting.get() > MAX_WAITING) {
            return ctx.request().methodName().equals("ACK")
                    ? null
                    : t -> {
                        if (t != null) {
                            sipApplications.transactions().serverReplies().reply(t, null, 503, "Service Unavailable");
                        }
                    };
        }
        return incoming.deliver(name, ctx);
    }

    @Nullable
    Application application(String name) {
        return applications.get(name);
    }

    /** Which application an initial request is for; null: none. */
    @Nullable
    SipApplicationRouterInfo route(RequestMessage request) {
        SipApplicationRouter known = router;
        if (known != null) {
            return known.getNextApplication(request, null, request.getRoutingDirective(), null, null);
        }
        return null;
    }

    boolean hasRouter() {
        return router != null;
    }

    @Nullable
    Application first() {
        return applications.isEmpty() ? null : applications.values().iterator().next();
    }

    // ---- dialogs

    void register(DialogSession session) {
        registerAs(session.getCallId(), session.localTag(), session.remoteTag(), session);
    }

    void registerAs(String callId, String localTag, @Nullable String remoteTag, DialogSession session) {
        String key = DialogSession.key(callId, localTag, remoteTag);
        session.keys.add(key);
        dialogs.put(key, session);
        if (!session.isValid()) {
            forget(session); // it ended meanwhile
        }
    }

    @Nullable
    DialogSession dialog(String callId, @Nullable String localTag, @Nullable String remoteTag) {
        return dialogs.get(DialogSession.key(callId, localTag, remoteTag));
    }

    void forget(DialogSession session) {
        session.keys.forEach(key -> dialogs.remove(key, session));
        session.keys.clear();
    }

    /** A session for looking at a request that has none. */
    DialogSession placeholder(Application application, String callId, AddressValue local, AddressValue remote) {
        return new DialogSession(
                AppSession.placeholder(application), application.standard(), callId, "", local, remote);
    }

    // ---- parts

    Subscribers subscribers() {
        return subscribers;
    }

    Engine engine() {
        return engine;
    }

    SipApplications sipApplications() {
        return sipApplications;
    }

    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    /** Virtual threads of the engine; what waits for them is counted. */
    Executor executor() {
        return task -> {
            waiting.incrementAndGet();
            engine.execute("sipapp", () -> {
                waiting.decrementAndGet();
                task.run();
            });
        };
    }

    String newId() {
        return UUID.randomUUID().toString();
    }

    void send(RequestMessage request) throws java.io.IOException {
        outgoing.send(request);
    }

    void send(ResponseMessage response, boolean reliably) {
        outgoing.send(response, reliably);
    }

    // ---- addresses

    /** The URI of the socket a message came to, or of the first one. */
    SipUriValue localUri(@Nullable Flow flow) {
        LocalSocket socket =
                flow != null ? flow.socket() : engine.sockets().all().getFirst();
        return uri(socket);
    }

    static SipUriValue uri(LocalSocket socket) {
        SipUriValue uri = SipUriValue.of(null, socket.advertisedHost(), socket.advertisedPort());
        if (socket.protocol() != Protocol.UDP) {
            uri.setTransportParam(socket.transportToken());
        }
        return uri;
    }

    private List<SipUriValue> outboundInterfaces() {
        List<SipUriValue> all = new ArrayList<>();
        for (LocalSocket socket : engine.sockets().all()) {
            SipUriValue uri = SipUriValue.of(null, socket.uriHost(), socket.port());
            uri.setTransportParam(socket.transportToken());
            all.add(uri);
        }
        return List.copyOf(all);
    }

    LocalSocket socket(InetAddress address, int port) {
        for (LocalSocket socket : engine.sockets().all()) {
            if (socket.address().equals(address) && (port == 0 || port == socket.port())) {
                return socket;
            }
        }
        throw new IllegalArgumentException("not an outbound interface: " + address.getHostAddress() + ':' + port);
    }
}
