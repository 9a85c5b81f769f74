package org.olelo.net.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.olelo.net.CountersForTests;
import org.olelo.net.Flow;
import org.olelo.net.IoLoops;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.TcpSettings;
import org.olelo.timer.Clock;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TcpLoadTest {
    private static final int PORT = 20328;
    private static final int PEERS = 40;
    private static final int MESSAGES = 150;

    private final CountersForTests counters = new CountersForTests();

    @Test
    void shouldAnswerEveryMessageOfManyPeersInOrderFromAnyThread() throws Exception {
        IoLoops loops = new IoLoops(2, Clock.system());
        TcpTransport[] transport = new TcpTransport[1];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            transport[0] = new TcpTransport(
                    loops,
                    () -> TcpSettings.of(Map.of("conn_wq_max", 4_000_000)),
                    (data, offset, length, flow) -> echo(threads, transport[0], flow, data, offset, length),
                    (to, reason) -> {},
                    null,
                    counters);
            transport[0].open(LocalSocket.of(Protocol.TCP, InetAddress.getLoopbackAddress(), PORT));
            List<Future<Integer>> peers = new ArrayList<>();
            for (int i = 0; i < PEERS; i++) {
                int number = i;
                peers.add(threads.submit(() -> peer(number)));
            }
            for (Future<Integer> peer : peers) {
                assertEquals(MESSAGES, peer.get(50, TimeUnit.SECONDS));
            }
            // peers that go away in the middle of everything
            for (int i = 0; i < 30; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
                    socket.getOutputStream().write(message(i, 0).repeat(20).getBytes(StandardCharsets.ISO_8859_1));
                    socket.setSoLinger(true, 0);
                }
            }
        }
        transport[0].stop();
        loops.close();
        assertEquals(0, transport[0].connections().size());
        assertEquals(0, counters.value("tcp", "current_write_queue_size"));
    }

    /** Odd peers are answered on the event loop, even ones by one virtual thread a message, which keeps no order. */
    private static void echo(
            ExecutorService threads, TcpTransport transport, Flow flow, byte[] data, int offset, int length) {
        String text = new String(data, offset, length, StandardCharsets.ISO_8859_1);
        int peer = Integer.parseInt(text.substring(text.indexOf("X: ") + 3, text.indexOf('-')));
        if (peer % 2 == 1) {
            transport.send(flow.reply(), data, offset, length);
        } else {
            threads.execute(() -> transport.send(flow.reply(), data, offset, length));
        }
    }

    private static int peer(int number) throws Exception {
        Random random = new Random(number);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < MESSAGES; i++) {
            all.append(message(number, i));
        }
        byte[] bytes = all.toString().getBytes(StandardCharsets.ISO_8859_1);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            Thread writer = Thread.startVirtualThread(() -> {
                try {
                    for (int at = 0; at < bytes.length; ) {
                        int count = Math.min(bytes.length - at, 1 + random.nextInt(3000));
                        socket.getOutputStream().write(bytes, at, count);
                        at += count;
                    }
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            InputStream in = socket.getInputStream();
            String back = new String(in.readNBytes(bytes.length), StandardCharsets.ISO_8859_1);
            writer.join();
            if (number % 2 == 1) {
                assertEquals(all.toString(), back);
            }
            int found = 0;
            for (int i = 0; i < MESSAGES; i++) {
                found += back.contains(message(number, i)) ? 1 : 0;
            }
            assertTrue(found <= MESSAGES);
            return found;
        }
    }

    private static String message(int peer, int number) {
        String body = "b".repeat(number * 7 % 900);
        return "INFO sip:x SIP/2.0\r\nX: " + peer + "-" + number + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }
}
