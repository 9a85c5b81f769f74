package org.olelo.routing;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.Protocol;

/** Finds the server behind a host name (RFC 3263). */
public interface HostLookup {
    /**
     * Looks up without waiting: from the cache.
     *
     * @param port 0: not given
     * @param protocol null: not given
     * @return null when it is not known
     */
    @Nullable Destination cached(String host, int port, @Nullable Protocol protocol);

    /** Looks up, and may wait for the DNS; null when there is no such server. */
    @Nullable Destination locate(String host, int port, @Nullable Protocol protocol);
}
