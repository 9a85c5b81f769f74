package org.olelo.net.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.olelo.text.Latin;

/** Jazzer on what cuts byte streams: the same messages come out, in whatever pieces the bytes arrive. */
class FramerFuzzTest {
    private static final int LONGEST = 500;

    @DictionaryFile(resourcePath = "/org/olelo/sip/sip.dict")
    @FuzzTest(maxDuration = "10m")
    void stream(byte[] bytes) {
        same(bytes, () -> new StreamFramer(LONGEST, false, false));
        same(bytes, () -> new StreamFramer(LONGEST, true, true));
    }

    @FuzzTest(maxDuration = "10m")
    void webSocket(byte[] bytes) {
        same(bytes, () -> new WebSocketFramer(LONGEST));
    }

    @FuzzTest(maxDuration = "10m")
    void proxyHeader(byte[] bytes) {
        ProxyHeader header = ProxyHeader.read(Unpooled.wrappedBuffer(bytes));
        assertTrue(header.length() <= bytes.length);
    }

    private static void same(byte[] bytes, Supplier<Framer> framers) {
        List<String> whole = new ArrayList<>();
        read(framers.get(), bytes, 0, bytes.length, whole);
        List<String> pieces = new ArrayList<>();
        Framer framer = framers.get();
        Random random = new Random(bytes.length);
        boolean open = true;
        for (int at = 0; at < bytes.length && open; ) {
            int count = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 60));
            open = read(framer, bytes, at, count, pieces);
            at += count;
        }
        assertEquals(whole, pieces);
    }

    /** @return whether the stream may go on */
    private static boolean read(Framer framer, byte[] bytes, int from, int count, List<String> found) {
        framer.add(Unpooled.wrappedBuffer(bytes, from, count));
        while (true) {
            FrameEvent event = framer.next();
            switch (event) {
                case NONE -> {
                    return true;
                }
                case MESSAGE, PING, PONG, KEEPALIVE, CLOSE ->
                    found.add(event + (event == FrameEvent.KEEPALIVE ? "" : text(framer)));
                case TOO_LONG, BAD, UNSUPPORTED -> {
                    found.add("end");
                    return false;
                }
            }
        }
    }

    private static String text(Framer framer) {
        assertTrue(framer.length() <= LONGEST);
        return Latin.string(framer.array(), framer.offset(), framer.offset() + framer.length());
    }
}
