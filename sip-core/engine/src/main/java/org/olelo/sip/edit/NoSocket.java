package org.olelo.sip.edit;

import org.jspecify.annotations.Nullable;

/** Stands in for a socket nobody told of. */
final class NoSocket implements SocketView {
    private static final NoSocket ONLY = new NoSocket();

    private NoSocket() {}

    static SocketView orThis(@Nullable SocketView socket) {
        return socket == null ? ONLY : socket;
    }

    @Override
    public String advertisedHost() {
        return "localhost";
    }

    @Override
    public int advertisedPort() {
        return 5060;
    }

    @Override
    public String transportToken() {
        return "udp";
    }
}
