package org.olelo.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.sip.Address;
import jakarta.servlet.sip.AuthInfo;
import jakarta.servlet.sip.B2buaHelper;
import jakarta.servlet.sip.Proxy;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.SipURI;
import jakarta.servlet.sip.TooManyHopsException;
import jakarta.servlet.sip.URI;
import jakarta.servlet.sip.ar.SipApplicationRoutingDirective;
import jakarta.servlet.sip.ar.SipApplicationRoutingRegion;
import java.io.BufferedReader;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;
import org.olelo.routing.MessageContext;
import org.olelo.servlet.address.AddressValue;
import org.olelo.servlet.address.SipUriValue;
import org.olelo.transaction.Transaction;

/** A request, received or to be sent. */
@SuppressWarnings("serial") // see MessageBase
final class RequestMessage extends MessageBase implements SipServletRequest {
    private final String method;
    private final AddressValue from;
    private final AddressValue to;
    private final boolean initial;
    private URI uri;
    private boolean uriChanged;
    int cseq;

    /** Received: its engine side. */
    @Nullable
    MessageContext ctx;

    @Nullable
    Transaction server;

    /** Sent: its transaction. */
    @Nullable
    Transaction client;

    /** INVITE sent: what an ACK or CANCEL belongs to. */
    @Nullable
    RequestMessage invite;

    boolean finalSent;
    boolean finalReceived;
    boolean canceled;

    @Nullable
    ProxyRun proxy;

    @Nullable
    BackToBack helper;

    @Nullable
    RequestMessage linked;

    /** The ACK sent for the last 2xx. */
    @Nullable
    RequestMessage lastAck;

    private @Nullable Address poppedRoute;
    private @Nullable Principal user;
    private Set<String> roles = Set.of();
    private SipApplicationRoutingDirective directive = SipApplicationRoutingDirective.NEW;

    RequestMessage(
            DialogSession session,
            HeaderList headers,
            @Nullable Flow flow,
            String method,
            URI uri,
            AddressValue from,
            AddressValue to,
            boolean initial) {
        super(session, headers, flow);
        this.method = method;
        this.uri = uri;
        this.from = from;
        this.to = to;
        this.initial = initial;
    }

    /** The sender has shown who he is. */
    void authenticated(String name, Set<String> memberOf) {
        user = () -> name;
        roles = memberOf;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return user;
    }

    @Override
    public boolean isUserInRole(String role) {
        return roles.contains(role);
    }

    boolean uriChanged() {
        return uriChanged;
    }

    boolean isReceived() {
        return flow != null;
    }

    void popped(@Nullable Address route) {
        poppedRoute = route;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public Address getFrom() {
        AddressValue view = from.copy();
        view.fix();
        return view;
    }

    @Override
    public Address getTo() {
        AddressValue view = to.copy();
        view.fix();
        return view;
    }

    @Override
    public URI getRequestURI() {
        return uri;
    }

    @Override
    public void setRequestURI(URI next) {
        uri = Objects.requireNonNull(next);
        uriChanged = true;
    }

    @Override
    public boolean isInitial() {
        return initial;
    }

    @Override
    public int getMaxForwards() {
        String value = headers.first("Max-Forwards");
        try {
            return value == null ? -1 : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public void setMaxForwards(int n) {
        if (n < 0 || n > 255) {
            throw new IllegalArgumentException("Max-Forwards must be from 0 to 255: " + n);
        }
        headers.set("Max-Forwards", Integer.toString(n));
    }

    @Override
    public void pushRoute(Address route) {
        if (!(route.getURI() instanceof SipURI sip)) {
            throw new IllegalArgumentException("not a SIP URI: " + route);
        }
        if (!initial) {
            throw new IllegalStateException("the route set of a dialog may not be changed");
        }
        SipURI loose = (SipURI) sip.clone();
        loose.setLrParam(true);
        headers.addFirst("Route", AddressValue.of(loose, route.getDisplayName()).toString());
    }

    @Override
    public void pushRoute(SipURI route) {
        pushRoute(AddressValue.of(route, null));
    }

    @Override
    public void pushPath(Address path) {
        if (!method.equals("REGISTER")) {
            throw new IllegalStateException("Path is for REGISTER only");
        }
        headers.addFirst("Path", path.toString());
    }

    @Override
    public @Nullable Address getPoppedRoute() {
        return poppedRoute;
    }

    @Override
    public @Nullable Address getInitialPoppedRoute() {
        return poppedRoute;
    }

    @Override
    public SipServletResponse createResponse(int status) {
        return createResponse(status, null);
    }

    @Override
    public SipServletResponse createResponse(int status, @Nullable String reason) {
        if (status < 100 || status > 699) {
            throw new IllegalArgumentException("not a status: " + status);
        }
        if (!isReceived() || finalSent || method.equals("ACK")) {
            throw new IllegalStateException("the request cannot be answered");
        }
        return new ResponseMessage(this, new HeaderList(), status, reason, null, null);
    }

    @Override
    public SipServletRequest createCancel() {
        if (isReceived() || client == null || !method.equals("INVITE") || finalReceived) {
            throw new IllegalStateException("there is nothing to cancel");
        }
        HeaderList lines = new HeaderList();
        RequestMessage cancel = new RequestMessage(session, lines, null, "CANCEL", uri, from, to, false);
        cancel.invite = this;
        cancel.cseq = cseq;
        return cancel;
    }

    @Override
    public void send() throws IOException {
        if (isReceived() || committed) {
            throw new IllegalStateException("the request was received or sent already");
        }
        session.application().container().send(this);
    }

    @Override
    public void addAuthHeader(SipServletResponse challenge, AuthInfo info) {
        beforeChange();
        DigestAnswer.add(this, (ResponseMessage) challenge, (Credentials) info);
    }

    @Override
    public void addAuthHeader(SipServletResponse challenge, String username, String password) {
        beforeChange();
        DigestAnswer.add(this, (ResponseMessage) challenge, Credentials.of(username, password));
    }

    @Override
    public B2buaHelper getB2buaHelper() {
        if (proxy != null) {
            throw new IllegalStateException("the request is being proxied");
        }
        BackToBack known = helper;
        if (known == null) {
            known = new BackToBack(session.application());
            helper = known;
        }
        return known;
    }

    @Override
    public Proxy getProxy() throws TooManyHopsException {
        return Objects.requireNonNull(getProxy(true));
    }

    @Override
    public @Nullable Proxy getProxy(boolean create) throws TooManyHopsException {
        if (proxy != null || !create) {
            return proxy;
        }
        if (helper != null) {
            throw new IllegalStateException("the request has a B2buaHelper");
        }
        if (!isReceived() || finalSent || server == null) {
            throw new IllegalStateException("the request cannot be proxied");
        }
        if (getMaxForwards() == 0) {
            throw new TooManyHopsException("Max-Forwards is 0");
        }
        proxy = new ProxyRun(this);
        return proxy;
    }

    @Override
    public SipApplicationRoutingRegion getRegion() {
        return session.getRegion();
    }

    @Override
    public @Nullable URI getSubscriberURI() {
        return session.getSubscriberURI();
    }

    @Override
    public SipApplicationRoutingDirective getRoutingDirective() {
        if (!initial) {
            throw new IllegalStateException("not an initial request");
        }
        return directive;
    }

    @Override
    public void setRoutingDirective(SipApplicationRoutingDirective next, @Nullable SipServletRequest origin) {
        if (!initial || isReceived() || committed) {
            throw new IllegalStateException("not a new initial request");
        }
        if (next != SipApplicationRoutingDirective.NEW && origin == null) {
            throw new IllegalStateException("a request to go on with is missing");
        }
        directive = next;
    }

    @Override
    @Nullable
    AddressValue party(String key) {
        if (isReceived() || committed) {
            return null;
        }
        return switch (key) {
            case "from" -> from;
            case "to" -> to;
            default -> null;
        };
    }

    @Override
    int sequence() {
        return cseq;
    }

    @Override
    List<String> vias() {
        return List.of();
    }

    /** Values of Route, topmost first. */
    List<String> routes() {
        return headers.all("Route");
    }

    AddressValue fromValue() {
        return from;
    }

    AddressValue toValue() {
        return to;
    }

    /** A SIP URI made of this server's address, for Contact and such. */
    SipUriValue local() {
        return session.application().container().localUri(flow);
    }

    // ---- ServletRequest

    @Override
    public @Nullable ServletInputStream getInputStream() {
        return null;
    }

    @Override
    public @Nullable BufferedReader getReader() {
        return null;
    }

    @Override
    public long getContentLengthLong() {
        return getContentLength();
    }

    /** Parameters of the popped route, else of the Request-URI (JSR 289 5.6.1). */
    @Override
    public @Nullable String getParameter(String name) {
        return source().getParameter(name);
    }

    private URI source() {
        Address route = poppedRoute;
        URI popped = route == null ? null : route.getURI();
        return popped == null ? uri : popped;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        List<String> names = new ArrayList<>();
        source().getParameterNames().forEachRemaining(names::add);
        return Collections.enumeration(names);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String value = getParameter(name);
        return value == null ? null : new String[] {value};
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> all = new java.util.LinkedHashMap<>();
        source().getParameterNames()
                .forEachRemaining(name ->
                        all.put(name, new String[] {Objects.requireNonNullElse(getParameter(name), "")}));
        return all;
    }

    @Override
    public String getScheme() {
        return uri.getScheme();
    }

    @Override
    public @Nullable String getServerName() {
        return getLocalAddr();
    }

    @Override
    public int getServerPort() {
        return getLocalPort();
    }

    @Override
    public @Nullable String getRemoteHost() {
        return getRemoteAddr();
    }

    @Override
    public @Nullable String getLocalName() {
        return getLocalAddr();
    }

    @Override
    public Locale getLocale() {
        Locale first = getAcceptLanguage();
        return first == null ? Locale.getDefault() : first;
    }

    @Override
    public Enumeration<Locale> getLocales() {
        List<Locale> all = new ArrayList<>();
        getAcceptLanguages().forEachRemaining(all::add);
        return Collections.enumeration(all.isEmpty() ? List.of(Locale.getDefault()) : all);
    }

    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String path) {
        return session.application().dispatcher(path);
    }

    @Override
    public ServletContext getServletContext() {
        return servletContext();
    }

    @Override
    public AsyncContext startAsync() {
        throw new IllegalStateException("SIP requests are asynchronous by themselves");
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return startAsync();
    }

    @Override
    public boolean isAsyncStarted() {
        return false;
    }

    @Override
    public boolean isAsyncSupported() {
        return false;
    }

    @Override
    public AsyncContext getAsyncContext() {
        throw new IllegalStateException("SIP requests are asynchronous by themselves");
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public String getRequestId() {
        return getCallId() + '/' + cseq + '/' + method;
    }

    @Override
    public String getProtocolRequestId() {
        return "";
    }

    @Override
    public ServletConnection getServletConnection() {
        return new FlowConnection(flow);
    }

    @Override
    public String toString() {
        return method + ' ' + uri + " (" + getCallId() + ')';
    }
}
