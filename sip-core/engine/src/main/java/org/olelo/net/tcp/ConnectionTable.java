package org.olelo.net.tcp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Protocol;

/**
 * All connections by id, and by the addresses they lead to: the peer's own and its aliases. Lookups take no lock and
 * make no objects. Thread-safe.
 */
public final class ConnectionTable {
    /** More connections than any setting allows. */
    private static final int SLOTS = 1 << 18;

    private final AtomicReferenceArray<@Nullable TcpConnection> byId = new AtomicReferenceArray<>(SLOTS);
    private final Map<Protocol, ConcurrentHashMap<InetSocketAddress, TcpConnection[]>> byPeer =
            new EnumMap<>(Protocol.class);
    private final ConcurrentHashMap<InetAddress, Integer> acceptedByAddress = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger secure = new AtomicInteger();

    ConnectionTable() {
        for (Protocol protocol : Protocol.values()) {
            byPeer.put(protocol, new ConcurrentHashMap<>());
        }
    }

    /** Connection of an id, or null. */
    public @Nullable TcpConnection get(int id) {
        TcpConnection found = id > 0 ? byId.get(id & SLOTS - 1) : null;
        return found != null && found.id() == id ? found : null;
    }

    /** A connection to the peer, by its address or an alias; the newest of several. Null when there is none. */
    public @Nullable TcpConnection find(Protocol protocol, InetSocketAddress peer) {
        TcpConnection[] found = peers(protocol).get(peer);
        return found == null ? null : found[found.length - 1];
    }

    /** All connections now. */
    public List<TcpConnection> all() {
        List<TcpConnection> found = new ArrayList<>();
        for (int i = 0; i < SLOTS && found.size() < size.get() + 1; i++) {
            TcpConnection connection = byId.get(i);
            if (connection != null) {
                found.add(connection);
            }
        }
        return found;
    }

    /** How many, TLS included. */
    public int size() {
        return size.get();
    }

    /** How many use TLS. */
    public int secureSize() {
        return secure.get();
    }

    /** Accepted connections from the address. */
    public int acceptedFrom(InetAddress address) {
        return acceptedByAddress.getOrDefault(address, 0);
    }

    /** Lets messages to another address of the peer use the connection. False when it does already or has too many. */
    public boolean addAlias(TcpConnection connection, InetSocketAddress address) {
        if (!connection.addAlias(address)) {
            return false;
        }
        link(connection.protocol(), connection, address);
        return true;
    }

    /** Reserves an id; 0 when every slot is taken. */
    int add(TcpConnection connection) {
        for (int tries = 0; tries < SLOTS; tries++) {
            int id = lastId.updateAndGet(last -> last == Integer.MAX_VALUE ? 1 : last + 1);
            connection.id(id);
            if (byId.compareAndSet(id & SLOTS - 1, null, connection)) {
                size.incrementAndGet();
                if (connection.protocol().isSecure()) {
                    secure.incrementAndGet();
                }
                if (connection.isAccepted()) {
                    acceptedByAddress.merge(connection.peer().getAddress(), 1, Integer::sum);
                }
                return id;
            }
        }
        return 0;
    }

    void remove(TcpConnection connection) {
        if (!byId.compareAndSet(connection.id() & SLOTS - 1, connection, null)) {
            return;
        }
        size.decrementAndGet();
        if (connection.protocol().isSecure()) {
            secure.decrementAndGet();
        }
        if (connection.isAccepted()) {
            acceptedByAddress.computeIfPresent(
                    connection.peer().getAddress(), (address, count) -> count > 1 ? count - 1 : null);
        }
        for (InetSocketAddress alias : connection.aliases()) {
            unlink(connection.protocol(), connection, alias);
        }
    }

    /** The connection speaks another protocol from now on (TCP to WS, TLS to WSS). */
    void changeProtocol(TcpConnection connection, Protocol from, Protocol to) {
        for (InetSocketAddress alias : connection.aliases()) {
            unlink(from, connection, alias);
            link(to, connection, alias);
        }
    }

    private void link(Protocol protocol, TcpConnection connection, InetSocketAddress address) {
        peers(protocol).compute(address, (key, old) -> {
            int count = old == null ? 0 : old.length;
            TcpConnection[] grown = new TcpConnection[count + 1];
            if (old != null) {
                System.arraycopy(old, 0, grown, 0, count);
            }
            grown[count] = connection;
            return grown;
        });
    }

    private void unlink(Protocol protocol, TcpConnection connection, InetSocketAddress address) {
        peers(protocol).computeIfPresent(address, (key, old) -> {
            List<TcpConnection> left = new ArrayList<>(List.of(old));
            left.remove(connection);
            return left.isEmpty() ? null : left.toArray(new TcpConnection[0]);
        });
    }

    private ConcurrentHashMap<InetSocketAddress, TcpConnection[]> peers(Protocol protocol) {
        ConcurrentHashMap<InetSocketAddress, TcpConnection[]> found = byPeer.get(protocol);
        if (found == null) {
            throw new IllegalStateException(protocol.token());
        }
        return found;
    }
}
