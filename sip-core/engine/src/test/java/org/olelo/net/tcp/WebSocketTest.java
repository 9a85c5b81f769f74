package org.olelo.net.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.olelo.net.CountersForTests;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.IoLoops;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.Received;
import org.olelo.net.TcpSettings;
import org.olelo.timer.Clock;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class WebSocketTest {
    private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)");

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Test
    void shouldTalkToAWebSocketClient() throws Exception {
        IoLoops loops = new IoLoops(2, Clock.system());
        LocalSocket socket = LocalSocket.of(Protocol.TCP, InetAddress.getLoopbackAddress(), 20325);
        Received received = new Received();
        TcpTransport[] transport = new TcpTransport[1];
        transport[0] = new TcpTransport(
                loops,
                () -> TcpSettings.of(Map.of("accept_no_cl", 1, "rd_buf_size", 100_000)),
                (data, offset, length, flow) -> {
                    if (flow.protocol() == Protocol.TCP) {
                        upgrade(transport[0], new String(data, offset, length, StandardCharsets.ISO_8859_1), flow);
                    } else {
                        received.onMessage(data, offset, length, flow);
                    }
                },
                (to, reason) -> events.add("failed"),
                null,
                new CountersForTests());
        transport[0].open(socket);
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket client = http.newWebSocketBuilder()
                    .subprotocols("sip")
                    .buildAsync(URI.create("ws://127.0.0.1:20325/"), new Client())
                    .get(10, TimeUnit.SECONDS);
            String large = "x".repeat(70_000) + "\u00e9";
            client.sendText("REGISTER sip:x SIP/2.0\r\n", true).get(5, TimeUnit.SECONDS);
            Flow flow = received.next().flow();
            assertEquals(Protocol.WS, flow.protocol());
            client.sendText("part one, ", false).get(5, TimeUnit.SECONDS);
            client.sendText("part two", true).get(5, TimeUnit.SECONDS);
            assertEquals("part one, part two", received.next().text());
            for (String text : List.of("short", "m".repeat(300), large)) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                transport[0].send(flow.reply(), bytes, 0, bytes.length);
                assertEquals("text " + text, events.poll(5, TimeUnit.SECONDS));
            }
            Destination byAddress = new Destination(Protocol.WS, flow.sourceAddress(), socket, 0, 0);
            transport[0].send(byAddress, new byte[] {(byte) 0xff}, 0, 1);
            assertEquals("binary 1", events.poll(5, TimeUnit.SECONDS));
            client.sendText("\r\n\r\n", true).get(5, TimeUnit.SECONDS);
            assertEquals("text \r\n", events.poll(5, TimeUnit.SECONDS));
            client.sendPing(ByteBuffer.wrap(new byte[] {1, 2, 3})).get(5, TimeUnit.SECONDS);
            assertEquals("pong 3", events.poll(5, TimeUnit.SECONDS));
            TcpConnection connection = transport[0].connections().get(flow.connectionId());
            connection.ping(new byte[] {9});
            assertEquals("server saw pong", events.poll(5, TimeUnit.SECONDS));
            client.sendClose(1001, "bye").get(5, TimeUnit.SECONDS);
            List<String> last = new ArrayList<>(List.of(events.take(), events.take()));
            assertTrue(last.contains("server saw close 1001"), last::toString);
            assertTrue(last.contains("close 1000"), last::toString);
            received.assertNothingElse();
        }
        transport[0].stop();
        loops.close();
        assertEquals(0, transport[0].connections().size());
    }

    @Test
    void shouldReadFramesHoweverTheyAreSplit() {
        byte[] stream = concat(
                frame(0x81, "hello"),
                frame(0x01, "a"),
                frame(0x89, "ping"),
                frame(0x80, "b"),
                frame(0x82, "m".repeat(500)),
                frame(0x88, "\3\350"));
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            WebSocketFramer framer = new WebSocketFramer(1000);
            StringBuilder found = new StringBuilder();
            for (int at = 0; at < stream.length; ) {
                int count = Math.min(stream.length - at, 1 + random.nextInt(20));
                framer.add(Unpooled.wrappedBuffer(stream, at, count));
                at += count;
                for (FrameEvent event = framer.next(); event != FrameEvent.NONE; event = framer.next()) {
                    found.append(event).append(framer.length()).append(' ');
                }
            }
            assertEquals("MESSAGE5 PING4 MESSAGE2 MESSAGE500 CLOSE2 ", found.toString());
        }
    }

    @Test
    void shouldRefuseFramesAgainstTheProtocol() {
        assertEquals(FrameEvent.BAD, first(new byte[] {(byte) 0x81, 5, 'h', 'e', 'l', 'l', 'o'})); // no mask
        assertEquals(FrameEvent.BAD, first(frame(0x80, "no beginning")));
        assertEquals(FrameEvent.BAD, first(frame(0xC1, "reserved bit")));
        assertEquals(FrameEvent.UNSUPPORTED, first(frame(0x83, "reserved opcode")));
        assertEquals(FrameEvent.BAD, first(frame(0x09, "fragmented ping")));
        assertEquals(FrameEvent.BAD, first(frame(0x89, "p".repeat(126))));
        assertEquals(FrameEvent.TOO_LONG, first(frame(0x81, "p".repeat(2000))));
        byte[] negative = {(byte) 0x81, (byte) 0xff, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0};
        assertEquals(FrameEvent.TOO_LONG, first(negative));
        byte[] huge = {(byte) 0x81, (byte) 0xff, 0x7f, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0};
        assertEquals(FrameEvent.TOO_LONG, first(huge));
    }

    private static FrameEvent first(byte[] bytes) {
        WebSocketFramer framer = new WebSocketFramer(1000);
        framer.add(Unpooled.wrappedBuffer(bytes));
        return framer.next();
    }

    private void upgrade(TcpTransport transport, String request, Flow flow) {
        Matcher key = KEY.matcher(request);
        assertTrue(key.find());
        byte[] answer = ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Protocol: sip\r\nSec-WebSocket-Accept: " + accept(key.group(1)) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        transport.connections().get(flow.connectionId()).becomeWebSocket(answer, new WebSocketListener() {
            @Override
            public void onPong(TcpConnection connection) {
                events.add("server saw pong");
            }

            @Override
            public void onClose(TcpConnection connection, int code) {
                events.add("server saw close " + code);
            }
        });
    }

    private static String accept(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] frame(int first, String payload) {
        byte[] data = payload.getBytes(StandardCharsets.ISO_8859_1);
        byte[] mask = {1, 2, 3, 4};
        var out = Unpooled.buffer();
        out.writeByte(first);
        if (data.length < 126) {
            out.writeByte(0x80 | data.length);
        } else {
            out.writeByte(0x80 | 126).writeShort(data.length);
        }
        out.writeBytes(mask);
        for (int i = 0; i < data.length; i++) {
            out.writeByte(data[i] ^ mask[i & 3]);
        }
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        return Unpooled.wrappedBuffer(parts).copy().array();
    }

    private final class Client implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                events.add("text " + text);
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            events.add("binary " + data.remaining());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            events.add("pong " + message.remaining());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            events.add("close " + code);
            return null;
        }
    }
}
