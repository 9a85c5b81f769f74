package org.olelo.net.dns;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Counters;
import org.olelo.timer.Clock;
import org.xbill.DNS.Record;

/**
 * Answers kept for their time to live, negative ones included; a question that is being asked is not asked twice. Entries
 * added by RPC stay until they are deleted. Bounded by dns_cache_mem. Thread-safe.
 */
public final class DnsCache {
    /** Rough size of an entry, for dns_cache_mem. */
    public static final int ENTRY_BYTES = 300;
    /** A failure is kept shortly, so that a dead name server does not slow down every call. */
    private static final long FAILURE_SECONDS = 5;

    private final DnsClient client;
    private final Supplier<DnsSettings> settings;
    private final Clock clock;
    private final ConcurrentHashMap<Key, DnsAnswer> entries = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Key, CompletableFuture<DnsAnswer>> asking = new ConcurrentHashMap<>();
    private final AtomicInteger generation = new AtomicInteger();
    private final AtomicLong lastSweepMs = new AtomicLong();
    private final LongAdder failed;
    private final LongAdder slow;

    /** @param counters group dns: failed_dns_request, slow_dns_request */
    public DnsCache(DnsClient client, Supplier<DnsSettings> settings, Clock clock, Counters counters) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
        this.failed = counters.counter("dns", "failed_dns_request");
        this.slow = counters.counter("dns", "slow_dns_request");
    }

    /** The answer kept, or null when it must be asked for. Never blocks. */
    public @Nullable DnsAnswer cached(String name, int type) {
        DnsAnswer entry = entries.get(key(name, type));
        return entry != null && isLive(entry, clock.millis()) ? entry : null;
    }

    /** The answer, kept or asked for. The future never fails; it may complete on the name server client's thread. */
    public CompletableFuture<DnsAnswer> get(String name, int type) {
        Key key = key(name, type);
        DnsAnswer entry = entries.get(key);
        if (entry != null && isLive(entry, clock.millis())) {
            return CompletableFuture.completedFuture(entry);
        }
        CompletableFuture<DnsAnswer> mine = new CompletableFuture<>();
        CompletableFuture<DnsAnswer> other = asking.putIfAbsent(key, mine);
        if (other != null) {
            return other;
        }
        long asked = clock.millis();
        client.ask(key.name(), type).whenComplete((answer, failure) -> {
            DnsAnswer known = failure == null ? answer : DnsAnswer.none(key.name(), type, DnsAnswer.Status.FAILED);
            mine.complete(keep(key, known, asked));
        });
        return mine;
    }

    /**
     * Puts records (dns.add_a and the like).
     *
     * @param permanent stay until they are deleted, instead of their time to live
     */
    public void add(String name, int type, List<Record> records, boolean permanent) {
        Key key = key(name, type);
        long ttl = records.stream().mapToLong(Record::getTTL).min().orElse(0);
        long expires = permanent ? Long.MAX_VALUE : clock.millis() + 1000 * ttl;
        entries.put(key, new DnsAnswer(key.name(), type, DnsAnswer.Status.OK, records, ttl, expires));
        generation.incrementAndGet();
    }

    /** Forgets an entry. False when there was none. */
    public boolean delete(String name, int type) {
        generation.incrementAndGet();
        return entries.remove(key(name, type)) != null;
    }

    /** Forgets all but those added by hand, or all. */
    public void deleteAll(boolean permanentToo) {
        generation.incrementAndGet();
        entries.values().removeIf(entry -> permanentToo || !isPermanent(entry));
    }

    /** What is kept now, expired entries left out. */
    public List<DnsAnswer> view() {
        long now = clock.millis();
        return entries.values().stream().filter(entry -> isLive(entry, now)).toList();
    }

    /** Seconds until an answer of this cache expires. */
    public long leftSeconds(DnsAnswer answer) {
        return answer.expiresMs() == Long.MAX_VALUE
                ? Integer.MAX_VALUE
                : Math.max(0, (answer.expiresMs() - clock.millis() + 999) / 1000);
    }

    /** Bytes used, roughly. */
    public long bytes() {
        return (long) entries.size() * ENTRY_BYTES;
    }

    /** Changes whenever entries were added or deleted by hand: what was derived from them is void. */
    int generation() {
        return generation.get();
    }

    private DnsAnswer keep(Key key, DnsAnswer answer, long askedMs) {
        DnsSettings now = settings.get();
        long arrived = clock.millis();
        if (answer.status() == DnsAnswer.Status.FAILED) {
            failed.increment();
        }
        if (now.slowQueryMs() > 0 && arrived - askedMs > now.slowQueryMs()) {
            slow.increment();
        }
        DnsAnswer kept = answer.until(arrived + 1000 * lifetime(answer, now));
        if (now.useCache()) {
            makeRoom(now, arrived);
            entries.put(key, kept);
        }
        asking.remove(key);
        return kept;
    }

    private static long lifetime(DnsAnswer answer, DnsSettings now) {
        return switch (answer.status()) {
            case OK -> Math.max(now.minTtl(), Math.min(now.maxTtl(), answer.ttlSeconds()));
            case NONE -> now.negativeTtl();
            case FAILED -> Math.min(FAILURE_SECONDS, now.negativeTtl());
        };
    }

    private void makeRoom(DnsSettings now, long nowMs) {
        long most = Math.max(16, now.cacheMem() * 1024L / ENTRY_BYTES);
        if (entries.size() < most) {
            return;
        }
        if (nowMs - lastSweepMs.get() > 1000) {
            lastSweepMs.set(nowMs);
            entries.values().removeIf(entry -> !isLive(entry, nowMs));
        }
        Iterator<DnsAnswer> any = entries.values().iterator();
        while (entries.size() >= most && any.hasNext()) {
            if (!isPermanent(any.next())) {
                any.remove();
            }
        }
    }

    private static Key key(String name, int type) {
        return new Key(name.toLowerCase(Locale.ROOT), type);
    }

    private static boolean isLive(DnsAnswer entry, long nowMs) {
        return nowMs < entry.expiresMs();
    }

    private static boolean isPermanent(DnsAnswer entry) {
        return entry.expiresMs() == Long.MAX_VALUE;
    }

    private record Key(String name, int type) {}
}
