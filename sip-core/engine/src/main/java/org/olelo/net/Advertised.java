package org.olelo.net;

import org.jspecify.annotations.Nullable;

/**
 * What a socket shows instead of its own address (listen … advertise).
 *
 * @param host name or address; IPv6 in brackets
 * @param port 0 = the socket's own
 * @param protocol null = the socket's own
 */
public record Advertised(String host, int port, @Nullable Protocol protocol) {
    public Advertised(String host, int port) {
        this(host, port, null);
    }
}
