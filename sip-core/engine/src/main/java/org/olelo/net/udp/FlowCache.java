package org.olelo.net.udp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;
import org.olelo.net.IoLoop;
import org.olelo.net.LocalSocket;

/**
 * Flows of the peers heard of lately, so that a datagram of a known peer makes no objects. Direct-mapped, of fixed size:
 * peers that collide replace each other. Confined to its loop's thread.
 */
final class FlowCache {
    private static final int SIZE = 4096;

    private final @Nullable Flow[] flows = new @Nullable Flow[SIZE];
    private final LocalSocket socket;
    private final IoLoop loop;

    FlowCache(LocalSocket socket, IoLoop loop) {
        this.socket = socket;
        this.loop = loop;
    }

    Flow get(InetSocketAddress sender) {
        int hash = sender.hashCode();
        int slot = (hash ^ hash >>> 12) & SIZE - 1;
        Flow known = flows[slot];
        if (known != null && known.sourceAddress().equals(sender)) {
            return known;
        }
        Flow flow = new Flow(socket.protocol(), sender, socket.address(), socket.port(), socket, 0, loop);
        flows[slot] = flow;
        return flow;
    }
}
