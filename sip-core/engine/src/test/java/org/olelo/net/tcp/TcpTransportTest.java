package org.olelo.net.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.olelo.net.BindException;
import org.olelo.net.CountersForTests;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.IoLoops;
import org.olelo.net.LocalSocket;
import org.olelo.net.MessageSink;
import org.olelo.net.Protocol;
import org.olelo.net.Received;
import org.olelo.net.SendResult;
import org.olelo.net.TcpSettings;
import org.olelo.timer.Clock;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TcpTransportTest {
    private static final int PORT = 20310;
    private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", PORT);
    private static final String HEAD = "OPTIONS sip:a@x SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\n";
    private static final String EMPTY = HEAD + "Content-Length: 0\r\n\r\n";

    private final Received received = new Received();
    private final CountersForTests counters = new CountersForTests();
    private final BlockingQueue<CloseReason> closed = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final LocalSocket socket = LocalSocket.of(Protocol.TCP, ADDRESS.getAddress(), PORT);
    private IoLoops loops = new IoLoops(2, Clock.system());
    private TcpTransport transport = create(received);

    @BeforeEach
    void open() {
        transport.open(socket);
    }

    @AfterEach
    void stop() {
        transport.stop();
        loops.close();
    }

    @Test
    void shouldDeliverMessagesSplitAndMerged() throws Exception {
        try (Socket peer = connect()) {
            write(peer, EMPTY + EMPTY.substring(0, 20));
            assertEquals(EMPTY, received.next().text());
            write(peer, EMPTY.substring(20));
            Received.Message second = received.next();
            assertEquals(EMPTY, second.text());
            Flow flow = second.flow();
            assertEquals(Protocol.TCP, flow.protocol());
            assertEquals(peer.getLocalPort(), flow.sourcePort());
            assertEquals(PORT, flow.destinationPort());
            assertSame(socket, flow.socket());
            TcpConnection connection = transport.connections().get(flow.connectionId());
            assertNotNull(connection);
            assertTrue(connection.isAccepted());
            assertEquals(1, counters.value("tcp", "current_opened_connections"));
        }
        assertEquals(CloseReason.PEER, closed.poll(5, TimeUnit.SECONDS));
        assertEquals(0, transport.connections().size());
    }

    @Test
    void shouldAnswerOnTheConnectionOfTheRequestFromItsLoopAndFromOutside() throws Exception {
        restart((data, offset, length, flow) -> {
            transport.send(flow.reply(), bytes("first\r\n"), 0, 7);
            received.onMessage(data, offset, length, flow);
        });
        try (Socket peer = connect()) {
            write(peer, EMPTY);
            Flow flow = received.next().flow();
            assertEquals("first\r\n", read(peer, 7));
            assertEquals(SendResult.OK, transport.send(flow.reply(), bytes("xsecond"), 1, 6));
            assertEquals("second", read(peer, 6));
            Destination byAddress = new Destination(Protocol.TCP, flow.sourceAddress(), socket, 0, 0);
            assertEquals(SendResult.OK, transport.send(byAddress, bytes("third"), 0, 5));
            assertEquals("third", read(peer, 5));
            assertEquals(1, transport.connections().size());
        }
    }

    @Test
    void shouldReuseAConnectionByItsAlias() throws Exception {
        try (Socket peer = connect()) {
            write(peer, EMPTY);
            Flow flow = received.next().flow();
            InetSocketAddress alias = new InetSocketAddress("127.0.0.1", 20311);
            TcpConnection connection = transport.connections().get(flow.connectionId());
            assertNotNull(connection);
            assertTrue(transport.connections().addAlias(connection, alias));
            assertFalse(transport.connections().addAlias(connection, alias));
            transport.send(new Destination(Protocol.TCP, alias, socket, 0, 0), bytes("hello"), 0, 5);
            assertEquals("hello", read(peer, 5));
        }
        closed.poll(5, TimeUnit.SECONDS);
        assertEquals(null, transport.connections().find(Protocol.TCP, new InetSocketAddress("127.0.0.1", 20311)));
    }

    @Test
    void shouldAnswerKeepalivesWhenAskedTo() throws Exception {
        try (Socket peer = connect()) {
            write(peer, "\r\n\r\n");
            assertEquals("\r\n", read(peer, 2));
            values.put("crlf_ping", 0);
            write(peer, "\r\n\r\n" + EMPTY);
            received.next();
            transport.send(to(peer), bytes("end"), 0, 3);
            assertEquals("end", read(peer, 3));
        }
    }

    @Test
    void shouldCloseStreamsWithoutBounds() throws Exception {
        try (Socket peer = connect()) {
            write(peer, HEAD + "\r\n");
            assertEquals(-1, peer.getInputStream().read());
        }
        assertEquals(CloseReason.BAD_INPUT, closed.poll(5, TimeUnit.SECONDS));
        try (Socket peer = connect()) {
            write(peer, HEAD + "X: " + "p".repeat(17000));
            assertClosed(peer);
        }
        assertEquals(CloseReason.BAD_INPUT, closed.poll(5, TimeUnit.SECONDS));
        assertEquals(2, counters.value("tcp", "bad_input"));
        received.assertNothingElse();
    }

    @Test
    void shouldCloseAPeerThatNeverEndsItsMessage() throws Exception {
        values.put("msg_read_timeout", 1);
        try (Socket peer = connect()) {
            write(peer, EMPTY + HEAD);
            assertEquals(EMPTY, received.next().text());
            assertEquals(-1, peer.getInputStream().read());
        }
        assertEquals(CloseReason.TIMEOUT, closed.poll(5, TimeUnit.SECONDS));
        assertEquals(1, counters.value("tcp", "con_timeout"));
    }

    @Test
    void shouldCloseIdleConnections() throws Exception {
        values.put("connection_lifetime", 1);
        try (Socket peer = connect()) {
            write(peer, EMPTY);
            received.next();
            assertEquals(-1, peer.getInputStream().read());
        }
        assertEquals(CloseReason.TIMEOUT, closed.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void shouldConnectOnceAndSendWhatWaited() throws Exception {
        try (ServerSocket far = new ServerSocket(20311, 10, ADDRESS.getAddress())) {
            Destination to = new Destination(Protocol.TCP, new InetSocketAddress("127.0.0.1", 20311), socket, 0, 0);
            for (int i = 0; i < 50; i++) {
                assertEquals(SendResult.OK, transport.send(to, bytes("m%02d".formatted(i)), 0, 3));
            }
            try (Socket peer = far.accept()) {
                StringBuilder expected = new StringBuilder();
                for (int i = 0; i < 50; i++) {
                    expected.append("m%02d".formatted(i));
                }
                assertEquals(expected.toString(), read(peer, 150));
                write(peer, EMPTY);
                Flow flow = received.next().flow();
                assertEquals(20311, flow.sourcePort());
                assertEquals(1, transport.connections().size());
                assertEquals(1, counters.value("tcp", "connect_success"));
            }
        }
    }

    @Test
    void shouldLeaveFromTheListeningPortWhenAskedTo() throws Exception {
        transport.close(socket);
        values.putAll(Map.of("reuse_port", 1, "syncnt", 2, "linger2", 5, "delayed_ack", 0, "keepidle", 60));
        transport.open(socket);
        try (ServerSocket far = new ServerSocket(20311, 10, ADDRESS.getAddress())) {
            Destination to = new Destination(Protocol.TCP, new InetSocketAddress("127.0.0.1", 20311), socket, 0, 0);
            assertEquals(SendResult.OK, transport.send(to, bytes("hello"), 0, 5));
            try (Socket peer = far.accept()) {
                assertEquals("hello", read(peer, 5));
                assertEquals(PORT, peer.getPort());
            }
        }
    }

    @Test
    void shouldTellAtOnceThatAConnectionIsRefused() throws Exception {
        Destination nobody = new Destination(Protocol.TCP, new InetSocketAddress("127.0.0.1", 20312), socket, 0, 0);
        assertEquals(SendResult.CONNECT_FAILED, transport.send(nobody, bytes("x"), 0, 1));
        assertEquals(CloseReason.CONNECT_FAILED, closed.poll(5, TimeUnit.SECONDS));
        assertEquals(1, counters.value("tcp", "connect_failed"));
        BlockingQueue<SendResult> results = new LinkedBlockingQueue<>();
        restart((data, offset, length, flow) -> results.add(transport.send(nobody, data, offset, length)));
        try (Socket peer = connect()) {
            write(peer, EMPTY);
            assertEquals(SendResult.CONNECT_FAILED, results.poll(5, TimeUnit.SECONDS));
        }
        assertEquals(0, counters.value("tcp", "current_write_queue_size"));
        assertTrue(failures.isEmpty());
    }

    @Test
    void shouldReportMessagesThatWereNotDelivered() throws Exception {
        values.put("connect_timeout", 1);
        // the queue of a listener that accepts nothing: once it is full, connects get no answer
        try (ServerSocket deaf = new ServerSocket(20313, 1, ADDRESS.getAddress())) {
            List<Socket> filling = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Socket each = new Socket();
                filling.add(each);
                try {
                    each.connect(deaf.getLocalSocketAddress(), 200);
                } catch (IOException full) {
                    break;
                }
            }
            Destination to = new Destination(Protocol.TCP, new InetSocketAddress("127.0.0.1", 20313), socket, 0, 0);
            assertEquals(SendResult.OK, transport.send(to, bytes("x"), 0, 1));
            assertEquals(SendResult.OK, transport.send(to, bytes("y"), 0, 1));
            assertEquals(1, transport.connections().size());
            assertEquals(SendResult.QUEUE_FULL, transport.send(to, new byte[40_000], 0, 40_000));
            assertEquals("tcp:127.0.0.1:20313", failures.poll(5, TimeUnit.SECONDS));
            assertEquals("tcp:127.0.0.1:20313", failures.poll(5, TimeUnit.SECONDS));
            assertEquals(CloseReason.CONNECT_FAILED, closed.poll(5, TimeUnit.SECONDS));
            assertEquals(0, counters.value("tcp", "current_write_queue_size"));
            assertEquals(0, transport.connections().size());
            for (Socket each : filling) {
                each.close();
            }
        }
    }

    @Test
    void shouldNotConnectWhenToldNotTo() throws Exception {
        InetSocketAddress far = new InetSocketAddress("127.0.0.1", 20312);
        Destination to = new Destination(Protocol.TCP, far, socket, 0, Destination.NO_CONNECT);
        assertEquals(SendResult.NO_CONNECTION, transport.send(to, bytes("x"), 0, 1));
        values.put("no_connect", 1);
        assertEquals(SendResult.NO_CONNECTION, transport.send(to.with(0), bytes("x"), 0, 1));
        Destination webSocket = new Destination(Protocol.WS, far, socket, 0, 0);
        assertEquals(SendResult.NO_CONNECTION, transport.send(webSocket, bytes("x"), 0, 1));
    }

    @Test
    void shouldRefuseTlsWithoutCertificates() {
        LocalSocket secure = LocalSocket.of(Protocol.TLS, ADDRESS.getAddress(), 20314);
        BindException refused = assertThrows(BindException.class, () -> transport.open(secure));
        assertTrue(refused.getMessage().contains("load module tls"), refused::getMessage);
        Destination to = new Destination(Protocol.TLS, new InetSocketAddress("127.0.0.1", 20312), secure, 0, 0);
        assertEquals(SendResult.REFUSED, transport.send(to, bytes("x"), 0, 1));
    }

    @Test
    void shouldCloseAfterAMessageWhenAskedTo() throws Exception {
        try (Socket peer = connect()) {
            write(peer, EMPTY);
            Destination reply = received.next().flow().reply().with(Destination.CLOSE_AFTER);
            transport.send(reply, bytes("bye"), 0, 3);
            assertEquals("bye", read(peer, 3));
            assertEquals(-1, peer.getInputStream().read());
        }
        assertEquals(CloseReason.LOCAL, closed.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void shouldRefuseConnectionsPastTheLimits() throws Exception {
        values.put("max_connections", 1);
        try (Socket first = connect()) {
            write(first, EMPTY);
            received.next();
            try (Socket second = connect()) {
                assertClosed(second);
            }
            assertEquals(1, counters.value("tcp", "local_reject"));
            Destination to = new Destination(Protocol.TCP, new InetSocketAddress("127.0.0.1", 20312), socket, 0, 0);
            assertEquals(SendResult.TOO_MANY_CONNECTIONS, transport.send(to, bytes("x"), 0, 1));
            values.put("max_connections", 10);
            values.put("accept_iplimit", 1);
            try (Socket third = connect()) {
                assertClosed(third);
            }
        }
    }

    @Test
    void shouldGiveUpAPeerThatDoesNotRead() throws Exception {
        values.put("conn_wq_max", 10_000);
        try (Socket peer = connect()) {
            peer.setReceiveBufferSize(4096);
            write(peer, EMPTY);
            Flow flow = received.next().flow();
            byte[] message = new byte[5000];
            SendResult result = SendResult.OK;
            for (int i = 0; i < 100_000 && result.ok(); i++) {
                result = transport.send(flow.reply(), message, 0, message.length);
            }
            assertNotEquals(SendResult.OK, result);
            assertEquals(CloseReason.ERROR, closed.poll(10, TimeUnit.SECONDS));
            assertTrue(counters.value("tcp", "sendq_full") >= 1);
        }
    }

    @Test
    void shouldCloseAPeerThatTakesNothingInTime() throws Exception {
        values.put("send_timeout", 1);
        values.put("conn_wq_max", 30_000_000);
        values.put("wq_max", 60_000_000);
        try (Socket peer = connect()) {
            write(peer, EMPTY);
            Flow flow = received.next().flow();
            byte[] message = new byte[20_000_000];
            assertEquals(SendResult.OK, transport.send(flow.reply(), message, 0, message.length));
            assertEquals(CloseReason.TIMEOUT, closed.poll(10, TimeUnit.SECONDS));
            assertEquals(1, counters.value("tcp", "send_timeout"));
            assertEquals(0, counters.value("tcp", "current_write_queue_size"));
        }
    }

    @Test
    void shouldReleasePortAndConnectionsWhenClosed() throws Exception {
        try (Socket peer = connect()) {
            write(peer, EMPTY);
            received.next();
            assertThrows(BindException.class, () -> create(received).open(socket));
            transport.close(socket);
            assertEquals(-1, peer.getInputStream().read());
        }
        assertEquals(CloseReason.LOCAL, closed.poll(5, TimeUnit.SECONDS));
        transport.open(socket);
        try (Socket peer = connect()) {
            write(peer, EMPTY);
            received.next();
        }
    }

    @Test
    void shouldSpeakIpv6() throws Exception {
        InetAddress six = InetAddress.getByName("::1");
        transport.open(LocalSocket.of(Protocol.TCP, six, PORT));
        try (Socket peer = new Socket(six, PORT)) {
            write(peer, EMPTY);
            assertEquals("::1", received.next().flow().sourceIp());
        }
    }

    @Test
    void shouldWorkOnJavaNio() throws Exception {
        transport.stop();
        loops.close();
        loops = new IoLoops(2, Clock.system(), false);
        transport = create(received);
        transport.open(socket);
        try (Socket peer = connect()) {
            write(peer, EMPTY);
            Flow flow = received.next().flow();
            transport.send(flow.reply(), bytes("hello"), 0, 5);
            assertEquals("hello", read(peer, 5));
        }
    }

    @Test
    void shouldLearnThePeerFromALoadBalancer() throws Exception {
        values.put("accept_haproxy", 1);
        try (Socket balancer = connect()) {
            write(balancer, "PROXY TCP4 198.51.100.7 203.0.113.9 40000 5060\r\n" + EMPTY);
            Flow flow = received.next().flow();
            assertEquals("198.51.100.7", flow.sourceIp());
            assertEquals(40000, flow.sourcePort());
            assertEquals(5060, flow.destinationPort());
            transport.send(flow.reply().on(0), bytes("hello"), 0, 5);
            assertEquals("hello", read(balancer, 5));
        }
        byte[] binary = {
            '\r',
            '\n',
            '\r',
            '\n',
            0,
            '\r',
            '\n',
            'Q',
            'U',
            'I',
            'T',
            '\n',
            0x21,
            0x11,
            0,
            15,
            (byte) 198,
            51,
            100,
            8,
            10,
            0,
            0,
            1,
            0x13,
            (byte) 0xC4,
            0x13,
            (byte) 0xC5,
            9,
            9,
            9
        };
        try (Socket balancer = connect()) {
            for (byte each : binary) {
                balancer.getOutputStream().write(each);
                balancer.getOutputStream().flush();
            }
            write(balancer, EMPTY);
            Flow flow = received.next().flow();
            assertEquals("198.51.100.8", flow.sourceIp());
            assertEquals(5060, flow.sourcePort());
            assertEquals(5061, flow.destinationPort());
        }
        try (Socket balancer = connect()) {
            write(balancer, "PROXY UNKNOWN\r\n" + EMPTY);
            assertEquals("127.0.0.1", received.next().flow().sourceIp());
        }
        for (String wrong :
                new String[] {EMPTY, "PROXY TCP4 1.2.3.4 1.2.3.4 1 99999\r\n", "PROXY " + "x".repeat(200)}) {
            try (Socket other = connect()) {
                write(other, wrong);
                assertClosed(other);
            }
        }
        received.assertNothingElse();
    }

    @Test
    void shouldLeaveNoThreadBehind() {
        stop();
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("olelo-io") && thread.isAlive()));
    }

    private void restart(MessageSink sink) {
        transport.stop();
        transport = create(sink);
        transport.open(socket);
    }

    private TcpTransport create(MessageSink sink) {
        TcpTransport made = new TcpTransport(
                loops, () -> TcpSettings.of(values), sink, (to, reason) -> failures.add(to.toString()), null, counters);
        made.addListener((connection, reason) -> closed.add(reason));
        return made;
    }

    private Destination to(Socket peer) {
        return new Destination(
                Protocol.TCP, new InetSocketAddress(peer.getLocalAddress(), peer.getLocalPort()), socket, 0, 0);
    }

    private static Socket connect() throws IOException {
        Socket peer = new Socket(ADDRESS.getAddress(), PORT);
        peer.setSoTimeout(8000);
        return peer;
    }

    private static void assertClosed(Socket peer) {
        int next;
        try {
            next = peer.getInputStream().read();
        } catch (IOException reset) {
            next = -1;
        }
        assertEquals(-1, next);
    }

    private static void write(Socket peer, String text) throws IOException {
        peer.getOutputStream().write(bytes(text));
        peer.getOutputStream().flush();
    }

    private static @Nullable String read(Socket peer, int count) throws IOException {
        InputStream in = peer.getInputStream();
        return new String(in.readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
