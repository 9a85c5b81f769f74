package org.olelo.sip.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.olelo.sip.BranchIds;
import org.olelo.sip.MessageParser;
import org.olelo.sip.Messages;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipResponse;
import org.olelo.sip.ToTags;
import org.olelo.text.ByteSink;

/** Expected texts are what Kamailio 5.6.3 answered. */
class ReplyBuilderTest {
    @Test
    void shouldAnswerInOrderOfTheRequest() {
        SipRequest request =
                Messages.options("v: SIP/2.0/UDP 2.2.2.2;branch=y", "Record-Route: <sip:1.1.1.1;lr>", "X-A: 1");
        ReplyBuilder reply = new ReplyBuilder()
                .of(request, 200, "OK")
                .toTag("tt")
                .headers(List.of("Content-Type: text/r\r\n", "X-R: 1\r\n"))
                .server("Server: olelo")
                .body("rep");
        assertEquals(
                "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1:5061;branch=z9hG4bK-1\r\nFrom: <sip:a@conf.test>;tag=t1\r\n"
                        + "To: <sip:b@conf.test>;tag=tt\r\nCall-ID: c-1\r\nCSeq: 1 OPTIONS\r\n"
                        + "v: SIP/2.0/UDP 2.2.2.2;branch=y\r\nRecord-Route: <sip:1.1.1.1;lr>\r\n"
                        + "Content-Type: text/r\r\nX-R: 1\r\nServer: olelo\r\nContent-Length: 3\r\n\r\nrep",
                reply.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "100, false, false",
        "101, false, false",
        "180, true, true",
        "199, true, true",
        "202, true, true",
        "300, true, false",
        "404, true, false"
    })
    void shouldAddTagAndRecordRouteByCode(int code, boolean tag, boolean recordRoute) {
        String text = new ReplyBuilder()
                .of(Messages.options("Record-Route: <sip:1.1.1.1;lr>"), code, "R")
                .toTag("tt")
                .toString();
        assertEquals(tag, text.contains(";tag=tt"));
        assertEquals(recordRoute, text.contains("Record-Route"));
    }

    @Test
    void shouldKeepTagOfTheRequest() {
        String[] lines = Messages.optionsLines("Via: SIP/2.0/UDP h");
        lines[4] = "To: <sip:b@conf.test>;tag=abc";
        String text = new ReplyBuilder()
                .of(Messages.request(lines), 404, "R")
                .toTag("tt")
                .toString();
        assertTrue(text.contains("To: <sip:b@conf.test>;tag=abc\r\n"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "127.0.0.1:1;branch=a | | 1 | 127.0.0.1:1;branch=a;rport=1",
                "127.0.0.1:1;branch=a;received=3.3.3.3 | 127.0.0.1 | 1 | 127.0.0.1:1;branch=a;received=3.3.3.3;rport=1;received=127.0.0.1",
                "~127.0.0.2:1;rport ;branch=a  ~ | 127.0.0.1 | 1 | 127.0.0.2:1;rport=1;branch=a  ;received=127.0.0.1",
                "127.0.0.2:1;rport=1234 ;branch=a;x=1 | 127.0.0.1 | 1 | 127.0.0.2:1;rport=1 ;branch=a;x=1;received=127.0.0.1",
                "10.1.1.1:5070;rport;branch=x, SIP/2.0/UDP 1.1.1.1;branch=y | 127.0.0.1 | 2 | 10.1.1.1:5070;rport=2;branch=x, SIP/2.0/UDP 1.1.1.1;branch=y;received=127.0.0.1",
            })
    void shouldShowClientAddress(String via, String received, int rport, String expected) {
        SipRequest request = Messages.request(Messages.optionsLines("Via: SIP/2.0/UDP " + via));
        String text = new ReplyBuilder()
                .of(request, 404, "R")
                .received(received)
                .rport(rport)
                .toString();
        assertEquals("Via: SIP/2.0/UDP " + expected, text.split("\r\n")[1]);
    }

    @Test
    void shouldBuildAckAndCancelFromTheSentInvite() {
        SipRequest sent = Messages.request(
                "INVITE sip:bob@conf.test SIP/2.0",
                "Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKx.0",
                "Via: SIP/2.0/UDP 127.0.0.1:5061;branch=z9hG4bK-cf1",
                "Max-Forwards: 70",
                "From: <sip:alice@conf.test>;tag=cft1",
                "To: <sip:bob@conf.test>",
                "Call-ID: c",
                "CSeq: 1 INVITE",
                "Route: <sip:r;lr>",
                "Contact: <sip:a@127.0.0.1>",
                "Content-Length: 0");
        SipResponse response = Messages.response(
                "SIP/2.0 487 Request Terminated",
                "Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKx.0",
                "From: <sip:alice@conf.test>;tag=cft1",
                "To: <sip:bob@conf.test>;tag=uas-b",
                "Call-ID: c",
                "CSeq: 1 INVITE");
        String start = " sip:bob@conf.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKx.0\r\n"
                + "Max-Forwards: 70\r\nFrom: <sip:alice@conf.test>;tag=cft1\r\nTo: <sip:bob@conf.test>";
        ByteSink out = new ByteSink(64);
        LocalRequestBuilder.ack(sent, response, out);
        assertEquals(
                "ACK" + start
                        + ";tag=uas-b\r\nCall-ID: c\r\nCSeq: 1 ACK\r\nRoute: <sip:r;lr>\r\nContent-Length: 0\r\n\r\n",
                out.toString());
        LocalRequestBuilder.cancel(sent, "Reason: x\r\n", out.clear());
        assertEquals(
                "CANCEL" + start
                        + "\r\nCall-ID: c\r\nCSeq: 1 CANCEL\r\nRoute: <sip:r;lr>\r\nReason: x\r\nContent-Length: 0\r\n\r\n",
                out.toString());
    }

    @Test
    void shouldBuildOwnRequest() {
        String text = new UacRequestBuilder("INFO", "sip:info@127.0.0.1")
                .via(
                        "Via: SIP/2.0/UDP 127.0.0.1;branch=".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                        "z9hG4bKb",
                        "")
                .to("<sip:info@conf.test>")
                .from("<sip:srv@conf.test>;tag=t")
                .cseq(10)
                .callId("cf-uacreq")
                .userAgent("User-Agent: olelo")
                .headers("X-Mine: yes\r\nContent-Type: text/plain\r\n")
                .body("hello")
                .toString();
        assertEquals(
                "INFO sip:info@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKb\r\nTo: <sip:info@conf.test>\r\n"
                        + "From: <sip:srv@conf.test>;tag=t\r\nCSeq: 10 INFO\r\nCall-ID: cf-uacreq\r\nMax-Forwards: 70\r\n"
                        + "Content-Length: 5\r\nUser-Agent: olelo\r\nX-Mine: yes\r\nContent-Type: text/plain\r\n\r\nhello",
                text);
        assertInstanceOf(SipRequest.class, MessageParser.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Via: SIP/2.0/UDP s;branch=x.0@Via: SIP/2.0/UDP h;branch=y | Via: SIP/2.0/UDP h;branch=y",
                "Via: SIP/2.0/UDP s;branch=x.0, SIP/2.0/UDP h;branch=y | Via: SIP/2.0/UDP h;branch=y",
                "Via: SIP/2.0/UDP s;branch=x.0 , SIP/2.0/UDP h;branch=y | Via: SIP/2.0/UDP h;branch=y",
                "Via: SIP/2.0/UDP s;branch=x.0@X-Mid: 1@v: SIP/2.0/UDP h;branch=y | X-Mid: 1@v: SIP/2.0/UDP h;branch=y",
            })
    void shouldRemoveOurVia(String before, String after) {
        String[] lines = Messages.optionsLines(before.replace("@", "\r\n"));
        lines[0] = "SIP/2.0 200 OK";
        SipResponse response = Messages.response(lines);
        String expected = response.toString().replace(before.replace("@", "\r\n"), after.replace("@", "\r\n"));
        assertEquals(expected, new OutgoingResponse().of(response, null).toString());
    }

    @Test
    void shouldMakeStableTagsAndBranches() {
        ToTags tags = new ToTags("5007d366c3a5e5a66ef24279fa9e3786");
        SipRequest one = Messages.options();
        SipRequest copy = Messages.options();
        SipRequest other = Messages.request(Messages.optionsLines("Via: SIP/2.0/UDP other;branch=z9hG4bK-2"));
        assertEquals(tags.tag(one), tags.tag(copy));
        assertNotEquals(tags.tag(one), tags.tag(other));
        assertTrue(tags.isOurs(tags.tag(one)));
        assertTrue(tags.tag(one).matches("5007d366c3a5e5a66ef24279fa9e3786\\.[0-9a-f]{8}"), tags.tag(one));
        assertEquals(BranchIds.stateless(one), BranchIds.stateless(copy));
        assertNotEquals(BranchIds.stateless(one), BranchIds.stateless(other));
        assertTrue(
                BranchIds.stateless(one).matches("z9hG4bK[0-9a-f]{1,4}\\.[0-9a-f]{32}\\.0"), BranchIds.stateless(one));
        assertEquals("z9hG4bK1a.k.b", BranchIds.of(0xa1, "k", 11));
    }
}
