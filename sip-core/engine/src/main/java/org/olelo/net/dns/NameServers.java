package org.olelo.net.dns;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.NioClient;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.hosts.HostsFileParser;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Questions to the name servers of /etc/resolv.conf, with /etc/hosts and the search domains. */
public final class NameServers implements DnsClient, AutoCloseable {
    private final LookupSession session;

    /** The machine's servers. */
    public NameServers(DnsSettings settings) {
        this(settings, ResolverConfig.getCurrentConfig().servers(), Path.of("/etc/hosts"));
    }

    /**
     * @param servers asked in this order
     * @param hosts file of names and addresses, or null for none
     */
    public NameServers(DnsSettings settings, List<InetSocketAddress> servers, @Nullable Path hosts) {
        List<Resolver> resolvers = new ArrayList<>();
        for (InetSocketAddress server : servers) {
            if (resolvers.size() < Math.max(1, settings.serversNumber())) {
                resolvers.add(new SimpleResolver(server));
            }
        }
        ExtendedResolver resolver = new ExtendedResolver(resolvers);
        Duration wait = Duration.ofSeconds(Math.max(1, settings.retryTime()));
        resolvers.forEach(one -> one.setTimeout(wait));
        resolver.setRetries(settings.retries() + 1);
        resolver.setTimeout(wait.multipliedBy((long) resolvers.size() * (settings.retries() + 1)));
        ResolverConfig system = ResolverConfig.getCurrentConfig();
        var builder = LookupSession.builder()
                .resolver(resolver)
                .ndots(system.ndots())
                .searchPath(settings.useSearchList() ? system.searchPath() : List.of())
                .executor(Runnable::run);
        session = (hosts == null ? builder : builder.hostsFileParser(new HostsFileParser(hosts))).build();
    }

    @Override
    public CompletionStage<DnsAnswer> ask(String name, int type) {
        String key = name.toLowerCase(Locale.ROOT);
        Name question;
        try {
            question = Name.fromString(key);
        } catch (TextParseException e) {
            return CompletableFuture.completedStage(
                    DnsAnswer.none(key, type, DnsAnswer.Status.NONE));
        }
        return session.lookupAsync(question, type, DClass.IN)
                .handle((result, failure) -> failure == null ? answer(key, type, result) : failed(key, type, failure));
    }

    /** Ends dnsjava's threads, which all users of the library in this class loader share. */
    @Override
    public void close() {
        NioClient.close();
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
