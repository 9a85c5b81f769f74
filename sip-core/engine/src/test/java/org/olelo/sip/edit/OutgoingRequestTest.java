package org.olelo.sip.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.olelo.sip.HeaderId;
import org.olelo.sip.MessageParser;
import org.olelo.sip.Messages;
import org.olelo.sip.SipRequest;
import org.olelo.text.ByteSink;
import org.olelo.text.Latin;

/** Expected texts are what Kamailio 5.6.3 sent for the same edits. */
class OutgoingRequestTest {
    private static final byte[] OUR_VIA = Latin.bytes("Via: SIP/2.0/UDP 127.0.0.1:5060;branch=");

    private static OutgoingRequest relay(SipRequest request, MessageEdits edits) {
        return new OutgoingRequest().of(request, edits).via(OUR_VIA, "B.0", "");
    }

    private static String[] lines(Object message) {
        return message.toString().split("\r\n", -1);
    }

    @Test
    void shouldAddViaBeforeTheTopmost() {
        SipRequest request = Messages.options("X-A: 1");
        String text = relay(request, null).uri("sip:new@host").toString();
        String expected = request.toString()
                .replace("sip:b@conf.test SIP", "sip:new@host SIP")
                .replace("Via: ", "Via: SIP/2.0/UDP 127.0.0.1:5060;branch=B.0\r\nVia: ");
        assertEquals(expected, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:1;branch=z | | 1 | 127.0.0.1:1;rport=1;branch=z",
                "127.0.0.1:1;rport;branch=z | 127.0.0.1 | 1 | 127.0.0.1:1;received=127.0.0.1;rport=1;branch=z",
                "127.0.0.1:1;rport=;branch=z | 127.0.0.1 | 1 | 127.0.0.1:1;received=127.0.0.1;rport=1;branch=z",
                "127.0.0.1:1;branch=z;rport | 127.0.0.1 | 1 | 127.0.0.1:1;received=127.0.0.1;branch=z;rport=1",
                "127.0.0.1:1;branch=z;rport=5;received=1.1.1.1 | 127.0.0.1 | 1 | 127.0.0.1:1;branch=z;rport=1;received=127.0.0.1",
                "10.1.1.1:1;branch=z | 127.0.0.1 | 0 | 10.1.1.1:1;received=127.0.0.1;branch=z",
                "10.1.1.1;rport;branch=z | 127.0.0.1 | 1 | 10.1.1.1;received=127.0.0.1;rport=1;branch=z",
                "host.invalid | 127.0.0.1 | 0 | host.invalid;received=127.0.0.1",
                "10.1.1.1:5060 ; branch=z;received=9.9.9.9 | 127.0.0.1 | 1 | 10.1.1.1:5060 ; branch=z;rport=1;received=127.0.0.1",
                "127.0.0.1;rport;branch=a, SIP/2.0/TCP b.test | 127.0.0.1 | 1 | 127.0.0.1;received=127.0.0.1;rport=1;branch=a, SIP/2.0/TCP b.test",
                "10.1.1.1:5070;branch=x , SIP/2.0/UDP 1.1.1.1 | 127.0.0.1 | 1 | 10.1.1.1:5070;rport=1;received=127.0.0.1;branch=x , SIP/2.0/UDP 1.1.1.1",
            })
    void shouldWriteClientAddress(String via, String received, int rport, String expected) {
        SipRequest request = Messages.request(Messages.optionsLines("Via: SIP/2.0/UDP " + via));
        String[] sent = lines(relay(request, null).received(received).rport(rport));
        assertEquals("Via: SIP/2.0/UDP 127.0.0.1:5060;branch=B.0", sent[1]);
        assertEquals("Via: SIP/2.0/UDP " + expected, sent[2]);
    }

    @Test
    void shouldOrderInsertedHeaders() {
        SipRequest request = Messages.options();
        MessageEdits edits = new MessageEdits();
        int from = request.find(HeaderId.FROM);
        int to = request.find(HeaderId.TO);
        edits.prependHeader(request, "X-I1: a\r\n");
        edits.prependHeader(request, "X-I2: b\r\n");
        edits.appendHeader(request, "X-A1: a\r\n");
        edits.appendHeader(request, "X-A2: b\r\n");
        edits.insert(request.lineEnd(from), "X-B: c\r\n");
        edits.insert(request.lineStart(to), "X-C: c\r\n");
        edits.insert(
                request.headersStart(),
                HeaderId.RECORD_ROUTE,
                EditText.of("Record-Route: <sip:"),
                EditText.sending(EditText.Part.ADDRESS),
                EditText.when(EditText.Condition.DIFFERENT_PROTOCOL, EditText.of(";r2=on")),
                EditText.of(";lr>\r\n"));
        String[] sent = lines(relay(request, edits).sockets(socket(5060, "udp"), socket(5061, "tcp")));
        assertEquals(
                "X-I1: a|X-I2: b|Record-Route: <sip:127.0.0.1:5061;transport=tcp;r2=on;lr>|"
                        + "Via: SIP/2.0/UDP 127.0.0.1:5060;branch=B.0|Via: SIP/2.0/UDP 127.0.0.1:5061;branch=z9hG4bK-1|"
                        + "Max-Forwards: 70|From: <sip:a@conf.test>;tag=t1|X-B: c|X-C: c|To: <sip:b@conf.test>|Call-ID: c-1|"
                        + "CSeq: 1 OPTIONS|X-A1: a|X-A2: b||",
                String.join("|", java.util.Arrays.copyOfRange(sent, 1, sent.length)));
    }

    @Test
    void shouldPutPathBeforeFirstRouteElseAfterOurVia() {
        String[] plain = lines(relay(Messages.options("X-A: 1"), null).path("<sip:p;lr>"));
        assertEquals("Route: <sip:p;lr>", plain[2]);
        String[] routed = lines(
                relay(Messages.options("X-A: 1", "Route: <sip:r;lr>"), null).path("<sip:p;lr>"));
        assertEquals("X-A: 1", routed[8]);
        assertEquals("Route: <sip:p;lr>", routed[9]);
        assertEquals("Route: <sip:r;lr>", routed[10]);
    }

    @Test
    void shouldDeleteOnceWhatIsDeletedTwice() {
        SipRequest request = Messages.options("X-A: 1", "X-B: 2");
        MessageEdits edits = new MessageEdits();
        int a = request.findByName("X-A", 0);
        edits.deleteHeader(request, a);
        edits.deleteHeader(request, a);
        edits.insert(request.valueStart(a), "kept ");
        assertTrue(edits.isDeleted(request.valueStart(a)));
        assertFalse(edits.isDeleted(request.lineEnd(a)));
        assertEquals(
                request.toString().replace("X-A: 1\r\n", "kept "),
                new OutgoingRequest().of(request, edits).toString());
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 6, Content-Length: 12", "l : 6, l : 12", "X: 6, X: 6"})
    void shouldCorrectContentLength(String header, String expected) {
        String text = Messages.options(header) + "banana";
        SipRequest request = assertInstanceOf(SipRequest.class, MessageParser.parse(text));
        MessageEdits edits = new MessageEdits();
        for (int i = 1; i <= 5; i += 2) {
            edits.replace(request.bodyStart() + i, 1, "CCC");
        }
        assertEquals(
                text.replace(header, expected).replace("banana", "bCCCnCCCnCCC"),
                new OutgoingRequest().of(request, edits).toString());
    }

    @Test
    void shouldAddContentLengthOnStreams() {
        SipRequest request = assertInstanceOf(SipRequest.class, MessageParser.parse(Messages.options() + "abc"));
        MessageEdits edits = new MessageEdits();
        edits.appendHeader(request, "X-Last: 1\r\n");
        String text = relay(request, edits).stream(true).toString();
        assertTrue(text.endsWith("X-Last: 1\r\nContent-Length: 3\r\n\r\nabc"), text);
    }

    @Test
    void shouldCopyIndependently() {
        SipRequest request = Messages.options();
        MessageEdits edits = new MessageEdits();
        edits.appendHeader(request, "X-1: 1\r\n");
        MessageEdits branch = edits.copy();
        branch.appendHeader(request, "X-2: 2\r\n");
        edits.appendHeader(request, "X-3: 3\r\n");
        assertEquals(2, edits.size());
        assertTrue(new OutgoingRequest().of(request, branch).toString().endsWith("X-1: 1\r\nX-2: 2\r\n\r\n"));
        assertTrue(branch.removeIf(edit -> edit.offset() == request.headersEnd()));
        assertTrue(branch.isEmpty());
    }

    @Test
    void shouldReuseWriterAndSink() {
        OutgoingRequest writer = new OutgoingRequest();
        ByteSink out = new ByteSink(16);
        writer.of(Messages.options("X-A: 1"), null)
                .uri("sip:x@y")
                .path("<sip:p>")
                .received("1.1.1.1")
                .rport(7)
                .writeTo(out);
        SipRequest second = Messages.options("X-B: 1");
        writer.of(second, null).writeTo(out.clear());
        assertEquals(second.toString(), out.toString());
    }

    private static SocketView socket(int port, String transport) {
        return new SocketView() {
            @Override
            public String advertisedHost() {
                return "127.0.0.1";
            }

            @Override
            public int advertisedPort() {
                return port;
            }

            @Override
            public String transportToken() {
                return transport;
            }
        };
    }
}
