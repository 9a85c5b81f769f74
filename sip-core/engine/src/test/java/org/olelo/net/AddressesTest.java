package org.olelo.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private final SocketRegistry registry = new SocketRegistry();

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,127.0.0.1",
        "255.255.255.255,255.255.255.255",
        "::1,::1",
        "[::1],::1",
        "::,::",
        "2001:DB8:0:0:1:0:0:1,2001:db8::1:0:0:1",
        "fe80::1:2,fe80::1:2",
        "1:2:3:4:5:6:7:8,1:2:3:4:5:6:7:8",
        "1:0:3:4:5:6:7:8,1:0:3:4:5:6:7:8",
        "1::,1::",
        "::ffff:1.2.3.4,1.2.3.4",
        "64:ff9b::192.0.2.33,64:ff9b::c000:221",
        "0:0:0:0:0:0:0:0,::",
        "1:2:3:4:5:6:7::,1:2:3:4:5:6:7:0"
    })
    void shouldReadAndWriteNumericAddresses(String text, String expected) {
        assertEquals(expected, IpText.of(Objects.requireNonNull(IpText.parse(text))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.",
                "a.b.c.d",
                "example.com",
                ":",
                ":1",
                "1:",
                "1::2::3",
                ":::",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "[::1",
                "::1]",
                "[1.2.3.4]x",
                "::g",
                "1:2:3:4:5:6:7:1.2.3.4",
                "fe80::1%eth0"
            })
    void shouldNotTakeAnythingElseForAnAddress(String text) {
        assertNull(IpText.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "udp:1.2.3.4:5060,UDP,1.2.3.4,5060",
        "1.2.3.4,,1.2.3.4,0",
        "tls:host,TLS,host,0",
        "tcp:[::1]:5070,TCP,[::1],5070",
        "*:host:*,,host,0",
        "eth0:5080,,eth0,5080",
        "2001:db8::1,,2001:db8::1,0"
    })
    void shouldReadSocketTexts(String text, String protocol, String host, int port) {
        assertEquals(
                new SocketText(protocol == null ? null : Protocol.valueOf(protocol), host, port),
                SocketText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "udp:", "1.2.3.4:", "1.2.3.4:99999", "h:5x", "[::1"})
    void shouldRefuseBrokenSocketTexts(String text) {
        assertNull(SocketText.parse(text));
    }

    @Test
    void shouldShowWhatASocketAdvertises() throws Exception {
        LocalSocket plain = LocalSocket.of(Protocol.UDP, InetAddress.getByName("::1"), 5060);
        assertEquals("udp:[::1]:5060", plain.sockString());
        assertEquals("[::1]", plain.sentBy());
        LocalSocket shown = LocalSocket.builder(Protocol.TLS, InetAddress.getByName("10.0.0.1"), 5061)
                .advertised(new Advertised("sip.example.com", 0))
                .build();
        assertEquals("tls:10.0.0.1:5061", shown.sockString());
        assertEquals("tls:sip.example.com:5061", shown.advertisedSockString());
        assertEquals("sip.example.com:5061", shown.sentBy());
        assertEquals("Via: SIP/2.0/TLS sip.example.com:5061;branch=", new String(shown.viaStart(), "ISO-8859-1"));
    }

    @Test
    void shouldKnowItself() throws Exception {
        add(Protocol.UDP, "10.0.0.1", 5060);
        registry.add(LocalSocket.builder(Protocol.TCP, InetAddress.getByName("10.0.0.2"), 5070)
                .givenName("node.example.com")
                .advertised(new Advertised("pub.example.com", 6000))
                .build());
        registry.addAlias(new HostAlias("example.org", 0, null));
        registry.addAlias(new HostAlias("only.example.org", 5062, Protocol.TLS));
        registry.addMyselfCheck((host, port, protocol) -> host.equals("from.module"));
        assertTrue(registry.isMyself("10.0.0.1", 0, null));
        assertTrue(registry.isMyself("10.0.0.1", 5060, Protocol.UDP));
        assertFalse(registry.isMyself("10.0.0.1", 5061, Protocol.UDP));
        assertFalse(registry.isMyself("10.0.0.1", 5060, Protocol.TCP));
        assertTrue(registry.isMyself("NODE.example.com", 5070, null));
        assertTrue(registry.isMyself("pub.example.com", 6000, Protocol.TCP));
        assertFalse(registry.isMyself("pub.example.com", 5070, Protocol.TCP));
        assertTrue(registry.isMyself("example.ORG", 1234, Protocol.WSS));
        assertFalse(registry.isMyself("only.example.org", 5060, Protocol.TLS));
        assertTrue(registry.isMyself("only.example.org", 0, null));
        assertTrue(registry.isMyself("from.module", 0, null));
        assertFalse(registry.isMyself("elsewhere.example.org", 0, null));
    }

    @Test
    void shouldPickTheSendSocketAsKamailioDoes() throws Exception {
        LocalSocket loopback = add(Protocol.UDP, "127.0.0.1", 5060);
        LocalSocket first = add(Protocol.UDP, "10.0.0.1", 5060);
        LocalSocket second = add(Protocol.UDP, "10.0.0.2", 5060);
        LocalSocket tcp = add(Protocol.TCP, "10.0.0.2", 5060);
        LocalSocket six = add(Protocol.UDP, "2001:db8::1", 5060);
        InetSocketAddress peer = new InetSocketAddress("192.0.2.1", 5060);
        InetSocketAddress peer6 = new InetSocketAddress("2001:db8::99", 5060);
        assertSame(first, registry.sendSocket(null, null, Protocol.UDP, peer));
        assertSame(second, registry.sendSocket(null, second, Protocol.UDP, peer));
        assertSame(first, registry.sendSocket(null, six, Protocol.UDP, peer));
        assertSame(loopback, registry.sendSocket(loopback, second, Protocol.UDP, peer));
        assertSame(tcp, registry.sendSocket(second, second, Protocol.TCP, peer));
        assertSame(tcp, registry.sendSocket(first, first, Protocol.WS, peer));
        assertSame(six, registry.sendSocket(null, first, Protocol.UDP, peer6));
        assertNull(registry.sendSocket(null, first, Protocol.TLS, peer));
        assertSame(second, registry.ofText("udp:10.0.0.2:5060"));
    }

    @Test
    void shouldAskTheRoutingTableOnMultihomedHosts() throws Exception {
        LocalSocket loopback = add(Protocol.UDP, "127.0.0.1", 5070);
        LocalSocket elsewhere = add(Protocol.UDP, "10.99.0.1", 5070);
        InetSocketAddress peer = new InetSocketAddress("127.0.0.1", 9);
        assertSame(elsewhere, registry.sendSocket(null, null, Protocol.UDP, peer));
        registry.multihomed(true);
        assertSame(loopback, registry.sendSocket(null, null, Protocol.UDP, peer));
        assertSame(elsewhere, registry.sendSocket(elsewhere, null, Protocol.UDP, peer));
    }

    @Test
    void shouldRefuseTheSameSocketTwice() throws Exception {
        add(Protocol.UDP, "10.0.0.1", 5060);
        assertFalse(registry.add(LocalSocket.of(Protocol.UDP, InetAddress.getByName("10.0.0.1"), 5060)));
        InetAddress address = InetAddress.getByName("10.0.0.3");
        assertTrue(registry.add(
                LocalSocket.builder(Protocol.UDP, address, 5060).name("a").build()));
        assertEquals(5060, Objects.requireNonNull(registry.named("a")).port());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:6000,'udp:127.0.0.1:6000 tcp:127.0.0.1:6000 tls:127.0.0.1:6001'",
        "127.0.0.1,'udp:127.0.0.1:5070 tcp:127.0.0.1:5070 tls:127.0.0.1:5071'",
        "tls:127.0.0.1,tls:127.0.0.1:5071",
        "tls:127.0.0.1:6000,tls:127.0.0.1:6000",
        "udp:lo:6000,udp:127.0.0.1:6000",
        "udp:[::1]:6000,udp:[::1]:6000",
        "udp:localhost:6000,udp:127.0.0.1:6000"
    })
    void shouldExpandWhatTheConfigurationListsAsKamailioDoes(String text, String expected) throws Exception {
        ListenExpander expander =
                new ListenExpander(Set.of(Protocol.TLS, Protocol.TCP, Protocol.UDP), 5070, 5071, false, false);
        ListenSpec spec = Objects.requireNonNull(ListenSpec.parse(text));
        assertEquals(
                expected,
                expander.expand(spec).stream().map(LocalSocket::sockString).collect(Collectors.joining(" ")));
    }

    @Test
    void shouldListenOnEveryAddressWhereNoneIsListed() throws Exception {
        ListenExpander expander = new ListenExpander(Set.of(Protocol.UDP), 5070, 5071, true, false);
        List<LocalSocket> sockets = expander.everywhere();
        assertEquals("udp:127.0.0.1:5070", sockets.getFirst().sockString());
        assertTrue(sockets.stream().noneMatch(socket -> socket.address().isLinkLocalAddress()));
        assertThrows(
                UnknownHostException.class,
                () -> expander.expand(ListenSpec.of(Protocol.UDP, "no-such-host.invalid", 0)));
    }

    @Test
    void shouldFindTheNamesOfItsAddresses() throws Exception {
        add(Protocol.UDP, "127.0.0.1", 5070);
        add(Protocol.TCP, "127.0.0.1", 5071);
        add(Protocol.TCP, "0.0.0.0", 5072);
        assertEquals(
                List.of(new HostAlias("localhost", 5070, Protocol.UDP), new HostAlias("localhost", 5071, Protocol.TCP)),
                registry.reverseAliases());
    }

    @Test
    void shouldReadTheListenOption() {
        ListenSpec spec = Objects.requireNonNull(ListenSpec.parse("udp:10.0.0.1:5060/sip.example.com:5080/edge"));
        assertEquals(new Advertised("sip.example.com", 5080), spec.advertised());
        assertEquals("edge", spec.name());
        assertNull(ListenSpec.parse("udp:10.0.0.1:x"));
    }

    private LocalSocket add(Protocol protocol, String address, int port) throws Exception {
        LocalSocket socket = LocalSocket.of(protocol, InetAddress.getByName(address), port);
        assertTrue(registry.add(socket));
        return socket;
    }
}
