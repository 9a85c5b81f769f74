package org.olelo.sip.edit;

/** What inserted text may show of a local socket; {@code net.LocalSocket} is one. */
public interface SocketView {
    /** Host to show: the advertised one, else the address, IPv6 in brackets. */
    String advertisedHost();

    /** Port to show. */
    int advertisedPort();

    /** Lower-case transport name. */
    String transportToken();

    /** Transport to show in a URI: that of the message where the socket carries another one, as ws on a TCP socket. */
    default String shownTransport() {
        return transportToken();
    }
}
