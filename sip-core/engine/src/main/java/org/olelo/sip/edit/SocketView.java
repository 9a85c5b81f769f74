package org.olelo.sip.edit;

/** What inserted text may show of a local socket; {@code net.LocalSocket} is one. */
public interface SocketView {
    /** Host to show: the advertised one, else the address, IPv6 in brackets. */
    String advertisedHost();

    /** Port to show. */
    int advertisedPort();

    /** Lower-case transport name. */
    String transportToken();
}
