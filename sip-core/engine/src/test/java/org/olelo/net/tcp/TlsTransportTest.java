package org.olelo.net.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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
class TlsTransportTest {
    private static final int PORT = 20320;
    private static final String EMPTY =
            "OPTIONS sip:a@x SIP/2.0\r\nVia: SIP/2.0/TLS h;branch=z9hG4bK1\r\nContent-Length: 0\r\n\r\n";

    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final LocalSocket socket = LocalSocket.of(Protocol.TLS, loopback, PORT);
    private final LocalSocket other = LocalSocket.of(Protocol.TLS, loopback, PORT + 1);
    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final BlockingQueue<CloseReason> closed = new LinkedBlockingQueue<>();
    private final CountersForTests counters = new CountersForTests();
    private final Map<String, Integer> values = new HashMap<>();
    private final IoLoops loops = new IoLoops(2, Clock.system());
    private final Received received = new Received();
    private final TestTls tls;
    private final TcpTransport server;

    TlsTransportTest(@TempDir Path folder) throws Exception {
        tls = new TestTls(folder);
        server = create(received);
        server.open(socket);
    }

    @AfterEach
    void stop() {
        server.stop();
        loops.close();
    }

    @Test
    void shouldCarryMessagesBothWaysEncrypted() throws Exception {
        Received answers = new Received();
        TcpTransport client = create(answers);
        Destination to = new Destination(Protocol.TLS, new InetSocketAddress(loopback, PORT), other, 0, 0);
        assertEquals(SendResult.OK, client.send(to, bytes(EMPTY), 0, EMPTY.length()));
        assertEquals(SendResult.OK, client.send(to, bytes(EMPTY), 0, EMPTY.length()));
        assertEquals(EMPTY, received.next().text());
        Flow flow = received.next().flow();
        assertEquals(Protocol.TLS, flow.protocol());
        assertEquals(1, server.connections().secureSize());
        TcpConnection connection = server.connections().get(flow.connectionId());
        assertNotNull(connection);
        assertTrue(Objects.requireNonNull(connection.tlsSession()).getProtocol().startsWith("TLS"));
        server.send(flow.reply(), bytes(EMPTY), 0, EMPTY.length());
        assertEquals(EMPTY, answers.next().text());
        client.stop();
        assertEquals(0, client.connections().size());
    }

    @Test
    void shouldReportMessagesWhenTheHandshakeFails() throws Exception {
        TcpTransport client = create(received);
        try (ServerSocket plain = new ServerSocket(20322, 5, loopback)) {
            Destination to = new Destination(Protocol.TLS, new InetSocketAddress(loopback, 20322), other, 0, 0);
            assertEquals(SendResult.OK, client.send(to, bytes(EMPTY), 0, EMPTY.length()));
            try (Socket peer = plain.accept()) {
                peer.getOutputStream().write(bytes("this is no TLS at all\r\n\r\n"));
                assertEquals("tls:127.0.0.1:20322", failures.poll(5, TimeUnit.SECONDS));
                assertEquals(CloseReason.ERROR, closed.poll(5, TimeUnit.SECONDS));
                assertEquals(0, counters.value("tcp", "current_write_queue_size"));
            }
        }
        client.stop();
    }

    @Test
    void shouldCloseHalfOpenHandshakesAndPlainText() throws Exception {
        values.put("tls_handshake_timeout", 1);
        try (Socket peer = new Socket(loopback, PORT)) {
            peer.setSoTimeout(8000);
            peer.getOutputStream().write(new byte[] {0x16, 3, 1});
            assertEquals(-1, peer.getInputStream().read());
        }
        try (Socket peer = new Socket(loopback, PORT)) {
            peer.setSoTimeout(8000);
            peer.getOutputStream().write(bytes(EMPTY));
            peer.getInputStream().readAllBytes();
        }
        assertEquals(CloseReason.ERROR, closed.poll(5, TimeUnit.SECONDS));
        assertEquals(CloseReason.ERROR, closed.poll(5, TimeUnit.SECONDS));
        received.assertNothingElse();
    }

    private TcpTransport create(MessageSink sink) {
        TcpTransport made = new TcpTransport(
                loops, () -> TcpSettings.of(values), sink, (to, reason) -> failures.add(to.toString()), tls, counters);
        made.addListener((connection, reason) -> closed.add(reason));
        return made;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
