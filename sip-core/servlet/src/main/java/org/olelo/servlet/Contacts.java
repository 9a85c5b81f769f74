package org.olelo.servlet;

import jakarta.servlet.sip.SipURI;
import jakarta.servlet.sip.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;
import org.olelo.net.LocalSocket;
import org.olelo.servlet.address.AddressValue;
import org.olelo.servlet.address.SipUriValue;

/** The Contact of requests made here: scheme, host and port are the container's, user and parameters the application's. */
final class Contacts {
    private Contacts() {}

    /** Gives a new request its Contact where its method has one. */
    static void add(RequestMessage request) {
        if (SystemHeaders.beginsDialogs(request.getMethod())) {
            request.headers.add("Contact", "<" + place(request) + ">");
        }
    }

    /** Takes user and parameters from an address that the application gives. */
    static void take(RequestMessage request, String given) {
        AddressValue address = AddressValue.read(given);
        if (address != null && address.getURI() instanceof SipUriValue uri) {
            move(uri, place(request));
            request.headers.set("Contact", address.toString());
        }
    }

    /** Before it is sent: socket and destination may have been chosen since. */
    static void settle(RequestMessage request) {
        String given = request.headers.first("Contact");
        if (given != null && SystemHeaders.beginsDialogs(request.getMethod())) {
            take(request, given);
        }
    }

    /** The socket chosen, else one of the destination's transport, else the one the session began on. */
    private static SipUriValue place(RequestMessage request) {
        DialogSession session = request.session;
        SipServletContainer container = session.application().container();
        if (session.socket != null) {
            return SipServletContainer.uri(session.socket);
        }
        RequestMessage first = session.first;
        Flow flow = first == null ? null : first.flow;
        String transport = transport(request);
        if (transport == null) {
            return container.localUri(flow);
        }
        for (LocalSocket socket : container.engine().sockets().all()) {
            if (socket.transportToken().equalsIgnoreCase(transport)) {
                return SipServletContainer.uri(socket);
            }
        }
        return container.localUri(flow);
    }

    /** What the URI of the next hop asks for, or null. */
    private static @Nullable String transport(RequestMessage request) {
        List<String> routes = request.routes();
        AddressValue top = routes.isEmpty() ? null : AddressValue.read(routes.getFirst());
        URI next = top == null ? request.getRequestURI() : top.getURI();
        if (!(next instanceof SipURI uri)) {
            return null;
        }
        String transport = uri.getTransportParam();
        return transport == null && uri.isSecure() ? "tls" : transport;
    }

    private static void move(SipUriValue uri, SipUriValue place) {
        uri.setSecure(place.isSecure());
        uri.setHost(place.getHost());
        uri.setPort(place.getPort());
        uri.setParameter("transport", place.getTransportParam());
    }
}
