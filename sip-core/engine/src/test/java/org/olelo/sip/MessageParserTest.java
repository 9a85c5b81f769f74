package org.olelo.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets through and what does not is what Kamailio 5.6.3 did with the same messages. */
class MessageParserTest {
    private static final String GOOD = String.join("\r\n", Messages.optionsLines("Via: SIP/2.0/UDP h;branch=z9hG4bKa"))
            + "\r\nContent-Length: 0\r\n\r\n";

    static Stream<Arguments> dropped() {
        return Stream.of(
                Arguments.of(GOOD.replace("Call-ID: c-1\r\n", ""), MessageDefect.NO_CALL_ID),
                Arguments.of(GOOD.replace("From: <sip:a@conf.test>;tag=t1\r\n", ""), MessageDefect.NO_FROM),
                Arguments.of(GOOD.replace("To: <sip:b@conf.test>\r\n", ""), MessageDefect.NO_TO),
                Arguments.of(GOOD.replace("CSeq: 1 OPTIONS\r\n", ""), MessageDefect.NO_CSEQ),
                Arguments.of(GOOD.replace("Via: SIP/2.0/UDP h;branch=z9hG4bKa\r\n", ""), MessageDefect.NO_VIA),
                Arguments.of(GOOD.replace("CSeq: 1 OPTIONS", "CSeq: 1"), MessageDefect.CSEQ),
                Arguments.of(GOOD.replace("To: <sip:b@conf.test>", "To: <sip:b@conf.test"), MessageDefect.TO),
                Arguments.of(GOOD.replace("To: <sip:b@conf.test>", "To: "), MessageDefect.TO),
                Arguments.of(GOOD.replace("UDP h;branch=z9hG4bKa", "UDP"), MessageDefect.VIA),
                Arguments.of(GOOD.replace("SIP/2.0/UDP", "SIP/3.0/UDP"), MessageDefect.VIA),
                Arguments.of(GOOD.replace("test SIP/2.0", "test SIP/2.1"), MessageDefect.VERSION),
                Arguments.of(GOOD.replace("test SIP/2.0", "test SIP/3.0"), MessageDefect.VERSION),
                Arguments.of(GOOD.replace("sip:b@conf", "sip: b@conf"), MessageDefect.START_LINE),
                Arguments.of(GOOD.replace("OPTIONS sip", "OPTIONS  sip"), MessageDefect.START_LINE),
                Arguments.of(GOOD.replace("From:", "Junk\r\nFrom:"), MessageDefect.HEADER_FIELD),
                Arguments.of("garbage\r\n\r\n", MessageDefect.START_LINE),
                Arguments.of("OPTIONS", MessageDefect.START_LINE),
                Arguments.of("\u0000\u0001\u0002", MessageDefect.START_LINE),
                Arguments.of("\r\n\r\n", MessageDefect.EMPTY),
                Arguments.of("", MessageDefect.EMPTY),
                Arguments.of("OPTIONS sip:x SIP/2.0\r\n\r\n", MessageDefect.NO_VIA),
                Arguments.of(GOOD.replaceFirst("OPTIONS.*\r\n", "SIP/2.0 99 x\r\n"), MessageDefect.STATUS_CODE),
                Arguments.of(GOOD.replaceFirst("OPTIONS.*\r\n", "SIP/2.0 2000 x\r\n"), MessageDefect.STATUS_CODE));
    }

    @ParameterizedTest
    @MethodSource("dropped")
    void shouldDrop(String text, MessageDefect defect) {
        MalformedMessage malformed = assertInstanceOf(MalformedMessage.class, MessageParser.parse(text), text);
        assertEquals(defect, malformed.defect());
    }

    static Stream<String> tolerated() {
        return Stream.of(
                GOOD,
                GOOD.replace("Content-Length: 0\r\n", ""),
                GOOD.replace("Content-Length: 0", "Content-Length: abc"),
                GOOD.replace("Content-Length: 0", "Content-Length: 10"),
                GOOD.replace("CSeq: 1", "CSeq: x"),
                GOOD.replace("CSeq: 1", "CSeq: 99999999999"),
                GOOD.replace("\r\n", "\n"),
                GOOD.replace("test SIP/2.0", "test sip/2.0"),
                GOOD.replace("From: <sip:a@conf.test>;tag=t1", "From: garbage"),
                GOOD.replace("From: <sip:a@conf.test>;tag=t1", "From: <sip:a"),
                GOOD.replace("Content-Length: 0", "BadHeader"),
                GOOD.replace("Content-Length: 0", "Bad Header: x"),
                GOOD.replace("Content-Length: 0", ": x"),
                GOOD.replace("Content-Length: 0", "X-\u00e4 : 1"),
                GOOD.replace("UDP h;", "UDP h:99999;"),
                GOOD.replace("SIP/2.0/UDP", "SIP/2.0/FOO"),
                GOOD.replace("SIP/2.0/UDP h;branch=", "SIP / 2.0 / UDP h ; branch = "),
                GOOD.replaceFirst("OPTIONS", "foo"),
                GOOD.replace("sip:b@conf.test S", " S"),
                GOOD.replace("conf.test SIP", "conf.test   SIP"),
                "\r\n\r\n" + GOOD,
                "\n" + GOOD,
                GOOD.substring(0, GOOD.length() - 2),
                GOOD.substring(0, GOOD.length() - 4),
                GOOD.replace("Content-Length: 0", "CSeq: 2 BYE\r\nCall-ID: second"));
    }

    @ParameterizedTest
    @MethodSource("tolerated")
    void shouldTolerate(String text) {
        SipRequest request = assertInstanceOf(SipRequest.class, MessageParser.parse(text), text);
        assertEquals("c-1", request.callId());
        assertEquals("h", request.via().host());
        assertEquals("z9hG4bKa", request.via().branch());
        assertEquals(text, request.toString());
    }

    @Test
    void shouldIndexHeaders() {
        SipRequest request = Messages.options(
                "m: <sip:a@h>",
                "X-Fold: one\r\n two\r\n\tthree",
                "X-Empty:",
                "x-fold :  four  ",
                "Contact: <sip:b@h>;q=0.5");
        assertEquals(11, request.headerCount());
        assertEquals(HeaderId.CONTACT, request.headerId(6));
        assertEquals("m", request.headerName(6));
        assertEquals("one\r\n two\r\n\tthree", request.header("X-FOLD"));
        assertEquals("", request.header("x-empty"));
        int second = request.findByName("X-Fold", request.find(HeaderId.OTHER) + 1);
        assertEquals("four", request.headerValue(second));
        assertEquals(second, request.next(request.findByName("X-Fold", 0)));
        assertEquals(10, request.next(request.find(HeaderId.CONTACT)));
        assertEquals(6, request.findByName("contact", 0));
        assertEquals(-1, request.findByName("X-None", 0));
        assertEquals(2, request.contacts().values().size());
        assertFalse(request.hasBody());
        assertEquals(70, request.maxForwards());
        assertEquals(-1, request.expires());
    }

    @Test
    void shouldKeepLinesWithoutColonAsUnnamed() {
        SipRequest request = Messages.options("Junk", "X-After: 1");
        assertTrue(request.hasMalformedHeader());
        assertEquals("1", request.header("X-After"));
        assertEquals("", request.headerName(6));
    }

    @Test
    void shouldReadStatusLine() {
        SipResponse response = Messages.response(
                "SIP/2.0 486 Busy Here",
                "v: SIP/2.0/TCP [2001:db8::1]:5061;branch=x",
                "f: <sip:a@b>",
                "t: <sip:b@b>;tag=9",
                "i: c",
                "CSeq: 7 INVITE",
                "l: 4");
        assertEquals(486, response.statusCode());
        assertEquals("Busy Here", response.reason());
        assertEquals("SIP/2.0", response.version());
        assertEquals("[2001:db8::1]", response.via().host());
        assertEquals(5061, response.via().port());
        assertTrue(response.via().isTransport("tcp"));
        assertFalse(response.via().hasRfc3261Branch());
        assertEquals("9", response.to().tag());
        assertEquals(7, response.cseqNumber());
        assertEquals(Method.INVITE, response.cseqMethod());
        assertEquals(4, response.contentLength());
    }

    @Test
    void shouldReadResponseWithoutReason() {
        String[] rest = Messages.optionsLines("Via: SIP/2.0/UDP h");
        rest[0] = "SIP/2.0 200";
        assertEquals("", Messages.response(rest).reason());
        rest[0] = "SIP/2.0 200 ";
        assertEquals("", Messages.response(rest).reason());
    }

    @Test
    void shouldReadHttpWithoutSipHeaders() {
        SipRequest request = Messages.request("GET /a?b=c HTTP/1.1", "Host: x");
        assertFalse(request.isSip());
        assertEquals("/a?b=c", request.requestUri());
        assertEquals("", request.callId());
        assertEquals("x", request.header("Host"));
        assertTrue(Messages.options().isSip());
    }

    @Test
    void shouldReadFromOffset() {
        byte[] all = ("xxx" + GOOD + "yyy").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        SipRequest request = assertInstanceOf(SipRequest.class, MessageParser.parse(all, 3, GOOD.length()));
        assertEquals(GOOD, request.toString());
    }

    @Test
    void shouldReadBody() {
        SipRequest request = assertInstanceOf(SipRequest.class, MessageParser.parse(GOOD + "v=0\r\n"));
        assertEquals("v=0\r\n", request.body());
        assertEquals(GOOD.length(), request.bodyStart());
        assertEquals(GOOD.length() - 2, request.headersEnd());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/2.0/UDP 10.0.0.1:5070;rport;branch=z9hG4bKx;received=1.2.3.4;alias;i=7, SIP/2.0/TCP b.test;branch=y",
                "SIP/2.0/UDP  10.0.0.1 : 5070 ; rport=;branch=z9hG4bKx;Received = 1.2.3.4;ALIAS;i=7 , SIP/2.0/TCP b.test;branch=y",
                "SIP/2.0/UDP\r\n 10.0.0.1:5070;branch=z9hG4bKx\r\n ;received=1.2.3.4;i=7;rport;alias\r\n ,SIP/2.0/TCP b.test;branch=y"
            })
    void shouldReadVia(String value) {
        Via via = Messages.request(Messages.optionsLines("Via: " + value)).via();
        assertEquals("10.0.0.1", via.host());
        assertEquals(5070, via.port());
        assertTrue(via.hasRport());
        assertEquals(Via.ABSENT, via.rport());
        assertEquals("z9hG4bKx", via.branch());
        assertTrue(via.hasRfc3261Branch());
        assertEquals("1.2.3.4", via.received());
        assertTrue(via.hasAlias());
        assertEquals("7", via.i());
        SipRequest request = Messages.request(Messages.optionsLines("Via: " + value));
        assertNotNull(request.via2());
        assertEquals("b.test", request.via2().host());
        assertEquals("y", request.via2().branch());
        assertEquals(2, request.vias().size());
    }

    @Test
    void shouldFindSecondViaInNextHeader() {
        SipRequest request = Messages.options("v: SIP/2.0/TLS [::1];branch=q");
        assertNotNull(request.via2());
        assertEquals("[::1]", request.via2().host());
        assertNull(Messages.options().via2());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/2.0/UDP",
                "SIP/2.0/UDP ;x",
                "SIP/2.0 UDP h",
                "SIP/2.0/UDP h x",
                "SIP/2.0/UDP h:x",
                "UDP h",
                ""
            })
    void shouldRefuseVia(String value) {
        byte[] bytes = value.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertNull(ViaParser.parse(bytes, 0, bytes.length));
    }
}
