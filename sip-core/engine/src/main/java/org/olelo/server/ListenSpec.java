package org.olelo.server;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Advertised;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketFlag;

/**
 * One address to listen on, from {@code listen} or {@code -l}, before names are resolved.
 *
 * @param protocol null: UDP and TCP (and TLS where enabled)
 * @param host address, interface name or host name; null: all addresses of the machine
 * @param port 0: the default of the protocol
 * @param advertised what is shown instead, or null
 * @param name the socket's name, or null
 * @param virtual known as local but not bound
 */
public record ListenSpec(
        @Nullable Protocol protocol,
        @Nullable String host,
        int port,
        @Nullable Advertised advertised,
        @Nullable String name,
        boolean virtual) {

    /** All IPv4 addresses of the machine, UDP and TCP: Kamailio's default. */
    public static ListenSpec everywhere() {
        return new ListenSpec(null, null, 0, null, null, false);
    }

    /**
     * The sockets it means.
     *
     * @param defaultPort for UDP and TCP
     * @param tcp whether TCP is enabled
     * @param tlsPort port for TLS, 0 when TLS is disabled
     * @throws UnknownHostException when the name is neither an address, an interface nor a host
     */
    public List<LocalSocket> sockets(int defaultPort, boolean tcp, int tlsPort) throws UnknownHostException {
        List<LocalSocket> sockets = new ArrayList<>();
        for (InetAddress address : addresses()) {
            for (Protocol each : protocols(tcp, tlsPort)) {
                int chosen = port != 0 ? port : each == Protocol.TLS ? tlsPort : defaultPort;
                LocalSocket.Builder builder = LocalSocket.builder(each, address, chosen);
                if (host != null) {
                    builder.givenName(host);
                }
                builder.name(name).advertised(advertised);
                if (virtual) {
                    builder.flag(SocketFlag.VIRTUAL);
                }
                sockets.add(builder.build());
            }
        }
        return sockets;
    }

    private List<Protocol> protocols(boolean tcp, int tlsPort) {
        if (protocol != null) {
            boolean disabled = protocol == Protocol.TCP && !tcp || protocol == Protocol.TLS && tlsPort == 0;
            return disabled ? List.of() : List.of(protocol);
        }
        List<Protocol> all = new ArrayList<>();
        all.add(Protocol.UDP);
        if (tcp) {
            all.add(Protocol.TCP);
        }
        if (tlsPort != 0 && port == 0) {
            all.add(Protocol.TLS);
        }
        return all;
    }

    private List<InetAddress> addresses() throws UnknownHostException {
        try {
            if (host == null) {
                return machineAddresses();
            }
            NetworkInterface named = looksLikeAddress(host) ? null : NetworkInterface.getByName(host);
            if (named != null) {
                return Collections.list(named.getInetAddresses()).stream()
                        .filter(a -> a instanceof java.net.Inet4Address)
                        .toList();
            }
        } catch (SocketException e) {
            throw new UnknownHostException("cannot read the interfaces: " + e.getMessage());
        }
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return List.of(InetAddress.getByName(bare));
    }

    private static boolean looksLikeAddress(String text) {
        return text.indexOf(':') >= 0 || text.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    private static List<InetAddress> machineAddresses() throws SocketException {
        List<InetAddress> all = new ArrayList<>();
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (!each.isUp()) {
                continue;
            }
            Collections.list(each.getInetAddresses()).stream()
                    .filter(a -> a instanceof java.net.Inet4Address)
                    .forEach(all::add);
        }
        all.sort((a, b) -> Boolean.compare(b.isLoopbackAddress(), a.isLoopbackAddress()));
        return all;
    }
}
