package org.olelo.net.dns;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.NioClient;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.hosts.HostsFileParser;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Questions to the name servers of /etc/resolv.conf, with /etc/hosts and the search domains. */
public final class NameServers implements DnsClient, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("dns");

    private final DnsSettings settings;
    private final ResolvConf system;
    private final @Nullable Path hosts;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable LookupSession session;

    /** The machine's servers. */
    public NameServers(DnsSettings settings) {
        this(settings, ResolvConf.read(Path.of("/etc/resolv.conf")), Path.of("/etc/hosts"));
    }

    /**
     * @param servers asked in this order
     * @param hosts file of names and addresses, or null for none
     */
    public NameServers(DnsSettings settings, List<InetSocketAddress> servers, @Nullable Path hosts) {
        this(settings, new ResolvConf(servers, List.of(), 1), hosts);
    }

    NameServers(DnsSettings settings, ResolvConf system, @Nullable Path hosts) {
        this.settings = settings;
        this.system = system;
        this.hosts = hosts;
    }

    @Override
    public CompletionStage<DnsAnswer> ask(String name, int type) {
        String key = name.toLowerCase(Locale.ROOT);
        Name question;
        try {
            question = Name.fromString(key);
        } catch (TextParseException e) {
            return CompletableFuture.completedStage(DnsAnswer.none(key, type, DnsAnswer.Status.NONE));
        }
        return session()
                .lookupAsync(question, type, DClass.IN)
                .handle((result, failure) -> failure == null ? answer(key, type, result) : failed(key, type, failure));
    }

    /** Ends dnsjava's threads, which all users of the library in this class loader share. */
    @Override
    public void close() {
        if (session != null) {
            NioClient.close();
        }
    }

    /** Made at the first question: loading the library takes a tenth of a second. */
    private LookupSession session() {
        LookupSession known = session;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            LookupSession made = session != null ? session : makeSession();
            session = made;
            return made;
        } finally {
            lock.unlock();
        }
    }

    private LookupSession makeSession() {
        List<Resolver> resolvers = new ArrayList<>();
        for (InetSocketAddress server : system.servers()) {
            if (resolvers.size() < Math.max(1, settings.serversNumber())) {
                resolvers.add(new SimpleResolver(server));
            }
        }
        ExtendedResolver resolver = new ExtendedResolver(resolvers);
        Duration wait = Duration.ofSeconds(Math.max(1, settings.retryTime()));
        resolvers.forEach(one -> one.setTimeout(wait));
        resolver.setRetries(settings.retries() + 1);
        resolver.setTimeout(wait.multipliedBy((long) resolvers.size() * (settings.retries() + 1)));
        var builder = LookupSession.builder()
                .resolver(resolver)
                .ndots(system.ndots())
                .searchPath(settings.useSearchList() ? names(system.search()) : List.of())
                .executor(Runnable::run);
        return (hosts == null ? builder : builder.hostsFileParser(new HostsFileParser(hosts))).build();
    }

    private static List<Name> names(List<String> domains) {
        List<Name> names = new ArrayList<>();
        for (String domain : domains) {
            try {
                names.add(Name.fromString(domain, Name.root));
            } catch (TextParseException e) {
                LOG.warn("search domain ignored, domain={} cause={}", domain, e.getMessage());
            }
        }
        return names;
    }

    private static DnsAnswer answer(String name, int type, LookupResult result) {
        List<Record> records = result.getRecords();
        if (records.isEmpty()) {
            return DnsAnswer.none(name, type, DnsAnswer.Status.NONE);
        }
        long ttl = records.stream().mapToLong(Record::getTTL).min().orElse(0);
        return new DnsAnswer(name, type, DnsAnswer.Status.OK, records, ttl, 0);
    }

    private static DnsAnswer failed(String name, int type, Throwable failure) {
        Throwable cause = failure.getCause() != null ? failure.getCause() : failure;
        boolean none = cause instanceof NoSuchDomainException || cause instanceof NoSuchRRSetException;
        return DnsAnswer.none(name, type, none ? DnsAnswer.Status.NONE : DnsAnswer.Status.FAILED);
    }
}
