package org.olelo.module.dispatcher;

import java.net.InetAddress;

/** Gateways for tests. */
final class Gateways {
    private Gateways() {}

    static Gateway of(String uri, int flags, int priority, String attributes) {
        return new Gateway(
                uri,
                flags,
                priority,
                GatewayAttributes.parse(attributes),
                "127.0.0.1",
                0,
                null,
                InetAddress.getLoopbackAddress(),
                null);
    }
}
