package org.olelo.net.dns;

import java.util.Map;
import java.util.function.ToIntBiFunction;
import org.olelo.net.Protocol;

/**
 * Parameters of name resolution; the names are those of Kamailio's configuration group "core".
 *
 * @param tryIpv6 ask for AAAA records too
 * @param tryNaptr ask for NAPTR records first (RFC 3263 4.1)
 * @param naptrIgnoreRfc local protocol preferences before the order of the remote side
 * @param udpPreference weight of UDP among NAPTR and SRV choices; negative = never
 * @param tcpPreference weight of TCP
 * @param tlsPreference weight of TLS
 * @param sctpPreference weight of SCTP
 * @param srvLoadBalancing choose by weight at random (RFC 2782); else the heaviest first
 * @param retryTime seconds to wait for one answer
 * @param retries tries after the first, for each server
 * @param serversNumber most servers of resolv.conf to use
 * @param useSearchList complete names with the search domains
 * @param slowQueryMs answers later than this are counted as slow; 0 = none
 * @param useCache keep answers
 * @param cacheFlags 1 = IPv4 only, 2 = IPv6 only, 4 = IPv6 preferred
 * @param negativeTtl seconds to keep that there is no record
 * @param minTtl least seconds to keep an answer
 * @param maxTtl most seconds to keep an answer
 * @param cacheMem kilobytes of cache
 * @param useFailover try the next address when one fails
 */
public record DnsSettings(
        boolean tryIpv6,
        boolean tryNaptr,
        boolean naptrIgnoreRfc,
        int udpPreference,
        int tcpPreference,
        int tlsPreference,
        int sctpPreference,
        boolean srvLoadBalancing,
        int retryTime,
        int retries,
        int serversNumber,
        boolean useSearchList,
        int slowQueryMs,
        boolean useCache,
        int cacheFlags,
        int negativeTtl,
        int minTtl,
        int maxTtl,
        int cacheMem,
        boolean useFailover) {

    /** Kamailio's defaults, waiting one second less for each answer. */
    public static DnsSettings defaults() {
        return of((name, value) -> value);
    }

    /** Defaults except for the named values. */
    public static DnsSettings of(Map<String, Integer> values) {
        return of((name, value) -> values.getOrDefault(name, value));
    }

    /**
     * Settings from a configuration.
     *
     * @param lookup gives the value of a name of the group "core", or the default handed to it
     */
    public static DnsSettings of(ToIntBiFunction<String, Integer> lookup) {
        return new DnsSettings(
                lookup.applyAsInt("dns_try_ipv6", 1) != 0,
                lookup.applyAsInt("dns_try_naptr", 0) != 0,
                lookup.applyAsInt("dns_naptr_ignore_rfc", 1) != 0,
                lookup.applyAsInt("dns_udp_pref", 30),
                lookup.applyAsInt("dns_tcp_pref", 20),
                lookup.applyAsInt("dns_tls_pref", 10),
                lookup.applyAsInt("dns_sctp_pref", 20),
                lookup.applyAsInt("dns_srv_lb", 0) != 0,
                lookup.applyAsInt("dns_retr_time", 1),
                lookup.applyAsInt("dns_retr_no", 1),
                lookup.applyAsInt("dns_servers_no", 3),
                lookup.applyAsInt("dns_use_search_list", 1) != 0,
                lookup.applyAsInt("dns_slow_query_ms", 0),
                lookup.applyAsInt("use_dns_cache", 1) != 0,
                lookup.applyAsInt("dns_cache_flags", 0),
                lookup.applyAsInt("dns_cache_negative_ttl", 60),
                lookup.applyAsInt("dns_cache_min_ttl", 0),
                lookup.applyAsInt("dns_cache_max_ttl", Integer.MAX_VALUE),
                lookup.applyAsInt("dns_cache_mem", 500),
                lookup.applyAsInt("use_dns_failover", 0) != 0);
    }

    /** Weight of a protocol; negative = never chosen. */
    public int preference(Protocol protocol) {
        return switch (protocol) {
            case UDP -> udpPreference;
            case TCP -> tcpPreference;
            case TLS -> tlsPreference;
            case SCTP -> sctpPreference;
            case WS, WSS -> -1;
        };
    }
}
