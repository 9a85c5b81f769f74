package org.olelo.module.dispatcher;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;

/** One destination of a set. Its state is guarded by the lock of {@link GatewayTable}; reading flags needs no lock. */
final class Gateway {
    private final String uri;
    private final int priority;
    private final GatewayAttributes attributes;
    private final String host;
    private final int port;
    private final @Nullable Protocol protocol;
    private final @Nullable LocalSocket socket;
    private final Latency latency;
    private final AtomicInteger load = new AtomicInteger();
    private volatile @Nullable InetAddress address;
    private volatile int flags;
    private int messages;
    private volatile long pingedMs;

    /**
     * A gateway.
     *
     * @param port 0 when the URI has none
     * @param protocol null when the URI names none
     */
    Gateway(
            String uri,
            int flags,
            int priority,
            GatewayAttributes attributes,
            String host,
            int port,
            @Nullable Protocol protocol,
            @Nullable InetAddress address,
            @Nullable LocalSocket socket) {
        this.uri = uri;
        this.flags = flags;
        this.priority = priority;
        this.attributes = attributes;
        this.host = host;
        this.port = port;
        this.protocol = protocol;
        this.address = address;
        this.socket = socket;
        this.latency = new Latency(attributes.latency());
    }

    String uri() {
        return uri;
    }

    int priority() {
        return priority;
    }

    GatewayAttributes attributes() {
        return attributes;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    @Nullable
    Protocol protocol() {
        return protocol;
    }

    @Nullable
    LocalSocket socket() {
        return socket;
    }

    @Nullable
    InetAddress address() {
        return address;
    }

    void address(InetAddress next) {
        address = next;
    }

    Latency latency() {
        return latency;
    }

    /** Calls on it, for call load distribution. */
    AtomicInteger load() {
        return load;
    }

    /** True when it may take another call. */
    boolean hasRoom() {
        return attributes.maxLoad() == 0 || load.get() < attributes.maxLoad();
    }

    int flags() {
        return flags;
    }

    void flags(int next) {
        flags = next;
    }

    boolean isDown() {
        return GatewayState.isDown(flags);
    }

    /** Failures in a row while trying, successes in a row while inactive. */
    int messages() {
        return messages;
    }

    void messages(int next) {
        messages = next;
    }

    /** When the last keepalive left, on the clock of milliseconds. */
    long pingedMs() {
        return pingedMs;
    }

    void pingedMs(long next) {
        pingedMs = next;
    }
}
