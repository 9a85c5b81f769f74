package org.olelo.net;

import org.jspecify.annotations.Nullable;

/**
 * Parameters of UDP sockets.
 *
 * @param receiveBuffer SO_RCVBUF in bytes (maxbuffer)
 * @param sendBuffer SO_SNDBUF in bytes (maxsndbuffer); 0 = the system's
 * @param tos IP_TOS, 0 to 255
 * @param multicastTtl mcast_ttl, -1 = the system's
 * @param multicastLoopback mcast_loopback
 * @param multicastInterface mcast, name of the interface to join groups on; null = the system's choice
 * @param maxMessage longest datagram accepted in bytes
 */
public record UdpSettings(
        int receiveBuffer,
        int sendBuffer,
        int tos,
        int multicastTtl,
        boolean multicastLoopback,
        @Nullable String multicastInterface,
        int maxMessage) {
    /** Kamailio's defaults, with a larger receive buffer. */
    public static UdpSettings defaults() {
        return new UdpSettings(4 << 20, 4 << 20, 0x10, -1, false, null, 65535);
    }
}
