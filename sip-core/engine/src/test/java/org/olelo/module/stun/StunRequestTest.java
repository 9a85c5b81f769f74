package org.olelo.module.stun;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers are those of Kamailio 5.6.3's module stun, but for the name and for 420, whose attributes it writes wrongly. */
class StunRequestTest {
    private static final String ID = "2112a4426162636465666768696a6b6c";
    private static final String NAME = "8022000158000000"; // SOFTWARE "X"

    private static String answer(String request, String client) {
        byte[] bytes = HexFormat.of().parseHex(request);
        return HexFormat.of()
                .formatHex(StunRequest.read(bytes, 0, bytes.length).answer(new InetSocketAddress(client, 0x1234), "X"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "binding request,             00010000, -,                101, 0020000800013326 5e12a443",
                "optional attribute,          00010008, 8077000461626364, 101, 0020000800013326 5e12a443",
                "padded attribute,            00010008, 8022000161000000, 101, 0020000800013326 5e12a443",
                "unknown attribute,           00010008, 0077000461626364, 111, 0009001500000414556e6b6e6f776e20417474726962757465000000 000a000200770000",
                "length beyond its end,       00010004, -,                111, 0009000f000004004261642052657175657374 00",
                "attribute beyond its end,    00010004, 80220008,         111, 0009000f000004004261642052657175657374 00",
                "half a header of attributes, 00010003, 802200,           111, 0009000f000004004261642052657175657374 00",
                "another method,              00030000, -,                111, 0009001200000600476c6f62616c204661696c757265 0000",
            })
    void shouldAnswer(String what, String start, String attributes, int type, String expected) {
        String body = expected.replace(" ", "") + NAME;
        assertEquals(
                "0" + type + String.format("%04x", body.length() / 2) + ID + body,
                answer(start + ID + (attributes == null ? "" : attributes), "127.0.0.1"),
                what);
    }

    @Test
    void shouldGiveIpv6AddressesMaskedByTheWholeId() {
        assertEquals(
                "01010020" + ID + "0020001400023326" + "2112a4426162636465666768696a6b6d" + NAME,
                answer("00010000" + ID, "::1"));
    }

    @Test
    void shouldAnswerOldClientsInTheirWay() {
        String oldId = "0000000561626364656667686 96a6b6c".replace(" ", "");
        assertEquals("0101000c" + oldId + "0001000800011234" + "7f000001", answer("00010000" + oldId, "127.0.0.1"));
    }

    @Test
    void shouldNotAnswerAnswers() {
        assertArrayEquals(new byte[0], HexFormat.of().parseHex(answer("01010000" + ID, "127.0.0.1")));
    }

    @Test
    void shouldTellStunFromSip() {
        assertFalse(StunRequest.isStun("OPTIONS sip:a@b SIP/2.0".getBytes(), 0, 23));
        assertFalse(StunRequest.isStun(new byte[19], 0, 19));
    }
}
