package org.olelo.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.sip.Address;
import jakarta.servlet.sip.SipApplicationSession;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.SipSessionBindingEvent;
import jakarta.servlet.sip.SipSessionBindingListener;
import jakarta.servlet.sip.SipSessionEvent;
import jakarta.servlet.sip.URI;
import jakarta.servlet.sip.ar.SipApplicationRoutingRegion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.servlet.address.AddressValue;
import org.olelo.servlet.address.Uris;

/** A SIP session: the state of a dialog (RFC 3261 12), as server, client or proxy. */
@SuppressWarnings(
        "serial") // applications put sessions where the specification asks for something serializable, as in timers
final class DialogSession extends SessionBase implements SipSession {
    private static final long serialVersionUID = 1L;

    private static final Set<String> NOT_BY_HAND = Set.of("ACK", "PRACK", "CANCEL");

    private final Application application;
    private final AppSession appSession;
    private final String callId;
    private final String localTag;
    private volatile State state = State.INITIAL;
    private AddressValue local;
    private AddressValue remote;
    private volatile @Nullable String remoteTag;
    /** The peer's first tag has come. */
    private boolean expecting;

    private @Nullable String remoteTarget;
    private List<String> routes = List.of();
    private int sequence;
    /** CSeq of the peer's last request. */
    private int remoteSequence = -1;

    private ServletHolder handler;
    private SipApplicationRoutingRegion region = SipApplicationRoutingRegion.NEUTRAL_REGION;
    private @Nullable URI subscriber;

    /** Under which it is in the container's table of dialogs. */
    final Set<String> keys = ConcurrentHashMap.newKeySet(2);

    /** Transactions without a final answer, both sides. */
    final List<RequestMessage> open = new CopyOnWriteArrayList<>();

    /** Received: reliable 1xx without PRACK, 2xx to INVITE without ACK. */
    final List<ResponseMessage> unacknowledged = new CopyOnWriteArrayList<>();

    /** The first request of the session. */
    @Nullable
    RequestMessage first;

    @Nullable
    ProxyRun proxy;

    @Nullable
    DialogSession linked;

    @Nullable
    LocalSocket socket;

    /** A 2xx to INVITE was sent and its ACK has not come. */
    boolean awaitsAck;

    /** That 2xx, repeated. */
    @Nullable
    Repetition success;

    @Nullable
    Reliable reliable;

    int rseq = 1;

    DialogSession(
            AppSession appSession,
            ServletHolder handler,
            String callId,
            String localTag,
            AddressValue local,
            AddressValue remote) {
        super(appSession.application().container().newId());
        this.appSession = appSession;
        this.application = appSession.application();
        this.handler = handler;
        this.callId = callId;
        this.localTag = localTag;
        this.local = local;
        this.remote = remote;
        this.remoteTag = remote.getParameter("tag");
        appSession.add(this);
    }

    Application application() {
        return application;
    }

    AppSession appSession() {
        return appSession;
    }

    ServletHolder handler() {
        return handler;
    }

    String localTag() {
        return localTag;
    }

    @Nullable
    String remoteTag() {
        return remoteTag;
    }

    void region(SipApplicationRoutingRegion next, @Nullable URI user) {
        region = next;
        subscriber = user;
    }

    // ---- dialog

    /** Key of its dialog in the table of dialogs. */
    static String key(String callId, @Nullable String localTag, @Nullable String remoteTag) {
        return callId + '\n' + localTag + '\n' + remoteTag;
    }

    void state(State next) {
        state = next;
    }

    /** Another dialog of the same request: the attributes are the same at first. */
    DialogSession derive(AddressValue to) {
        AddressValue other = to.copy();
        other.removeParameter("tag");
        DialogSession made = new DialogSession(appSession, handler, callId, localTag, local, other);
        attributes.names().forEach(name -> made.attributes.set(name, Objects.requireNonNull(attributes.get(name))));
        made.first = first;
        made.sequence = sequence;
        made.socket = socket;
        made.linked = linked;
        made.region(region, subscriber);
        application.within(() -> application
                .listeners()
                .sessions()
                .forEach(listener -> listener.sessionCreated(new SipSessionEvent(made))));
        return made;
    }

    /** The ACK of the 2xx is here, or nobody waits for it any more. */
    void acknowledged() {
        awaitsAck = false;
        Repetition known = success;
        if (known != null) {
            known.stop();
            success = null;
        }
    }

    boolean isForkOf(DialogSession other) {
        return callId.equals(other.callId) && localTag.equals(other.localTag);
    }

    /** True when a request of the peer is older than the one before it (RFC 3261 12.2.2). */
    boolean isOutOfOrder(RequestMessage request) {
        if (request.cseq < remoteSequence) {
            return true;
        }
        remoteSequence = request.cseq;
        return false;
    }

    void touch() {
        accessed = System.currentTimeMillis();
        appSession.touch();
    }

    /** As server: what the request says of the peer. */
    void learn(RequestMessage request) {
        String contact = request.headers.first("Contact");
        if (contact != null) {
            target(contact);
        }
        if (request.isInitial()) {
            routes = request.headers.all("Record-Route");
        }
    }

    /**
     * As client, before the mailbox gets to the response: requests of the peer find the session by its first tag. Called under the lock of the
     * transaction.
     */
    void expect(@Nullable String tag) {
        if (tag != null && !expecting && remoteTag == null) {
            expecting = true;
            application.container().registerAs(callId, localTag, tag, this);
        }
    }

    /** As client: what the response says of the peer. */
    void learn(ResponseMessage response) {
        AddressValue to = AddressValue.read(Objects.requireNonNullElse(response.headers.first("To"), ""));
        String tag = to == null ? null : to.getParameter("tag");
        if (to != null && tag != null && !tag.equals(remoteTag)) {
            remoteTag = tag;
            remote = to;
            application.container().register(this);
        }
        String contact = response.headers.first("Contact");
        if (contact != null) {
            target(contact);
        }
        if (state == State.INITIAL || state == State.EARLY) {
            List<String> recorded = new ArrayList<>(response.headers.all("Record-Route"));
            Collections.reverse(recorded);
            routes = recorded;
        }
    }

    private void target(String contact) {
        AddressValue address = AddressValue.read(contact);
        if (address != null && address.getURI() != null) {
            remoteTarget = String.valueOf(address.getURI());
        }
    }

    int nextSequence() {
        sequence++;
        return sequence;
    }

    void sequence(int number) {
        sequence = Math.max(sequence, number);
    }

    /** A request to the peer; the route set goes into Route, strict routers get the Request-URI (RFC 3261 12.2.1.1). */
    RequestMessage inDialog(String method, @Nullable RequestMessage invite, int cseq) {
        String target = remoteTarget;
        URI uri = target == null ? remote.getURI() : Uris.read(target);
        List<String> all = new ArrayList<>(routes);
        AddressValue top = all.isEmpty() ? null : AddressValue.read(all.getFirst());
        URI topUri = top == null ? null : top.getURI();
        if (topUri != null && topUri.getParameter("lr") == null && uri != null) {
            all.removeFirst();
            all.add("<" + uri + ">");
            uri = topUri;
        }
        if (uri == null) {
            throw new IllegalStateException("the session knows no address of the peer");
        }
        HeaderList lines = new HeaderList();
        all.forEach(route -> lines.add("Route", route));
        RequestMessage made = new RequestMessage(this, lines, null, method, uri, local, remote, false);
        made.invite = invite;
        made.cseq = cseq;
        Contacts.add(made);
        return made;
    }

    @Override
    public SipServletRequest createRequest(String method) {
        check();
        if (NOT_BY_HAND.contains(method)) {
            throw new IllegalArgumentException(method + " is made from a message");
        }
        if (state == State.TERMINATED) {
            throw new IllegalStateException("the dialog has ended");
        }
        if (proxy != null) {
            throw new IllegalStateException("a proxy makes no requests");
        }
        RequestMessage begin = first;
        boolean client = begin != null && !begin.isReceived();
        if (state == State.INITIAL && begin != null && client) {
            return again(begin, method);
        }
        if (state == State.INITIAL && remoteTag == null) {
            throw new IllegalStateException("there is no dialog");
        }
        return inDialog(method, null, nextSequence());
    }

    /** Another initial request of the session, as after 401. */
    private RequestMessage again(RequestMessage begin, String method) {
        RequestMessage made =
                new RequestMessage(this, new HeaderList(), null, method, begin.getRequestURI(), local, remote, true);
        made.cseq = nextSequence();
        Contacts.add(made);
        return made;
    }

    boolean isClient() {
        RequestMessage begin = first;
        return begin != null && !begin.isReceived();
    }

    /** Ends it when it is ready. */
    void tidy() {
        if (valid && invalidateWhenReady && isReadyToInvalidate()) {
            SipSessionEvent event = new SipSessionEvent(this);
            application.within(() ->
                    application.listeners().sessions().forEach(listener -> listener.sessionReadyToInvalidate(event)));
            if (valid && invalidateWhenReady && isReadyToInvalidate()) {
                invalidate();
            }
        }
    }

    /** Ends it with its application session. */
    void end() {
        if (valid) {
            invalidate();
        }
    }

    @Override
    void changed(String name, @Nullable Object before, @Nullable Object after) {
        SipSessionBindingEvent event = new SipSessionBindingEvent(this, name);
        if (before instanceof SipSessionBindingListener bound) {
            bound.valueUnbound(event);
        }
        if (after instanceof SipSessionBindingListener bound) {
            bound.valueBound(event);
        }
        application.listeners().sessionAttributes().forEach(listener -> {
            switch (Change.of(before, after)) {
                case ADDED -> listener.attributeAdded(event);
                case REMOVED -> listener.attributeRemoved(event);
                case REPLACED -> listener.attributeReplaced(event);
            }
        });
    }

    // ---- SipSession

    @Override
    public SipApplicationSession getApplicationSession() {
        return appSession;
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        check();
        return Collections.enumeration(attributes.names());
    }

    @Override
    public String getCallId() {
        return callId;
    }

    @Override
    public Address getLocalParty() {
        AddressValue view = local.copy();
        view.fix();
        return view;
    }

    @Override
    public Address getRemoteParty() {
        AddressValue view = remote.copy();
        view.fix();
        return view;
    }

    AddressValue localParty() {
        return local;
    }

    AddressValue remoteParty() {
        return remote;
    }

    @Override
    public SipApplicationRoutingRegion getRegion() {
        check();
        return region;
    }

    @Override
    public ServletContext getServletContext() {
        return application.context();
    }

    @Override
    public State getState() {
        check();
        return state;
    }

    State currentState() {
        return state;
    }

    @Override
    public @Nullable URI getSubscriberURI() {
        check();
        return subscriber;
    }

    @Override
    public void invalidate() {
        check();
        SipSessionEvent event = new SipSessionEvent(this);
        application.within(
                () -> application.listeners().sessions().forEach(listener -> listener.sessionDestroyed(event)));
        attributes.clear();
        valid = false;
        acknowledged();
        Reliable provisional = reliable;
        if (provisional != null) {
            provisional.stop();
        }
        state = State.TERMINATED;
        application.container().forget(this);
        appSession.remove(this);
    }

    @Override
    public boolean isReadyToInvalidate() {
        check();
        return open.isEmpty() && !awaitsAck && (state == State.TERMINATED || state == State.INITIAL && first != null);
    }

    @Override
    public void setHandler(String name) throws ServletException {
        check();
        handler = application.servlet(name);
    }

    @Override
    public void setOutboundInterface(InetAddress address) {
        check();
        socket = application.container().socket(address, 0);
    }

    @Override
    public void setOutboundInterface(InetSocketAddress address) {
        check();
        socket = application.container().socket(address.getAddress(), address.getPort());
    }
}
