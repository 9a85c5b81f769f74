package org.olelo.servlet;

import jakarta.servlet.sip.Address;
import jakarta.servlet.sip.B2buaHelper;
import jakarta.servlet.sip.SipServletMessage;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.TooManyHopsException;
import jakarta.servlet.sip.UAMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.servlet.address.AddressValue;

/** The helper for back-to-back user agents. */
final class BackToBack implements B2buaHelper {
    private final Application application;

    BackToBack(Application application) {
        this.application = application;
    }

    /** A new request with the headers and body of a received one. */
    static RequestMessage copy(Application application, RequestMessage origin, String callId) {
        return copy(application, origin, callId, origin.getFrom(), origin.getTo());
    }

    private static RequestMessage copy(
            Application application, RequestMessage origin, String callId, Address from, Address to) {
        RequestMessage made =
                Factory.initial(application, origin.session.appSession(), origin.getMethod(), from, to, callId);
        made.setRequestURI(origin.getRequestURI().clone());
        made.session.region(origin.session.getRegion(), origin.session.getSubscriberURI());
        fill(origin, made);
        int hops = origin.getMaxForwards();
        made.setMaxForwards(hops < 0 ? 70 : Math.max(0, hops - 1));
        return made;
    }

    /** Copies what an application may set. */
    private static void fill(RequestMessage origin, RequestMessage made) {
        for (HeaderList.Field field : origin.headers.fields()) {
            if (!SystemHeaders.includes(field.name(), made) && !SystemHeaders.isWritten(field.name())) {
                made.headers.add(field.name(), field.value());
            }
        }
        made.body = origin.body;
    }

    @Override
    public SipServletRequest createRequest(SipServletRequest origRequest) {
        RequestMessage origin = initial(origRequest);
        return copy(application, origin, application.container().newId());
    }

    private static RequestMessage initial(SipServletRequest request) {
        if (!(request instanceof RequestMessage own) || !own.isInitial()) {
            throw new IllegalArgumentException("not an initial request: " + request);
        }
        return own;
    }

    @Override
    public SipServletRequest createRequest(
            SipServletRequest origRequest, boolean linked, @Nullable Map<String, List<String>> headerMap)
            throws TooManyHopsException {
        RequestMessage origin = initial(origRequest);
        if (origin.getMaxForwards() == 0) {
            throw new TooManyHopsException("Max-Forwards is 0");
        }
        Map<String, List<String>> changes = headerMap == null ? Map.of() : headerMap;
        Address from = party(changes, "From", origin.getFrom());
        Address to = party(changes, "To", origin.getTo());
        String callId = value(changes, "Call-ID");
        RequestMessage made = copy(
                application, origin, callId == null ? application.container().newId() : callId, from, to);
        apply(changes, made);
        if (linked) {
            link(origin.session, made.session);
            origin.linked = made;
            made.linked = origin;
        }
        return made;
    }

    private static Address party(Map<String, List<String>> changes, String name, Address otherwise) {
        String text = value(changes, name);
        if (text == null) {
            return otherwise;
        }
        AddressValue given = AddressValue.read(text);
        if (given == null) {
            throw new IllegalArgumentException("not an address: " + text);
        }
        return given;
    }

    private static @Nullable String value(Map<String, List<String>> changes, String name) {
        for (Map.Entry<String, List<String>> entry : changes.entrySet()) {
            if (HeaderList.same(entry.getKey(), name) && !entry.getValue().isEmpty()) {
                return entry.getValue().getFirst();
            }
        }
        return null;
    }

    private static void apply(Map<String, List<String>> changes, RequestMessage made) {
        changes.forEach((name, values) -> {
            String key = HeaderList.key(name);
            if (key.equals("from") || key.equals("to") || key.equals("call-id")) {
                return;
            }
            if (key.equals("contact")) {
                Contacts.take(made, values.getFirst());
                return;
            }
            boolean allowed = key.equals("route") || !SystemHeaders.includes(name, made);
            if (!allowed) {
                throw new IllegalArgumentException(name + " is a system header");
            }
            made.headers.set(name, null);
            values.forEach(value -> made.headers.add(name, value));
        });
    }

    @Override
    public SipServletRequest createRequest(
            SipSession session, SipServletRequest origRequest, @Nullable Map<String, List<String>> headerMap) {
        RequestMessage origin = (RequestMessage) origRequest;
        DialogSession other = (DialogSession) session;
        RequestMessage made = (RequestMessage) other.createRequest(origin.getMethod());
        fill(origin, made);
        apply(headerMap == null ? Map.of() : headerMap, made);
        RequestMessage peer = other == origin.session ? origin.linked : origin;
        made.linked = peer;
        if (peer != null) {
            peer.linked = made;
        }
        return made;
    }

    @Override
    public SipServletRequest createCancel(SipSession session) {
        RequestMessage first = ((DialogSession) session).first;
        if (first == null) {
            throw new IllegalStateException("there is nothing to cancel");
        }
        return first.createCancel();
    }

    @Override
    public SipServletResponse createResponseToOriginalRequest(
            SipSession session, int status, @Nullable String reasonPhrase) {
        RequestMessage first = ((DialogSession) session).first;
        if (first == null || !first.isReceived()) {
            throw new IllegalStateException("the session began with no received request");
        }
        return first.createResponse(status, reasonPhrase);
    }

    @Override
    public @Nullable SipSession getLinkedSession(SipSession session) {
        return ((DialogSession) session).linked;
    }

    @Override
    public @Nullable SipServletRequest getLinkedSipServletRequest(SipServletRequest req) {
        return ((RequestMessage) req).linked;
    }

    @Override
    public List<SipServletMessage> getPendingMessages(SipSession session, UAMode mode) {
        DialogSession own = (DialogSession) session;
        if (mode == UAMode.UAC) {
            return List.copyOf(own.unacknowledged);
        }
        List<SipServletMessage> all = new ArrayList<>();
        for (RequestMessage request : own.open) {
            if (request.isReceived()) {
                all.add(request);
            }
        }
        return all;
    }

    @Override
    public void linkSipSessions(SipSession session1, SipSession session2) {
        DialogSession a = (DialogSession) session1;
        DialogSession b = (DialogSession) session2;
        boolean free = (a.linked == null || a.linked == b) && (b.linked == null || b.linked == a);
        if (!free || a.appSession() != b.appSession() || !a.isValid() || !b.isValid()) {
            throw new IllegalArgumentException("these sessions cannot be linked");
        }
        link(a, b);
    }

    private static void link(DialogSession a, DialogSession b) {
        for (DialogSession former : new DialogSession[] {a.linked, b.linked}) {
            if (former != null && (former.linked == a || former.linked == b)) {
                former.linked = null;
            }
        }
        a.linked = b;
        b.linked = a;
    }

    @Override
    public void unlinkSipSessions(SipSession session) {
        DialogSession own = (DialogSession) session;
        DialogSession other = own.linked;
        if (other == null) {
            throw new IllegalArgumentException("the session is not linked");
        }
        own.linked = null;
        other.linked = null;
    }
}
