package org.olelo.net.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.olelo.net.UdpSettings;
import org.olelo.timer.Clock;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class UdpTransportTest {
    private static final int PORT = 20301;
    private static final String TEXT = "0123456789012345678901234567890123456789";

    private final Received received = new Received();
    private final CountersForTests counters = new CountersForTests();
    private IoLoops loops = new IoLoops(1, Clock.system(), false);
    private UdpTransport transport = start(true, received);

    @AfterEach
    void stop() {
        transport.stop();
        loops.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldDeliverDatagramsWithTheirFlow(boolean epoll) throws Exception {
        restart(epoll, received);
        LocalSocket socket = open("127.0.0.1");
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            send(peer, TEXT);
            Received.Message first = received.next();
            send(peer, TEXT + "2");
            Received.Message second = received.next();
            assertEquals(TEXT, first.text());
            assertEquals(TEXT + "2", second.text());
            assertSame(first.flow(), second.flow());
            Flow flow = first.flow();
            assertEquals("127.0.0.1", flow.sourceIp());
            assertEquals(peer.getLocalPort(), flow.sourcePort());
            assertSame(socket, flow.socket());
            assertEquals(PORT, flow.destinationPort());
            assertEquals(0, flow.connectionId());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSendFromItsOwnPortFromAnyThread(boolean epoll) throws Exception {
        restart(epoll, (data, offset, length, flow) -> transport.send(flow.reply(), data, offset, length));
        LocalSocket socket = open("127.0.0.1");
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            send(peer, TEXT);
            DatagramPacket echoed = receive(peer);
            assertEquals(TEXT, text(echoed));
            assertEquals(PORT, echoed.getPort());
            Destination back =
                    new Destination(Protocol.UDP, (InetSocketAddress) peer.getLocalSocketAddress(), socket, 0, 0);
            byte[] bytes = "from outside".getBytes(StandardCharsets.ISO_8859_1);
            assertEquals(SendResult.OK, transport.send(back, bytes, 5, 7));
            DatagramPacket other = receive(peer);
            assertEquals("outside", text(other));
            assertEquals(PORT, other.getPort());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCarryTheLongestDatagramAndRefuseLongerOnes(boolean epoll) throws Exception {
        restart(epoll, received);
        LocalSocket socket = open("127.0.0.1");
        Destination self = new Destination(Protocol.UDP, socket.socketAddress(), socket, 0, 0);
        byte[] longest = new byte[65507];
        longest[65506] = 'z';
        assertEquals(SendResult.OK, transport.send(self, longest, 0, longest.length));
        String text = received.next().text();
        assertEquals(65507, text.length());
        assertEquals('z', text.charAt(65506));
        assertEquals(SendResult.TOO_LONG, transport.send(self, new byte[65508], 0, 65508));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldDropKeepalivesSilentlyAndCountThem(boolean epoll) throws Exception {
        restart(epoll, received);
        open("127.0.0.1");
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            send(peer, "\r\n\r\n");
            send(peer, "\0\0\0\0");
            send(peer, "");
            send(peer, TEXT.substring(0, 31));
            send(peer, TEXT.substring(0, 32));
            assertEquals(TEXT.substring(0, 32), received.next().text());
            received.assertNothingElse();
            // an empty datagram is not shown to us by java.nio
            assertTrue(counters.value("udp", "ignored") >= 3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGiveShortBinaryDatagramsToTheirSink(boolean epoll) throws Exception {
        restart(epoll, received);
        open("127.0.0.1");
        Received stun = new Received();
        transport.binarySink(stun);
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            send(peer, "\0\1\0\0 twenty bytes....");
            assertTrue(stun.next().text().startsWith("\0\1"));
            received.assertNothingElse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldKeepTheOrderOfEachPeer(boolean epoll) throws Exception {
        restart(epoll, received);
        open("127.0.0.1");
        int peers = 8;
        int each = 200;
        DatagramSocket[] sockets = new DatagramSocket[peers];
        int[] expected = new int[peers];
        Set<Thread> threads = new HashSet<>();
        for (int i = 0; i < peers; i++) {
            sockets[i] = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        }
        for (int n = 0; n < each; n++) {
            for (int i = 0; i < peers; i++) {
                send(sockets[i], TEXT + i + ":" + n);
            }
        }
        for (int n = 0; n < peers * each; n++) {
            Received.Message message = received.next();
            String[] parts = message.text().substring(TEXT.length()).split(":");
            int peer = Integer.parseInt(parts[0]);
            assertEquals(expected[peer]++, Integer.parseInt(parts[1]));
            threads.add(message.thread());
        }
        assertEquals(epoll, threads.size() > 1, "peers spread over the loops");
        for (DatagramSocket socket : sockets) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSpeakIpv6(boolean epoll) throws Exception {
        restart(epoll, (data, offset, length, flow) -> {
            received.onMessage(data, offset, length, flow);
            transport.send(flow.reply(), data, offset, length);
        });
        open("::1");
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getByName("::1"))) {
            byte[] bytes = TEXT.getBytes(StandardCharsets.ISO_8859_1);
            peer.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("::1"), PORT));
            assertEquals("::1", received.next().flow().sourceIp());
            assertEquals(TEXT, text(receive(peer)));
        }
    }

    @Test
    void shouldGiveItsMemoryBack() throws Exception {
        restart(true, received);
        for (int round = 0; round < 60; round++) {
            LocalSocket socket = open("127.0.0.1");
            try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                send(peer, TEXT);
                received.next();
            }
            transport.close(socket);
        }
        long used = UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
        assertTrue(used < 8 << 20, () -> "direct memory " + used); // 60 rounds of 2 MB would be 120 MB
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldListenOnBothAnyAddresses(int count) throws Exception {
        stop();
        loops = new IoLoops(count, Clock.system());
        transport = new UdpTransport(loops, UdpSettings.defaults(), received, (to, reason) -> {}, counters);
        LocalSocket four = open("0.0.0.0");
        LocalSocket six = open("::");
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                DatagramSocket peer6 = new DatagramSocket(0, InetAddress.getByName("::1"))) {
            send(peer, TEXT);
            assertSame(four, received.next().flow().socket());
            byte[] bytes = TEXT.getBytes(StandardCharsets.ISO_8859_1);
            peer6.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("::1"), PORT));
            assertSame(six, received.next().flow().socket());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRefuseAPortInUseAndReleaseItsOwn(boolean epoll) throws Exception {
        restart(epoll, received);
        LocalSocket socket = LocalSocket.of(Protocol.UDP, InetAddress.getByName("127.0.0.1"), PORT);
        try (DatagramSocket other = new DatagramSocket(PORT, InetAddress.getByName("127.0.0.1"))) {
            BindException refused = assertThrows(BindException.class, () -> transport.open(socket));
            assertTrue(refused.getMessage().contains("udp:127.0.0.1:" + PORT), refused::getMessage);
            assertEquals(PORT, other.getLocalPort());
        }
        transport.open(socket);
        UdpTransport second = new UdpTransport(loops, UdpSettings.defaults(), received, (to, reason) -> {}, counters);
        assertThrows(BindException.class, () -> second.open(socket));
        transport.close(socket);
        assertEquals(
                SendResult.NO_SOCKET,
                transport.send(
                        new Destination(Protocol.UDP, socket.socketAddress(), socket, 0, 0), new byte[40], 0, 40));
        new DatagramSocket(PORT, InetAddress.getByName("127.0.0.1")).close();
        assertNotSame(transport, second);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSurviveASinkThatThrows(boolean epoll) throws Exception {
        restart(epoll, (data, offset, length, flow) -> {
            if (data[0] == '!') {
                throw new IllegalStateException("wanted by the test");
            }
            received.onMessage(data, offset, length, flow);
        });
        open("127.0.0.1");
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            send(peer, '!' + TEXT);
            send(peer, TEXT);
            assertEquals(TEXT, received.next().text());
        }
    }

    private void restart(boolean epoll, MessageSink sink) {
        stop();
        transport = start(epoll, sink);
    }

    private UdpTransport start(boolean epoll, MessageSink sink) {
        loops.close();
        loops = new IoLoops(2, Clock.system(), epoll);
        return new UdpTransport(loops, UdpSettings.defaults(), sink, (to, reason) -> {}, counters);
    }

    private LocalSocket open(String address) throws IOException {
        LocalSocket socket = LocalSocket.of(Protocol.UDP, InetAddress.getByName(address), PORT);
        transport.open(socket);
        return socket;
    }

    private static void send(DatagramSocket from, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        from.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.0.0.1"), PORT));
    }

    private static DatagramPacket receive(DatagramSocket peer) throws IOException {
        peer.setSoTimeout(5000);
        DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
        peer.receive(packet);
        return packet;
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }
}
