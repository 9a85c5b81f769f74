package org.olelo.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All local sockets and aliases: which socket something arrived at, which one to send from, and whether a host is this
 * server. Thread-safe; sockets may be added and removed while running. Lists are small, so all searches are linear.
 */
public final class SocketRegistry {
    private static final int REVERSE_NAME_MS = 500;

    private final List<LocalSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<HostAlias> aliases = new CopyOnWriteArrayList<>();
    private final List<MyselfCheck> checks = new CopyOnWriteArrayList<>();
    private volatile Function<InetSocketAddress, @Nullable LocalSocket> webSockets = peer -> null;
    private volatile boolean multihomed;

    /**
     * Adds a socket.
     *
     * @return false when one with the same protocol, address and port is there already
     */
    public boolean add(LocalSocket socket) {
        boolean known = find(socket.protocol(), socket.address(), socket.port()) != null;
        return !known && sockets.add(socket);
    }

    /** Forgets the socket. */
    public void remove(LocalSocket socket) {
        sockets.remove(socket);
    }

    /** All sockets, in the order of the configuration. */
    public List<LocalSocket> all() {
        return List.copyOf(sockets);
    }

    /** Sockets of a protocol; those of TCP for WS, of TLS for WSS. */
    public List<LocalSocket> all(Protocol protocol) {
        Protocol carrier = protocol.carrier();
        return sockets.stream().filter(socket -> socket.protocol() == carrier).toList();
    }

    /** mhomed: ask the system's routing table for the source address of each UDP destination. */
    public void multihomed(boolean value) {
        multihomed = value;
    }

    /** Socket of exactly this address, or null. Port 0 and protocol null match any. */
    public @Nullable LocalSocket find(@Nullable Protocol protocol, InetAddress address, int port) {
        for (LocalSocket socket : sockets) {
            if ((protocol == null || socket.protocol() == protocol.carrier())
                    && (port == 0 || socket.port() == port)
                    && socket.address().equals(address)) {
                return socket;
            }
        }
        return null;
    }

    /** First socket of the name given by {@code name "…"}, or null. */
    public @Nullable LocalSocket named(String name) {
        for (LocalSocket socket : sockets) {
            if (name.equals(socket.name())) {
                return socket;
            }
        }
        return null;
    }

    /**
     * Socket that a host denotes (Kamailio's grep_sock_info): by its address, by the name in the configuration, or by
     * what it advertises. Port 0 and protocol null match any.
     *
     * @param host name or address, IPv6 with or without brackets
     */
    public @Nullable LocalSocket denotedBy(String host, int port, @Nullable Protocol protocol) {
        String name = unbracket(host);
        InetAddress address = IpText.parse(name);
        for (LocalSocket socket : sockets) {
            if (protocol != null && socket.protocol() != protocol.carrier()) {
                continue;
            }
            if ((port == 0 || socket.port() == port) && isHostOf(socket, name, address)) {
                return socket;
            }
            Advertised shown = socket.advertised();
            if (shown != null
                    && (port == 0 || socket.advertisedPort() == port)
                    && unbracket(shown.host()).equalsIgnoreCase(name)) {
                return socket;
            }
        }
        return null;
    }

    /**
     * Socket written as "udp:192.0.2.1:5060", with protocol and port optional, or "[v6]" forms (force_send_socket).
     *
     * @return null when it is none of ours or not written so
     */
    public @Nullable LocalSocket ofText(String text) {
        SocketText parsed = SocketText.parse(text);
        return parsed == null ? null : denotedBy(parsed.host(), parsed.port(), parsed.protocol());
    }

    /**
     * Whether host, port and protocol are this server: a socket, an alias, or a module's check (Kamailio's check_self).
     *
     * @param port 0 = any
     * @param protocol null = any
     */
    public boolean isMyself(String host, int port, @Nullable Protocol protocol) {
        if (denotedBy(host, port, protocol) != null) {
            return true;
        }
        String name = unbracket(host);
        for (HostAlias alias : aliases) {
            if (alias.matches(name, port, protocol)) {
                return true;
            }
        }
        for (MyselfCheck check : checks) {
            if (check.isMyself(name, port, protocol)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any socket is of IPv6. */
    public boolean hasIpv6() {
        return all().stream().anyMatch(socket -> !socket.isIpv4());
    }

    /** Adds a name of this server. False when it is there already. */
    public boolean addAlias(HostAlias alias) {
        return !aliases.contains(alias) && aliases.add(alias);
    }

    /** All aliases. */
    public List<HostAlias> aliases() {
        return List.copyOf(aliases);
    }

    /** Adds a module's check. */
    public void addMyselfCheck(MyselfCheck check) {
        checks.add(check);
    }

    /** Whether modules have checks of their own (core.aliases_list: myself_callbacks). */
    public boolean hasMyselfChecks() {
        return !checks.isEmpty();
    }

    /**
     * Default socket to send from: the first of protocol and family that is neither loopback nor multicast, else the
     * last one, as Kamailio picks it. Null when there is none.
     */
    public @Nullable LocalSocket defaultFor(Protocol protocol, InetAddress peer) {
        Protocol carrier = protocol.carrier();
        LocalSocket best = null;
        for (LocalSocket socket : sockets) {
            if (socket.protocol() != carrier || socket.isVirtual() || !socket.canReach(peer)) {
                continue;
            }
            if (best == null || isSecondChoice(best)) {
                best = socket;
            }
        }
        return best;
    }

    /** Who knows the open WebSockets: gives the listening socket of the one to an address, or null. */
    public void webSockets(Function<InetSocketAddress, @Nullable LocalSocket> finder) {
        webSockets = finder;
    }

    /** The listening socket that the WebSocket to the peer came by, or null when there is none. */
    public @Nullable LocalSocket webSocketTo(InetSocketAddress peer) {
        return webSockets.apply(peer);
    }

    /**
     * Socket to send from (Kamailio's get_send_socket).
     *
     * @param forced socket set by the script or by the transaction, or null. One of another protocol stands for the
     *     socket with its address and port in the right protocol, if there is one.
     * @param received socket the message arrived at, or null; it is used for UDP when protocol and family fit
     * @return null when no socket fits
     */
    public @Nullable LocalSocket sendSocket(
            @Nullable LocalSocket forced, @Nullable LocalSocket received, Protocol protocol, InetSocketAddress peer) {
        InetAddress ip = peer.getAddress();
        if (forced != null) {
            LocalSocket fitting =
                    forced.protocol() == protocol.carrier() ? forced : find(protocol, forced.address(), forced.port());
            if (fitting != null && fitting.canReach(ip)) {
                return fitting;
            }
        }
        if (multihomed && protocol == Protocol.UDP) {
            LocalSocket routed = routed(peer);
            if (routed != null) {
                return routed;
            }
        }
        if (protocol == Protocol.UDP
                && received != null
                && received.protocol() == Protocol.UDP
                && received.canReach(ip)
                && !received.flags().contains(SocketFlag.MULTICAST)) {
            return received;
        }
        return defaultFor(protocol, ip);
    }

    /**
     * Reverse names of all addresses, to add as aliases (auto_aliases). Waits for the resolver half a second at most; names
     * that come later are left out.
     */
    public List<HostAlias> reverseAliases() {
        Map<InetAddress, CompletableFuture<String>> names = new HashMap<>();
        for (LocalSocket socket : sockets) {
            boolean isHost = IpText.parse(socket.givenName()) != null;
            if (isHost && !socket.address().isAnyLocalAddress()) {
                names.computeIfAbsent(socket.address(), SocketRegistry::reverse);
            }
        }
        CompletableFuture.allOf(names.values().toArray(new CompletableFuture<?>[0]))
                .join();
        List<HostAlias> found = new ArrayList<>();
        for (LocalSocket socket : sockets) {
            CompletableFuture<String> name = names.get(socket.address());
            if (name != null && IpText.parse(name.join()) == null) {
                found.add(new HostAlias(name.join(), socket.port(), socket.protocol()));
            }
        }
        return found;
    }

    private static CompletableFuture<String> reverse(InetAddress address) {
        CompletableFuture<String> name = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("olelo-reverse-name")
                .start(() -> name.complete(address.getCanonicalHostName()));
        return name.completeOnTimeout(IpText.of(address), REVERSE_NAME_MS, TimeUnit.MILLISECONDS);
    }

    private @Nullable LocalSocket routed(InetSocketAddress peer) {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.connect(peer);
            return probe.getLocalAddress() instanceof InetSocketAddress local
                    ? find(Protocol.UDP, local.getAddress(), 0)
                    : null;
        } catch (IOException e) {
            return null; // no route: the default socket's send reports it
        }
    }

    private static boolean isSecondChoice(LocalSocket socket) {
        return socket.flags().contains(SocketFlag.LOOPBACK) || socket.flags().contains(SocketFlag.MULTICAST);
    }

    private static boolean isHostOf(LocalSocket socket, String name, @Nullable InetAddress address) {
        return address != null
                ? socket.address().equals(address)
                : socket.givenName().equalsIgnoreCase(name);
    }

    private static String unbracket(String host) {
        return host.length() > 2 && host.charAt(0) == '[' && host.charAt(host.length() - 1) == ']'
                ? host.substring(1, host.length() - 1)
                : host;
    }
}
