package org.olelo.module.tls;

/** What the check of the peer's certificate chain said. */
enum PeerCheck {
    /** The peer showed no certificate. */
    NONE,
    VERIFIED,
    REVOKED,
    EXPIRED,
    /** Signed by itself and not trusted. */
    SELF_SIGNED,
    /** Not signed by a trusted authority, or refused for another reason. */
    REFUSED
}
