package org.olelo.net;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.olelo.timer.Clock;

/**
 * Destinations that failed lately and are not tried again for a while (dst_blocklist, formerly dst_blacklist). Bounded:
 * when it is full new entries are refused. Thread-safe; a check costs nothing while it is empty.
 */
public final class Blocklist {
    /** The transport could not deliver. */
    public static final int ERROR_SEND = 2;
    /** The connection could not be opened. */
    public static final int ERROR_CONNECT = 4;
    /** The system reported the destination as unreachable. */
    public static final int ERROR_ICMP = 8;
    /** The transaction timed out. */
    public static final int ERROR_TIMEOUT = 16;
    /** A 503 came. */
    public static final int ERROR_503 = 32;
    /** Put in by RPC. */
    public static final int ADMIN = 64;

    /** Rough size of an entry, for dst_blocklist_mem. */
    private static final int ENTRY_BYTES = 120;

    private final Clock clock;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
    private final LongAdder hits;
    private final LongAdder misses;
    private final LongAdder full;
    private volatile Settings settings;

    /** @param counters group dst_blocklist: hits, misses, full */
    public Blocklist(Clock clock, Settings settings, Counters counters) {
        this.clock = clock;
        this.settings = settings;
        this.hits = counters.counter("dst_blocklist", "hits");
        this.misses = counters.counter("dst_blocklist", "misses");
        this.full = counters.counter("dst_blocklist", "full");
    }

    /** Parameters, changeable while running. */
    public void settings(Settings newSettings) {
        settings = newSettings;
    }

    /** Parameters now. */
    public Settings settings() {
        return settings;
    }

    /** use_dst_blocklist is on. */
    public boolean isEnabled() {
        return settings.enabled();
    }

    /** Whether the destination is to be left out. Always false while the list is switched off. */
    public boolean isBlocked(Destination destination) {
        if (!settings.enabled() || entries.isEmpty()) {
            return false;
        }
        Key key = new Key(destination.protocol(), destination.address());
        Entry entry = entries.get(key);
        if (entry != null && entry.expiresMs() > clock.millis()) {
            hits.increment();
            return true;
        }
        if (entry != null) {
            entries.remove(key, entry);
        }
        misses.increment();
        return false;
    }

    /** Notes a failure for the usual time, unless the list is off or the protocol ignores that kind. */
    public boolean add(Destination destination, int kind) {
        return add(destination, kind, settings.expireSeconds() * 1000L);
    }

    /**
     * Notes a failure.
     *
     * @param kind one of the ERROR constants
     * @param milliseconds how long
     * @return false when it was not taken: switched off, ignored, or full
     */
    public boolean add(Destination destination, int kind, long milliseconds) {
        Settings now = settings;
        if (!now.enabled() || milliseconds <= 0 || (now.ignoredKinds(destination.protocol()) & kind) != 0) {
            return false;
        }
        Key key = new Key(destination.protocol(), destination.address());
        if (!entries.containsKey(key) && entries.size() >= now.mostEntries()) {
            sweep();
            if (entries.size() >= now.mostEntries()) {
                full.increment();
                return false;
            }
        }
        entries.put(key, new Entry(destination.protocol(), destination.address(), kind, clock.millis() + milliseconds));
        return true;
    }

    /** What is blocked now. */
    public List<Entry> view() {
        sweep();
        return new ArrayList<>(entries.values());
    }

    /** Milliseconds an entry of {@link #view} still lives. */
    public long leftMs(Entry entry) {
        return Math.max(0, entry.expiresMs() - clock.millis());
    }

    /** Empties the list. */
    public void deleteAll() {
        entries.clear();
    }

    /** Bytes used, roughly. */
    public long bytes() {
        return (long) entries.size() * ENTRY_BYTES;
    }

    /** Forgets what has expired; call it every dst_blocklist_gc_interval. */
    public void sweep() {
        long now = clock.millis();
        Iterator<Entry> all = entries.values().iterator();
        while (all.hasNext()) {
            if (all.next().expiresMs() <= now) {
                all.remove();
            }
        }
    }

    /**
     * One blocked destination.
     *
     * @param kind why, one of the ERROR constants
     * @param expiresMs on the clock's milliseconds
     */
    public record Entry(Protocol protocol, InetSocketAddress address, int kind, long expiresMs) {}

    /**
     * Parameters.
     *
     * @param enabled use_dst_blocklist
     * @param expireSeconds dst_blocklist_expire
     * @param memKilobytes dst_blocklist_mem
     * @param udpIgnored kinds of failure not noted for UDP (dst_blocklist_udp_imask); the others likewise
     */
    public record Settings(
            boolean enabled,
            int expireSeconds,
            int memKilobytes,
            int udpIgnored,
            int tcpIgnored,
            int tlsIgnored,
            int sctpIgnored) {
        /** Kamailio's defaults: off, a minute, 250 KB. */
        public static Settings defaults() {
            return new Settings(false, 60, 250, 0, 0, 0, 0);
        }

        int mostEntries() {
            return Math.max(1, memKilobytes * 1024 / ENTRY_BYTES);
        }

        int ignoredKinds(Protocol protocol) {
            return switch (protocol) {
                case UDP -> udpIgnored;
                case TCP, WS -> tcpIgnored;
                case TLS, WSS -> tlsIgnored;
                case SCTP -> sctpIgnored;
            };
        }
    }

    private record Key(Protocol protocol, InetSocketAddress address) {}
}
