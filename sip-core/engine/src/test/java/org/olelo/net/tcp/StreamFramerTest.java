package org.olelo.net.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamFramerTest {
    private static final String HEAD = "OPTIONS sip:a@x SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\n";
    private static final String EMPTY = HEAD + "Content-Length: 0\r\n\r\n";
    private static final String WITH_BODY = HEAD + "Content-Length: 5\r\n\r\nabcde";

    private StreamFramer framer = new StreamFramer(2000, false, false);

    @Test
    void shouldCutMessagesOutOfOneChunk() {
        assertEquals(List.of(EMPTY, WITH_BODY, EMPTY), read(EMPTY + WITH_BODY + EMPTY));
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 5,5",
        "content-length:5,5",
        "CONTENT-LENGTH \t:  5  ,5",
        "l: 5,5",
        "L:5,5",
        "Content-Length: 5~Content-Length: 0,5",
        "Content-Length: 0~l: 5,0",
        "Content-Length: 00005,5"
    })
    void shouldReadTheLength(String headers, int length) {
        String head = HEAD + headers.replace("~", "\r\n") + "\r\n\r\n";
        assertEquals(head + "abcde".substring(0, length), read(head + "abcde").getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: x5",
        "Content-Length: -5",
        "Content-Length: 5x",
        "Content-Length: 5 5",
        "X: 1",
        "Content-Lengt: 5",
        "Content-Length:",
        "X-Content-Length: 5",
        "lx: 5"
    })
    void shouldRefuseWhatHasNoLength(String header) {
        assertEquals(List.of("BAD"), read(HEAD + header + "\r\n\r\nabcde"));
    }

    @Test
    void shouldTakeNoLengthForNoBodyWhereAllowed() {
        framer = new StreamFramer(2000, true, false);
        String http = "GET /ws HTTP/1.1\r\nHost: x\r\n\r\n";
        assertEquals(List.of(http, EMPTY), read(http + EMPTY));
        String chunked =
                "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked \r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n";
        assertEquals(List.of(chunked, EMPTY), read(chunked + EMPTY));
    }

    @Test
    void shouldAcceptLinesThatEndInLineFeed() {
        String message = WITH_BODY.replace("\r\n", "\n");
        assertEquals(List.of(message, EMPTY), read(message + EMPTY));
    }

    @ParameterizedTest
    @CsvSource({
        "'~',0,0",
        "'~~',1,0",
        "'~~~',1,0",
        "'~~~~',2,0",
        "'~~M',1,1",
        "'~M',0,1",
        "' \tM',0,1",
        "'M~~M~',1,2",
        "'\nM',0,1"
    })
    void shouldTellKeepalivesFromWhiteSpace(String pattern, int keepalives, int messages) {
        List<String> found = read(pattern.replace("~", "\r\n").replace("M", EMPTY));
        assertEquals(keepalives, found.stream().filter("KEEPALIVE"::equals).count());
        assertEquals(messages, found.stream().filter(EMPTY::equals).count());
        assertFalse(framer.isPartial());
    }

    @Test
    void shouldRefuseMessagesThatAreTooLong() {
        assertEquals(List.of("TOO_LONG"), read(HEAD + "X: " + "p".repeat(2100)));
        framer = new StreamFramer(2000, false, false);
        assertEquals(List.of("TOO_LONG"), read(HEAD + "Content-Length: 2000\r\n\r\n"));
        framer = new StreamFramer(2000, false, false);
        assertEquals(List.of("TOO_LONG"), read(HEAD + "Content-Length: 99999999999999\r\n\r\n"));
        framer = new StreamFramer(2000, false, false);
        String longest = HEAD + "Content-Length: 1894\r\n\r\n" + "b".repeat(1894);
        longest = longest.substring(0, Math.min(2000, longest.length()));
        assertEquals(
                1,
                read(HEAD + "Content-Length: 1800\r\n\r\n" + "b".repeat(1800)).size());
        assertTrue(longest.length() <= 2000);
    }

    @Test
    void shouldCutHepFramesWhereAllowed() {
        String hep = "HEP3\0\12abcd";
        framer = new StreamFramer(2000, false, true);
        assertEquals(List.of(hep, EMPTY, hep), read(hep + EMPTY + hep));
    }

    @Test
    void shouldFindTheSameMessagesHoweverTheStreamIsSplit() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            framer = new StreamFramer(2000, round % 2 == 0, round % 3 == 0);
            List<String> expected = new ArrayList<>();
            StringBuilder stream = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                String body = "b\r\n".repeat(random.nextInt(100));
                String message = HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body;
                switch (random.nextInt(6)) {
                    case 0 -> {
                        stream.append("\r\n\r\n");
                        expected.add("KEEPALIVE");
                    }
                    case 1 -> stream.append(' ').append("\r\n ");
                    default -> {
                        stream.append(message);
                        expected.add(message);
                    }
                }
            }
            List<String> found = new ArrayList<>();
            int at = 0;
            while (at < stream.length()) {
                int to = Math.min(stream.length(), at + 1 + random.nextInt(random.nextBoolean() ? 5 : 900));
                found.addAll(read(stream.substring(at, to)));
                at = to;
            }
            assertEquals(expected, found);
        }
    }

    @Test
    void shouldNeverFailOnNoise() {
        Random random = new Random(3);
        String alphabet = "\r\n\r\n: \tClL0159contentHEP3-;aT\0\377";
        for (int round = 0; round < 3000; round++) {
            framer = new StreamFramer(200, round % 2 == 0, round % 3 == 0);
            StringBuilder noise = new StringBuilder();
            for (int i = random.nextInt(400); i > 0; i--) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (String found : read(noise.toString())) {
                assertTrue(found.length() <= 200);
            }
        }
    }

    private List<String> read(String chunk) {
        framer.add(Unpooled.wrappedBuffer(chunk.getBytes(StandardCharsets.ISO_8859_1)));
        List<String> found = new ArrayList<>();
        for (FrameEvent event = framer.next(); event != FrameEvent.NONE; event = framer.next()) {
            if (event != FrameEvent.MESSAGE) {
                found.add(event.name());
                if (event != FrameEvent.KEEPALIVE) {
                    break;
                }
                continue;
            }
            found.add(new String(framer.array(), framer.offset(), framer.length(), StandardCharsets.ISO_8859_1));
        }
        return found;
    }
}
