package org.olelo.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.olelo.net.udp.UdpTransport;
import org.olelo.timer.Clock;

/**
 * Relays datagrams without looking into them, to measure what the UDP transport costs: port, first destination port,
 * destinations, loops, "nio" or "epoll".
 */
public final class UdpRelayMain {
    private UdpRelayMain() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int count = Integer.parseInt(args[2]);
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        LocalSocket socket = LocalSocket.of(Protocol.UDP, loopback, port);
        Destination[] destinations = new Destination[count];
        for (int i = 0; i < count; i++) {
            destinations[i] = new Destination(
                    Protocol.UDP, new InetSocketAddress(loopback, Integer.parseInt(args[1]) + i), socket, 0, 0);
        }
        IoLoops loops = new IoLoops(Integer.parseInt(args[3]), Clock.system(), args[4].equals("epoll"));
        UdpTransport[] transport = new UdpTransport[1];
        transport[0] = new UdpTransport(
                loops,
                UdpSettings.defaults(),
                (data, offset, length, flow) ->
                        transport[0].send(destinations[(data[4] & 255) % count], data, offset, length),
                (destination, reason) -> {},
                Counters.unread());
        transport[0].open(socket);
        Thread.sleep(Long.MAX_VALUE);
    }
}
