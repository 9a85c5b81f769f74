package org.olelo.transaction;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Protocol;

/**
 * Where to relay when it is not the Request-URI or {@code $du}.
 *
 * @param host host name or address; null: that of the next hop of each branch
 * @param port 0: the default of the protocol
 * @param protocol null: by the URI, or UDP for a host
 */
public record RelayTarget(
        @Nullable String host, int port, @Nullable Protocol protocol) {}
