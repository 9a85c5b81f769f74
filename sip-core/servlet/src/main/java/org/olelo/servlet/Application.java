package org.olelo.servlet;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletContextEvent;
import jakarta.servlet.sip.SipServletRequest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.olelo.servlet.war.Surroundings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A deployed application: its servlets, listeners and sessions. */
final class Application {
    private static final Logger LOG = LoggerFactory.getLogger("sipapp");

    private final SipServletContainer container;
    private final ApplicationDescriptor descriptor;
    private final ServletContext context;
    private final Surroundings surroundings;
    private final DigestGuard guard;
    private final WebSessions webSessions = new WebSessions(this);
    private final Map<String, ServletHolder> servlets = new LinkedHashMap<>();
    private final Map<String, AppSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, AppSession> byKey = new ConcurrentHashMap<>();
    private Listeners listeners = new Listeners(List.of());

    Application(
            SipServletContainer container,
            ApplicationDescriptor descriptor,
            ServletContext context,
            Surroundings surroundings) {
        this.container = container;
        this.descriptor = descriptor;
        this.context = context;
        this.surroundings = surroundings;
        this.guard = new DigestGuard(descriptor.constraints(), descriptor.realm(), container.subscribers());
    }

    void start() throws ServletException {
        Refusal refusal = new Refusal();
        surroundings.run(() -> {
            try {
                begin(surroundings.instances());
            } catch (ServletException e) {
                refusal.reason = e;
            }
        });
        ServletException reason = refusal.reason;
        if (reason != null) {
            throw reason;
        }
    }

    private static final class Refusal {
        @Nullable
        ServletException reason;
    }

    private void begin(Function<Class<?>, Object> factory) throws ServletException {
        Map<Class<?>, Object> made = new LinkedHashMap<>();
        List<Object> heard = new ArrayList<>();
        for (Class<?> type : descriptor.listeners()) {
            heard.add(made.computeIfAbsent(type, factory));
        }
        List<ApplicationDescriptor.ServletEntry> entries = new ArrayList<>(descriptor.servlets());
        for (ApplicationDescriptor.ServletEntry entry : entries) {
            Object instance = made.computeIfAbsent(entry.type(), factory);
            Servlet servlet = instance instanceof Servlet own ? own : new AnnotatedServlet(instance);
            servlets.put(entry.name(), new ServletHolder(entry.name(), servlet, context, entry.parameters()));
            if (instance instanceof java.util.EventListener && !heard.contains(instance)) {
                heard.add(instance);
            }
        }
        listeners = new Listeners(heard);
        ServletContextEvent started = new ServletContextEvent(context);
        listeners.contexts().forEach(listener -> listener.contextInitialized(started));
        entries.sort(Comparator.comparingInt(ApplicationDescriptor.ServletEntry::loadOnStartup));
        for (ApplicationDescriptor.ServletEntry entry : entries) {
            init(servlet(entry.name()));
        }
    }

    private void init(ServletHolder holder) throws ServletException {
        holder.servlet().init(holder);
        if (holder.servlet() instanceof SipServlet sip) {
            SipServletContextEvent event = new SipServletContextEvent(context, sip);
            listeners.servlets().forEach(listener -> listener.servletInitialized(event));
        }
    }

    void stop() {
        within(() -> servlets.values().forEach(holder -> holder.servlet().destroy()));
        for (AppSession session : List.copyOf(sessions.values())) {
            if (session.isValid()) {
                session.invalidate();
            }
        }
        ServletContextEvent stopped = new ServletContextEvent(context);
        within(() -> listeners.contexts().forEach(listener -> listener.contextDestroyed(stopped)));
    }

    SipServletContainer container() {
        return container;
    }

    ApplicationDescriptor descriptor() {
        return descriptor;
    }

    ServletContext context() {
        return context;
    }

    String name() {
        return descriptor.name();
    }

    Listeners listeners() {
        return listeners;
    }

    DigestGuard guard() {
        return guard;
    }

    WebSessions webSessions() {
        return webSessions;
    }

    // ---- servlets

    ServletHolder servlet(String name) throws ServletException {
        ServletHolder holder = servlets.get(name);
        if (holder == null) {
            throw new ServletException("no servlet of that name: " + name);
        }
        return holder;
    }

    /** The servlet for an initial request, or null. */
    @Nullable
    ServletHolder select(SipServletRequest request) {
        String main = descriptor.mainServlet();
        if (main != null && !main.isEmpty()) {
            return servlets.get(main);
        }
        for (ApplicationDescriptor.Mapping mapping : descriptor.mappings()) {
            if (mapping.rule().matches(request)) {
                return servlets.get(mapping.servlet());
            }
        }
        boolean only = descriptor.mappings().isEmpty() && servlets.size() == 1;
        return only ? servlets.values().iterator().next() : null;
    }

    /** The first servlet: for sessions the application itself begins. */
    ServletHolder standard() {
        String main = descriptor.mainServlet();
        ServletHolder holder = main == null ? null : servlets.get(main);
        return holder == null ? servlets.values().iterator().next() : holder;
    }

    @Nullable
    RequestDispatcher dispatcher(String name) {
        ServletHolder holder = servlets.get(name);
        return holder == null ? null : new Forwarding(holder);
    }

    private record Forwarding(ServletHolder holder) implements RequestDispatcher {
        @Override
        public void forward(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            holder.servlet().service(request, response);
        }

        /** As forward: a SIP message has no output to include something in. */
        @Override
        public void include(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            forward(request, response);
        }
    }

    /** Calls the session's servlet; false when it threw. */
    boolean call(DialogSession session, @Nullable RequestMessage request, @Nullable ResponseMessage response) {
        session.touch();
        boolean[] done = new boolean[1];
        surroundings.run(() -> done[0] = serve(session, request, response));
        return done[0];
    }

    private boolean serve(DialogSession session, @Nullable RequestMessage request, @Nullable ResponseMessage response) {
        try {
            session.handler().servlet().service(request, response);
            return true;
        } catch (ServletException | IOException | RuntimeException e) {
            LOG.error("servlet failed, application={} callid={}", name(), session.getCallId(), e);
            return false;
        }
    }

    /** Runs something of the application's under its class loader. */
    void within(Runnable task) {
        try {
            surroundings.run(task);
        } catch (RuntimeException e) {
            LOG.error("listener failed, application={}", name(), e);
        }
    }

    // ---- sessions

    AppSession newSession(@Nullable String key) {
        AppSession made = new AppSession(this, container.newId(), key);
        sessions.put(made.getId(), made);
        if (key != null) {
            byKey.put(key, made);
        }
        jakarta.servlet.sip.SipApplicationSessionEvent event = new jakarta.servlet.sip.SipApplicationSessionEvent(made);
        within(() -> listeners.appSessions().forEach(listener -> listener.sessionCreated(event)));
        return made;
    }

    AppSession sessionFor(RequestMessage probe) {
        String id = probe.getRequestURI().getParameter(AppSession.ID_PARAMETER);
        AppSession encoded = id == null ? null : sessions.get(id);
        if (encoded != null) {
            return encoded;
        }
        String key = key(probe);
        AppSession known = key == null ? null : byKey.get(key);
        return known == null ? newSession(key) : known;
    }

    private @Nullable String key(SipServletRequest request) {
        if (descriptor.keyMethod() == null) {
            return null;
        }
        try {
            Object key = descriptor.keyMethod().invoke(null, request);
            return key == null ? null : key.toString();
        } catch (IllegalAccessException | InvocationTargetException e) {
            LOG.error("the method of the session key failed, application={}", name(), e);
            return null;
        }
    }

    @Nullable
    AppSession session(String id) {
        return sessions.get(id);
    }

    @Nullable
    AppSession sessionByKey(String key) {
        return byKey.get(key);
    }

    void remove(AppSession session) {
        sessions.remove(session.getId());
        if (session.key != null) {
            byKey.remove(session.key, session);
        }
    }

    int sessionCount() {
        return sessions.size();
    }
}
