package org.olelo.servlet;

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

    /** Before it is sent: the socket may have been chosen since. */
    static void settle(RequestMessage request) {
        String given = request.headers.first("Contact");
        if (given != null && request.session.socket != null && SystemHeaders.beginsDialogs(request.getMethod())) {
            take(request, given);
        }
    }

    private static SipUriValue place(RequestMessage request) {
        LocalSocket socket = request.session.socket;
        return socket == null ? request.local() : SipServletContainer.uri(socket);
    }

    private static void move(SipUriValue uri, SipUriValue place) {
        uri.setSecure(place.isSecure());
        uri.setHost(place.getHost());
        uri.setPort(place.getPort());
        uri.setParameter("transport", place.getTransportParam());
    }
}
