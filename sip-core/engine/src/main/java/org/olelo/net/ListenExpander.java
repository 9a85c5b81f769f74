package org.olelo.net;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes local sockets of what the configuration says: one for each protocol and each address of an interface. May ask
 * the system's resolver, so it blocks; used at start and by RPC.
 *
 * @param enabled protocols to listen for where none is given
 * @param port default port of all but TLS (parameter port)
 * @param tlsPort default port of TLS
 * @param ipv6 take IPv6 addresses of interfaces when nothing is listed (auto_bind_ipv6)
 * @param linkLocal take link-local IPv6 addresses too (bind_ipv6_link_local)
 */
public record ListenExpander(Set<Protocol> enabled, int port, int tlsPort, boolean ipv6, boolean linkLocal) {
    private static final List<Protocol> ORDER = List.of(Protocol.UDP, Protocol.TCP, Protocol.TLS, Protocol.SCTP);

    public ListenExpander {
        enabled = Set.copyOf(enabled);
    }

    /**
     * Sockets of one address. An entry without protocol gives one socket for each enabled protocol; TLS then takes the
     * port after the given one.
     *
     * @throws UnknownHostException for a host that is neither an address, an interface, nor a name that resolves
     */
    public List<LocalSocket> expand(ListenSpec spec) throws UnknownHostException {
        List<InetAddress> addresses = addressesOf(spec.hosts().getFirst());
        List<InetAddress> more = new ArrayList<>();
        for (String host : spec.hosts().subList(1, spec.hosts().size())) {
            more.addAll(addressesOf(host));
        }
        boolean isInterface = interfaceNamed(spec.hosts().getFirst()) != null;
        List<LocalSocket> sockets = new ArrayList<>();
        for (Protocol protocol : ORDER) {
            if (spec.protocol() == null ? enabled.contains(protocol) : spec.protocol() == protocol) {
                addresses.forEach(address -> sockets.add(socket(spec, protocol, address, more, isInterface)));
            }
        }
        return sockets;
    }

    /** Sockets where the configuration lists none: every address of every interface. */
    public List<LocalSocket> everywhere() {
        List<LocalSocket> sockets = new ArrayList<>();
        List<InetAddress> addresses = new ArrayList<>();
        for (NetworkInterface each : interfaces()) {
            addresses.addAll(usable(each, ipv6));
        }
        addresses.sort(Comparator.comparing(address -> !(address instanceof Inet4Address))); // IPv4 first
        for (Protocol protocol : ORDER) {
            if (enabled.contains(protocol)) {
                addresses.forEach(address -> sockets.add(LocalSocket.of(protocol, address, defaultPort(protocol))));
            }
        }
        return sockets;
    }

    private LocalSocket socket(
            ListenSpec spec, Protocol protocol, InetAddress address, List<InetAddress> more, boolean isInterface) {
        int number = spec.port();
        if (number == 0) {
            number = defaultPort(protocol);
        } else if (spec.protocol() == null && protocol == Protocol.TLS) {
            number++;
        }
        LocalSocket.Builder builder = LocalSocket.builder(protocol, address, number)
                .advertised(spec.advertised())
                .name(spec.name())
                .workers(spec.workers())
                .moreAddresses(more);
        if (!isInterface) {
            builder.givenName(unbracket(spec.hosts().getFirst()));
        }
        return (spec.virtual() ? builder.flag(SocketFlag.VIRTUAL) : builder).build();
    }

    private int defaultPort(Protocol protocol) {
        return protocol == Protocol.TLS ? tlsPort : port;
    }

    private List<InetAddress> addressesOf(String host) throws UnknownHostException {
        InetAddress numeric = IpText.parse(host);
        if (numeric != null) {
            return List.of(numeric);
        }
        NetworkInterface named = interfaceNamed(host);
        if (named != null) {
            List<InetAddress> found = usable(named, ipv6);
            return found.isEmpty() ? usable(named, true) : found;
        }
        return List.of(InetAddress.getByName(host));
    }

    private List<InetAddress> usable(NetworkInterface from, boolean withIpv6) {
        return Collections.list(from.getInetAddresses()).stream()
                .filter(address ->
                        address instanceof Inet4Address || (withIpv6 && (linkLocal || !address.isLinkLocalAddress())))
                .toList();
    }

    private static @Nullable NetworkInterface interfaceNamed(String name) {
        try {
            return NetworkInterface.getByName(name);
        } catch (SocketException e) {
            return null;
        }
    }

    private static List<NetworkInterface> interfaces() {
        try {
            List<NetworkInterface> found = Collections.list(NetworkInterface.getNetworkInterfaces());
            found.sort((a, b) -> Integer.compare(a.getIndex(), b.getIndex()));
            return found;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unbracket(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
