package org.olelo.net.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.olelo.net.CountersForTests;
import org.olelo.net.IoLoops;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.timer.Clock;
import org.olelo.timer.ManualClock;
import org.xbill.DNS.Type;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ServerLocatorTest {
    @TempDir
    private Path folder = Path.of(".");

    private final ManualClock clock = new ManualClock();
    private final CountersForTests counters = new CountersForTests();
    private final SocketRegistry sockets = new SocketRegistry();
    private final Map<String, Integer> values = new HashMap<>();
    private DnsServer server = started();
    private NameServers client = new NameServers(DnsSettings.defaults(), List.of(server.address()), null);
    private DnsCache cache = new DnsCache(client, this::settings, clock, counters);
    private ServerLocator locator = new ServerLocator(cache, this::settings, sockets, clock);

    @BeforeEach
    void open() throws Exception {
        for (Protocol protocol : List.of(Protocol.UDP, Protocol.TCP, Protocol.TLS)) {
            sockets.add(LocalSocket.of(protocol, InetAddress.getByName("192.0.2.100"), 5060));
        }
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        client.close();
    }

    @Test
    void shouldTakeNumericHostsAtOnce() {
        assertEquals("udp:192.0.2.1:5060", texts(locator.locateNow("192.0.2.1", 0, null, false)));
        assertEquals("tls:192.0.2.1:5061", texts(locator.locateNow("192.0.2.1", 0, null, true)));
        assertEquals("tls:192.0.2.1:5070", texts(locator.locateNow("192.0.2.1", 5070, Protocol.TCP, true)));
        assertEquals("tcp:[2001:db8::1]:5070", texts(locator.locateNow("[2001:db8::1]", 5070, Protocol.TCP, false)));
        assertSame(
                locator.locateNow("192.0.2.1", 0, null, false),
                locator.locateNow(new String("192.0.2.1"), 0, null, false));
        assertEquals(List.of(), server.questions());
    }

    @Test
    void shouldAskForAddressesOnlyWhereThePortIsGiven() throws Exception {
        server.zone("proxy.example.com. 60 IN A 192.0.2.7\nproxy.example.com. 60 IN A 192.0.2.8\n");
        assertEquals("udp:192.0.2.7:5070 udp:192.0.2.8:5070", find("proxy.example.com", 5070, null, false));
        assertEquals(List.of("proxy.example.com A"), server.questions());
    }

    @Test
    void shouldUseServiceRecordsOfTheProtocolThenAddresses() throws Exception {
        server.zone("_sip._tcp.example.com. 60 IN SRV 20 0 5080 b.example.com.\n"
                + "_sip._tcp.example.com. 60 IN SRV 10 5 5070 a.example.com.\n"
                + "_sip._tcp.example.com. 60 IN SRV 10 50 5060 c.example.com.\n"
                + "a.example.com. 60 IN A 192.0.2.1\nb.example.com. 60 IN A 192.0.2.2\nc.example.com. 60 IN A 192.0.2.3\n"
                + "example.com. 60 IN A 192.0.2.9\n");
        assertEquals(
                "tcp:192.0.2.3:5060 tcp:192.0.2.1:5070 tcp:192.0.2.2:5080",
                find("example.com", 0, Protocol.TCP, false));
        assertEquals("tls:192.0.2.9:5061", find("example.com", 0, null, true));
        assertTrue(server.questions().contains("_sips._tcp.example.com SRV"));
    }

    @Test
    void shouldTryTheServicesOfAllProtocolsByPreferenceOnlyWithNaptr() throws Exception {
        server.zone("_sip._tcp.example.com. 60 IN SRV 10 5 5070 a.example.com.\na.example.com. 60 IN A 192.0.2.1\n");
        assertEquals("NO_NAME", find("example.com", 0, null, false));
        assertEquals(List.of("_sip._udp.example.com SRV", "example.com A"), server.questions());
        values.put("dns_try_naptr", 1);
        cache.deleteAll(false);
        assertEquals("tcp:192.0.2.1:5070", find("example.com", 0, null, false));
        assertEquals(
                List.of(
                        "example.com NAPTR",
                        "_sip._udp.example.com SRV",
                        "_sip._tcp.example.com SRV",
                        "a.example.com A"),
                server.questions());
    }

    @Test
    void shouldFollowNaptrRecordsWhenAskedTo() throws Exception {
        values.put("dns_try_naptr", 1);
        server.zone("example.com. 60 IN NAPTR 10 10 \"s\" \"SIPS+D2T\" \"\" _sips._tcp.example.com.\n"
                + "example.com. 60 IN NAPTR 20 10 \"s\" \"SIP+D2T\" \"\" _sip._tcp.other.example.com.\n"
                + "_sips._tcp.example.com. 60 IN SRV 0 0 5061 a.example.com.\n"
                + "_sip._tcp.other.example.com. 60 IN SRV 0 0 5070 a.example.com.\n"
                + "a.example.com. 60 IN A 192.0.2.1\n");
        assertEquals("tcp:192.0.2.1:5070", find("example.com", 0, null, false));
        values.put("dns_naptr_ignore_rfc", 0);
        cache.deleteAll(false);
        assertEquals("tls:192.0.2.1:5061", find("example.com", 0, null, false));
        values.put("dns_tls_pref", -1);
        cache.deleteAll(false);
        assertEquals("tcp:192.0.2.1:5070", find("example.com", 0, null, false));
    }

    @Test
    void shouldAskForIpv6WhereThereIsASocketForIt() throws Exception {
        server.zone("six.example.com. 60 IN AAAA 2001:db8::5\n"
                + "both.example.com. 60 IN AAAA 2001:db8::6\nboth.example.com. 60 IN A 192.0.2.6\n");
        assertEquals("NO_NAME", find("six.example.com", 5060, null, false));
        sockets.add(LocalSocket.of(Protocol.UDP, InetAddress.getByName("2001:db8::100"), 5060));
        assertEquals("udp:[2001:db8::5]:5060", find("six.example.com", 5060, null, false));
        assertEquals("udp:192.0.2.6:5060", find("both.example.com", 5060, null, false));
        values.put("dns_cache_flags", 4);
        cache.deleteAll(false);
        assertEquals("udp:[2001:db8::6]:5060", find("both.example.com", 5060, null, false));
    }

    @Test
    void shouldFollowAliases() throws Exception {
        server.zone("www.example.com. 60 IN CNAME real.example.com.\nreal.example.com. 60 IN A 192.0.2.4\n");
        assertEquals("udp:192.0.2.4:5060", find("www.example.com", 5060, null, false));
    }

    @Test
    void shouldKeepAnswersForTheirTimeToLive() throws Exception {
        server.zone("proxy.example.com. 30 IN A 192.0.2.7\n");
        assertEquals("udp:192.0.2.7:5060", find("proxy.example.com", 5060, null, false));
        server.clear().zone("proxy.example.com. 30 IN A 192.0.2.8\n");
        clock.advance(29_000);
        assertEquals("udp:192.0.2.7:5060", texts(locator.locateNow("proxy.example.com", 5060, null, false)));
        clock.advance(1_001);
        assertNull(locator.locateNow("proxy.example.com", 5060, null, false));
        assertEquals("udp:192.0.2.8:5060", find("proxy.example.com", 5060, null, false));
        values.put("dns_cache_max_ttl", 10);
        cache.deleteAll(false);
        find("proxy.example.com", 5060, null, false);
        clock.advance(10_001);
        assertNull(locator.locateNow("proxy.example.com", 5060, null, false));
    }

    @Test
    void shouldRememberThatThereIsNoName() throws Exception {
        assertEquals("NO_NAME", find("nobody.example.com", 5060, null, false));
        server.questions();
        assertEquals("NO_NAME", find("nobody.example.com", 5060, null, false));
        assertEquals(List.of(), server.questions());
        clock.advance(60_001);
        server.zone("nobody.example.com. 30 IN A 192.0.2.8\n");
        assertEquals("udp:192.0.2.8:5060", find("nobody.example.com", 5060, null, false));
    }

    @Test
    void shouldGiveUpAServerThatNeverAnswersAndNotAskAgainAtOnce() throws Exception {
        server.silent(true);
        assertEquals("NO_ANSWER", find("proxy.example.com", 5060, null, false));
        assertFalse(server.questions().isEmpty());
        assertEquals("NO_ANSWER", find("proxy.example.com", 5060, null, false));
        assertEquals(List.of(), server.questions());
        assertEquals(1, counters.value("dns", "failed_dns_request"));
    }

    @Test
    void shouldAskOnceForQuestionsAtTheSameTime() throws Exception {
        server.zone("proxy.example.com. 30 IN A 192.0.2.7\n");
        List<CompletableFuture<Located>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(locator.locate(new SipTarget("proxy.example.com", 5060, null, false)));
        }
        for (CompletableFuture<Located> one : all) {
            assertTrue(one.get(5, TimeUnit.SECONDS).found());
        }
        assertEquals(1, server.questions().size());
    }

    @Test
    void shouldServeEntriesAddedByHandUntilTheyAreDeleted() throws Exception {
        server.zone("hand.example.com. 1 IN A 192.0.2.20\n");
        try (DnsServer other = new DnsServer().zone("hand.example.com. 60 IN A 192.0.2.21\n")) {
            NameServers elsewhere = new NameServers(settings(), List.of(other.address()), null);
            DnsAnswer answer = elsewhere
                    .ask("hand.example.com", Type.A)
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
            cache.add("hand.example.com", Type.A, answer.records(), true);
        }
        assertEquals("udp:192.0.2.21:5060", find("hand.example.com", 5060, null, false));
        clock.advance(10_000_000);
        assertEquals("udp:192.0.2.21:5060", find("hand.example.com", 5060, null, false));
        cache.deleteAll(false);
        assertEquals("udp:192.0.2.21:5060", find("hand.example.com", 5060, null, false));
        assertTrue(cache.delete("hand.example.com", Type.A));
        assertEquals("udp:192.0.2.20:5060", find("hand.example.com", 5060, null, false));
        assertNotNull(cache.cached("HAND.example.com", Type.A));
    }

    @Test
    void shouldStayWithinItsMemory() throws Exception {
        values.put("dns_cache_mem", 10);
        for (int i = 0; i < 200; i++) {
            find("n" + i + ".example.com", 5060, null, false);
        }
        assertTrue(cache.bytes() <= 10 * 1024, () -> "bytes " + cache.bytes());
    }

    @Test
    void shouldReadTheHostsFile() throws Exception {
        Path hosts = folder.resolve("hosts");
        Files.writeString(hosts, "192.0.2.33 inhouse inhouse.example.com\n");
        client = new NameServers(settings(), List.of(server.address()), hosts);
        cache = new DnsCache(client, this::settings, clock, counters);
        locator = new ServerLocator(cache, this::settings, sockets, clock);
        assertEquals("udp:192.0.2.33:5060", find("inhouse", 5060, null, false));
    }

    @Test
    void shouldCompleteShortNamesWithTheSearchDomains() throws Exception {
        server.zone("gw.corp.example.com. 60 IN A 192.0.2.44\n");
        ResolvConf conf =
                new ResolvConf(List.of(server.address()), List.of("other.example.com", "corp.example.com"), 1);
        client = new NameServers(settings(), conf, null);
        cache = new DnsCache(client, this::settings, clock, counters);
        locator = new ServerLocator(cache, this::settings, sockets, clock);
        assertEquals("udp:192.0.2.44:5060", find("gw", 5060, null, false));
        assertEquals("NO_NAME", find("gw.", 5060, null, false));
    }

    @Test
    void shouldReadResolvConf() {
        ResolvConf conf = ResolvConf.parse(List.of(
                "# comment",
                "nameserver 192.0.2.53",
                " nameserver\tfe80::1%eth0 ",
                "nameserver nonsense",
                "nameserver",
                "search a.example.com b.example.com",
                "options rotate ndots:3 timeout:1",
                ""));
        assertEquals(
                "[/192.0.2.53:53, /[fe80:0:0:0:0:0:0:1]:53]", conf.servers().toString());
        assertEquals(List.of("a.example.com", "b.example.com"), conf.search());
        assertEquals(3, conf.ndots());
        assertEquals(1, ResolvConf.parse(List.of()).servers().size());
    }

    @Test
    void shouldRefuseToWaitOnAnEventLoop() throws Exception {
        IoLoops loops = new IoLoops(1, Clock.system());
        try {
            CompletableFuture<Located> outcome = new CompletableFuture<>();
            loops.get(0).execute(() -> {
                try {
                    outcome.complete(locator.locateBlocking(new SipTarget("a.example.com", 5060, null, false)));
                } catch (IllegalStateException e) {
                    outcome.completeExceptionally(e);
                }
            });
            assertThrows(Exception.class, () -> outcome.get(5, TimeUnit.SECONDS));
        } finally {
            loops.close();
        }
    }

    @Test
    void shouldSurviveNamesThatAreNone() {
        assertEquals("NO_NAME", find("a..b", 5060, null, false));
        assertEquals("NO_NAME", find("x".repeat(300), 5060, null, false));
        assertEquals("NO_NAME", find("", 5060, null, false));
        assertEquals("NO_NAME", find("\u00e9\0;rm", 5060, null, false));
    }

    private String find(String host, int port, @Nullable Protocol protocol, boolean secure) {
        return texts(locator.locateBlocking(new SipTarget(host, port, protocol, secure)));
    }

    private DnsSettings settings() {
        return DnsSettings.of(values);
    }

    private static String texts(@Nullable Located located) {
        assertNotNull(located);
        return located.failure() != null
                ? located.failure().name()
                : located.candidates().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static DnsServer started() {
        try {
            return new DnsServer();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
