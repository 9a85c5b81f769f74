package org.olelo.net;

/** Properties of a local socket (Kamailio's SI_IS_*). */
public enum SocketFlag {
    /** Given as a numeric address, not as a name or an interface. */
    IP,
    /** A loopback address. */
    LOOPBACK,
    /** A multicast address. */
    MULTICAST,
    /** 0.0.0.0 or ::. */
    ANY,
    /** Known as local, never bound (addresses that another host holds now). */
    VIRTUAL,
    /** Several addresses (SCTP). */
    MULTIHOMED
}
