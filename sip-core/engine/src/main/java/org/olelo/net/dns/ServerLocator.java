package org.olelo.net.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.IoLoop;
import org.olelo.net.IpText;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.timer.Clock;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/**
 * Finds where to send a message for a URI's host (RFC 3263, with Kamailio's parameters). Numeric hosts and names found
 * lately are answered at once, without allocation. Thread-safe.
 */
public final class ServerLocator {
    private static final int RECENT = 4096;
    private static final int MOST_SRV_TARGETS = 16;
    private static final long BLOCKING_LIMIT_SECONDS = 30;
    private static final List<Protocol> LOCATABLE = List.of(Protocol.UDP, Protocol.TCP, Protocol.TLS, Protocol.SCTP);

    private final DnsCache cache;
    private final Supplier<DnsSettings> settings;
    private final SocketRegistry sockets;
    private final Clock clock;
    private final IntUnaryOperator random;
    private final NameUse names;
    /** Direct-mapped by host, port and protocol; entries of an older cache generation are void. */
    private final AtomicReferenceArray<@Nullable Recent> recent = new AtomicReferenceArray<>(RECENT);

    /** @param sockets tells which protocols and address families can be used */
    public ServerLocator(DnsCache cache, Supplier<DnsSettings> settings, SocketRegistry sockets, Clock clock) {
        this(
                cache,
                settings,
                sockets,
                clock,
                bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    ServerLocator(
            DnsCache cache,
            Supplier<DnsSettings> settings,
            SocketRegistry sockets,
            Clock clock,
            IntUnaryOperator random) {
        this.cache = cache;
        this.settings = settings;
        this.sockets = sockets;
        this.clock = clock;
        this.random = random;
        this.names = new NameUse(this, sockets);
    }

    /**
     * The outcome if it is known without asking anybody, else null. For event loops.
     *
     * @param port 0 = none given
     * @param protocol null = none given
     * @param secure a sips URI
     */
    public @Nullable Located locateNow(String host, int port, @Nullable Protocol protocol, boolean secure) {
        int slot = slot(host, port, protocol);
        Recent known = recent.get(slot);
        if (known != null && known.answers(host, port, protocol, secure) && isLive(known)) {
            return known.located();
        }
        InetAddress numeric = IpText.parse(host);
        if (numeric == null) {
            return null;
        }
        SipTarget target = new SipTarget(host, port, protocol, secure);
        Located located = Located.of(List.of(destination(protocolOf(target), numeric, port)));
        recent.set(slot, new Recent(target, located, Long.MAX_VALUE, cache.generation()));
        return located;
    }

    /** The outcome if the cache answers all questions; else null, and the questions are being asked. For event loops. */
    public @Nullable Located locateCached(SipTarget target) {
        CompletableFuture<Located> asked = locate(target);
        return asked.isDone() ? asked.join() : null;
    }

    /** Which names may have to be asked for. */
    public NameUse names() {
        return names;
    }

    /** Whether the cache has an answer, perhaps a negative one, for that name. */
    boolean isKnown(String host) {
        return cache.cached(host, Type.A) != null
                || cache.cached(host, Type.AAAA) != null
                || cache.cached(serviceName(Protocol.UDP, host), Type.SRV) != null;
    }

    /** The outcome, asked for if need be. The future never fails; it may complete on a thread that must not block. */
    public CompletableFuture<Located> locate(SipTarget target) {
        Located now = locateNow(target.host(), target.port(), target.protocol(), target.secure());
        if (now != null) {
            return CompletableFuture.completedFuture(now);
        }
        names.asked(target.host());
        int generation = cache.generation();
        Ttl ttl = new Ttl();
        return search(target, ttl).exceptionally(failure -> Located.NO_ANSWER).thenApply(located -> {
            remember(target, located, ttl, generation);
            return located;
        });
    }

    /**
     * The outcome, waited for. For virtual threads.
     *
     * @throws IllegalStateException on an event loop
     */
    public Located locateBlocking(SipTarget target) {
        if (IoLoop.current() != null) {
            throw new IllegalStateException("name resolution on an event loop, host=" + target.host());
        }
        try {
            return locate(target).get(BLOCKING_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Located.NO_ANSWER;
        } catch (ExecutionException | TimeoutException e) {
            return Located.NO_ANSWER;
        }
    }

    /** Parameters now. */
    public DnsSettings settings() {
        return settings.get();
    }

    /** The answers it keeps. */
    public DnsCache cache() {
        return cache;
    }

    private CompletableFuture<Located> search(SipTarget target, Ttl ttl) {
        if (target.port() != 0) {
            return addresses(target.host(), protocolOf(target), target.port(), ttl);
        }
        boolean isGiven = target.secure() || target.protocol() != null;
        if (isGiven || !settings.get().tryNaptr()) {
            return serviceOrAddresses(target.host(), protocolOf(target), ttl); // Kamailio: without NAPTR, UDP alone
        }
        return naptr(target.host(), ttl)
                .thenCompose(found -> found.found()
                        ? CompletableFuture.completedFuture(found)
                        : services(target.host(), usable(), 0, ttl))
                .thenCompose(found -> found.found()
                        ? CompletableFuture.completedFuture(found)
                        : addresses(target.host(), protocolOf(target), 0, ttl));
    }

    private CompletableFuture<Located> serviceOrAddresses(String host, Protocol protocol, Ttl ttl) {
        return service(serviceName(protocol, host), protocol, ttl)
                .thenCompose(found ->
                        found.found() ? CompletableFuture.completedFuture(found) : addresses(host, protocol, 0, ttl));
    }

    /** RFC 3263 4.1: NAPTR records lead to the SRV records of a protocol. */
    private CompletableFuture<Located> naptr(String host, Ttl ttl) {
        return cache.get(host, Type.NAPTR).thenCompose(answer -> {
            ttl.limit(answer);
            List<Naptr> choices = new ArrayList<>();
            for (Record record : answer.records()) {
                Naptr choice = record instanceof NAPTRRecord naptr ? Naptr.of(naptr) : null;
                if (choice != null && canUse(choice.protocol())) {
                    choices.add(choice);
                }
            }
            DnsSettings now = settings.get();
            Comparator<Naptr> local = Comparator.comparingInt(choice -> -now.preference(choice.protocol()));
            Comparator<Naptr> remote = Comparator.comparingInt(Naptr::order).thenComparingInt(Naptr::preference);
            choices.sort(now.naptrIgnoreRfc() ? local.thenComparing(remote) : remote.thenComparing(local));
            return naptrServices(choices, 0, ttl);
        });
    }

    private CompletableFuture<Located> naptrServices(List<Naptr> choices, int index, Ttl ttl) {
        if (index == choices.size()) {
            return CompletableFuture.completedFuture(Located.NO_NAME);
        }
        Naptr choice = choices.get(index);
        return service(choice.replacement(), choice.protocol(), ttl)
                .thenCompose(found -> found.found()
                        ? CompletableFuture.completedFuture(found)
                        : naptrServices(choices, index + 1, ttl));
    }

    /** SRV records of each protocol in turn, until one has any. */
    private CompletableFuture<Located> services(String host, List<Protocol> protocols, int index, Ttl ttl) {
        if (index == protocols.size()) {
            return CompletableFuture.completedFuture(Located.NO_NAME);
        }
        Protocol protocol = protocols.get(index);
        return service(serviceName(protocol, host), protocol, ttl)
                .thenCompose(found -> found.found()
                        ? CompletableFuture.completedFuture(found)
                        : services(host, protocols, index + 1, ttl));
    }

    private CompletableFuture<Located> service(String name, Protocol protocol, Ttl ttl) {
        if (protocol == Protocol.WS || protocol == Protocol.WSS) {
            return CompletableFuture.completedFuture(Located.NO_NAME);
        }
        return cache.get(name, Type.SRV).thenCompose(answer -> {
            ttl.limit(answer);
            List<SRVRecord> records = answer.records().stream()
                    .filter(SRVRecord.class::isInstance)
                    .map(SRVRecord.class::cast)
                    .filter(record -> record.getTarget().labels() > 1) // "." = no service
                    .toList();
            List<SRVRecord> ordered =
                    settings.get().srvLoadBalancing() ? SrvOrder.balanced(records, random) : SrvOrder.byWeight(records);
            return targets(ordered.subList(0, Math.min(MOST_SRV_TARGETS, ordered.size())), protocol, ttl);
        });
    }

    private CompletableFuture<Located> targets(List<SRVRecord> records, Protocol protocol, Ttl ttl) {
        List<CompletableFuture<Located>> each = records.stream()
                .map(record -> addresses(record.getTarget().toString(true), protocol, record.getPort(), ttl))
                .toList();
        return CompletableFuture.allOf(each.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> {
                    List<Destination> all = new ArrayList<>();
                    each.forEach(one -> all.addAll(one.join().candidates()));
                    return all.isEmpty() ? Located.NO_NAME : Located.of(all);
                });
    }

    private CompletableFuture<Located> addresses(String host, Protocol protocol, int port, Ttl ttl) {
        InetAddress numeric = IpText.parse(host);
        if (numeric != null) {
            return CompletableFuture.completedFuture(Located.of(List.of(destination(protocol, numeric, port))));
        }
        DnsSettings now = settings.get();
        boolean only4 = (now.cacheFlags() & 1) != 0 || !now.tryIpv6() || !hasIpv6(protocol);
        boolean only6 = (now.cacheFlags() & 2) != 0;
        boolean prefer6 = (now.cacheFlags() & 4) != 0;
        if (only4) {
            return addresses(host, Type.A, protocol, port, ttl);
        }
        if (only6) {
            return addresses(host, Type.AAAA, protocol, port, ttl);
        }
        int first = prefer6 ? Type.AAAA : Type.A;
        int second = prefer6 ? Type.A : Type.AAAA;
        return addresses(host, first, protocol, port, ttl)
                .thenCompose(found -> found.found()
                        ? CompletableFuture.completedFuture(found)
                        : addresses(host, second, protocol, port, ttl));
    }

    private CompletableFuture<Located> addresses(String host, int type, Protocol protocol, int port, Ttl ttl) {
        return cache.get(host, type).thenApply(answer -> {
            ttl.limit(answer);
            List<Destination> found = new ArrayList<>();
            for (Record record : answer.records()) {
                if (record instanceof ARecord a) {
                    found.add(destination(protocol, a.getAddress(), port));
                } else if (record instanceof AAAARecord aaaa) {
                    found.add(destination(protocol, aaaa.getAddress(), port));
                }
            }
            if (found.isEmpty()) {
                return answer.status() == DnsAnswer.Status.FAILED ? Located.NO_ANSWER : Located.NO_NAME;
            }
            return Located.of(found);
        });
    }

    private void remember(SipTarget target, Located located, Ttl ttl, int generation) {
        DnsSettings now = settings.get();
        if (!located.found() || !now.useCache() || now.srvLoadBalancing()) {
            return; // a balanced order is drawn anew for each message
        }
        int slot = slot(target.host(), target.port(), target.protocol());
        recent.set(slot, new Recent(target, located, ttl.expiresMs(), generation));
    }

    private boolean isLive(Recent known) {
        return known.generation() == cache.generation()
                && (known.expiresMs() == Long.MAX_VALUE || clock.millis() < known.expiresMs());
    }

    private List<Protocol> usable() {
        DnsSettings now = settings.get();
        return LOCATABLE.stream()
                .filter(this::canUse)
                .sorted(Comparator.comparingInt(protocol -> -now.preference(protocol)))
                .toList();
    }

    private boolean canUse(Protocol protocol) {
        return settings.get().preference(protocol) >= 0
                && !sockets.all(protocol).isEmpty();
    }

    private boolean hasIpv6(Protocol protocol) {
        return sockets.all(protocol).stream().anyMatch(socket -> !socket.isIpv4());
    }

    private static Protocol protocolOf(SipTarget target) {
        Protocol given = target.protocol();
        if (!target.secure()) {
            return given != null ? given : Protocol.UDP;
        }
        if (given == Protocol.SCTP) {
            return given;
        }
        return given == Protocol.WS || given == Protocol.WSS ? Protocol.WSS : Protocol.TLS;
    }

    private static String serviceName(Protocol protocol, String host) {
        return switch (protocol) {
            case UDP -> "_sip._udp." + host;
            case TCP, WS, WSS -> "_sip._tcp." + host;
            case TLS -> "_sips._tcp." + host;
            case SCTP -> "_sip._sctp." + host;
        };
    }

    private static Destination destination(Protocol protocol, InetAddress address, int port) {
        int number = port != 0 ? port : protocol.defaultPort();
        return new Destination(protocol, new InetSocketAddress(address, number), null, 0, 0);
    }

    private static int slot(String host, int port, @Nullable Protocol protocol) {
        int hash = host.hashCode() * 31 + port * 7 + (protocol == null ? 0 : protocol.number());
        return (hash ^ hash >>> 15) & RECENT - 1;
    }

    private record Recent(SipTarget target, Located located, long expiresMs, int generation) {
        boolean answers(String host, int port, @Nullable Protocol protocol, boolean secure) {
            return target.port() == port
                    && target.protocol() == protocol
                    && target.secure() == secure
                    && target.host().equals(host);
        }
    }

    /** A usable NAPTR record. */
    private record Naptr(Protocol protocol, int order, int preference, String replacement) {
        static @Nullable Naptr of(NAPTRRecord record) {
            Protocol protocol = switch (record.getService().toUpperCase(Locale.ROOT)) {
                case "SIP+D2U" -> Protocol.UDP;
                case "SIP+D2T" -> Protocol.TCP;
                case "SIPS+D2T" -> Protocol.TLS;
                case "SIP+D2S" -> Protocol.SCTP;
                default -> null;
            };
            if (protocol == null
                    || !record.getFlags().equalsIgnoreCase("s")
                    || !record.getRegexp().isEmpty()) {
                return null;
            }
            String next = record.getReplacement().toString(true);
            return new Naptr(protocol, record.getOrder(), record.getPreference(), next);
        }
    }
}
