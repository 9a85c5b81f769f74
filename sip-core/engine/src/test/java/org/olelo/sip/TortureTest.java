package org.olelo.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of RFC 4475, written after its text. */
class TortureTest {
    private static SipRequest request(String text) {
        return assertInstanceOf(SipRequest.class, MessageParser.parse(text.replace("\n", "\r\n")));
    }

    /** 3.1.1.1: odd but valid folding, escapes and compact forms. */
    @Test
    void shouldReadTortuousInvite() {
        SipRequest invite = request("""
                INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0
                TO :
                 sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n
                from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>
                  ;
                  tag = 98asjd8
                MaX-fOrWaRdS: 0068
                Call-ID: wsinv.ndaksdj@192.0.2.1
                Content-Length   : 150
                cseq: 0009
                  INVITE
                Via  : SIP  /   2.0
                 /UDP
                    192.0.2.2;branch=390skdjuw
                s :
                NewFangledHeader:   newfangled value
                 continued newfangled value
                UnknownHeaderWithUnusualValue: ;;,,;;,;
                Content-Type: application/sdp
                Route:
                 <sip:services.example.com;lr;unknownwith=value;unknown-no-value>
                v:  SIP  / 2.0  / TCP     spindle.example.com   ;
                  branch  =   z9hG4bK9ikj8  ,
                 SIP  /    2.0   / UDP  192.168.255.111   ; branch=
                 z9hG4bK30239
                m:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =
                      newvalue ;
                  secondparam ; q = 0.33

                v=0
                """);
        assertEquals("1918181833n", invite.to().tag());
        assertNotNull(invite.from());
        assertEquals("\"J Rosenberg \\\\\\\"\"", invite.from().display());
        assertEquals("98asjd8", invite.from().tag());
        assertEquals(68, invite.maxForwards());
        assertEquals(150, invite.contentLength());
        assertEquals(9, invite.cseqNumber());
        assertEquals(Method.INVITE, invite.cseqMethod());
        assertEquals("", invite.header(HeaderId.SUBJECT));
        assertEquals(
                List.of("390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239"),
                invite.vias().stream().map(Via::branch).toList());
        assertEquals("0.33", invite.contacts().values().get(0).param("q"));
        assertEquals("newvalue", invite.contacts().values().get(0).param("newparam"));
        assertTrue(invite.routes().get(0).uri().lr());
        assertEquals("v=0\r\n", invite.body());
    }

    /** 3.1.1.2: every character a token may have. */
    @Test
    void shouldReadWideRangeOfCharacters() {
        SipRequest message = request("""
                !interesting-Method0123456789_*+`.%indeed'~ sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com SIP/2.0
                Via: SIP/2.0/TCP host1.example.com;branch=z9hG4bK-.!%66*_+`'~
                To: "BEL:\\\u0007 NUL:\\\u0000 DEL:\\\u007f" <sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*@example.com>
                From: token1~` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%="work\u00e9";tag=_token~1'+`*%!-.
                Call-ID: intmeth.word%ZK-!.*_+'@word`~)(><:\\/"][?}{
                CSeq: 139122385 !interesting-Method0123456789_*+`.%indeed'~
                Max-Forwards: 255
                extensionHeader-!.%*+_`'~:\u00ef\u00bb\u00bf\u00e5\u00a4\u00a7
                Content-Length: 0

                """);
        assertEquals(Method.OTHER, message.method());
        assertEquals("!interesting-Method0123456789_*+`.%indeed'~", message.methodName());
        assertEquals("z9hG4bK-.!%66*_+`'~", message.via().branch());
        assertNotNull(message.from());
        assertEquals("_token~1'+`*%!-.", message.from().tag());
        assertEquals("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{", message.callId());
        assertNotNull(message.header("extensionHeader-!.%*+_`'~"));
        assertNotNull(message.parsedUri());
        assertEquals("example.com", message.parsedUri().host());
    }

    /** 3.1.1.3 and 3.1.1.4: %-escapes, also of NUL, stay as they are. */
    @Test
    void shouldKeepEscapes() {
        SipRequest message = request("""
                REGISTER sip:example.com SIP/2.0
                To: sip:null-%00-null@example.com
                From: sip:null-%00-null@example.com;tag=839923423
                Max-Forwards: 70
                Call-ID: escnull.39203ndfvkjdasfkq3w4otrq0adsfdfnavd
                CSeq: 14398234 REGISTER
                Via: SIP/2.0/UDP host5.example.com;branch=z9hG4bKkdjuw
                Contact: <sip:%00@host5.example.com>
                Contact: <sip:%00%00@host5.example.com>
                L:0

                """);
        assertEquals("null-%00-null", message.to().uri().user());
        assertEquals("%00%00", message.contacts().values().get(1).uri().user());
        assertEquals(0, message.contentLength());
    }

    /** 3.1.1.6: a line that starts with a blank after the first line end is no header. */
    @Test
    void shouldReadMessageWithoutLwsBetweenDisplayNameAndBracket() {
        SipRequest message = request("""
                OPTIONS sip:user@example.com SIP/2.0
                To: sip:user@example.com
                From: caller<sip:caller@example.com>;tag=323
                Max-Forwards: 70
                Call-ID: lwsdisp.1234abcd@funky.example.com
                CSeq: 60 OPTIONS
                Via: SIP/2.0/UDP funky.example.com;branch=z9hG4bKkdjuw
                l: 0

                """);
        assertEquals("caller", message.from().display());
    }

    /** 3.1.1.7: long values. */
    @Test
    void shouldReadLongValues() {
        String user = "user" + "0123456789".repeat(200);
        SipRequest message = request("INVITE sip:" + user + "@example.com SIP/2.0\nTo: \"I have a user name of "
                + "extreme".repeat(80) + " proportion\"<sip:user@example.com:6000;unknownparam1=" + "very".repeat(50)
                + "long-value;goodparam=x>\nF: sip:" + "amazinglylongcallername".repeat(20)
                + "@example.net;tag=12" + "98".repeat(120) + "424;unknownheaderparam" + "name".repeat(40)
                + "=v\nCall-ID: longreq.one" + "really".repeat(60) + "longcallid\nCSeq: 3882340 INVITE\n"
                + "Via: SIP/2.0/TCP sip33.example.com\n" + "v: SIP/2.0/TCP sip32.example.com\n".repeat(40) + "\n");
        assertEquals(41, message.vias().size());
        assertEquals(user, message.parsedUri().user());
        assertEquals("x", message.to().uri().param("goodparam"));
    }

    /** 3.1.1.8: a second message after the first in one datagram belongs to the body. */
    @Test
    void shouldKeepTrailingBytes() {
        SipRequest message = request("""
                REGISTER sip:example.com SIP/2.0
                To: sip:j.user@example.com
                From: sip:j.user@example.com;tag=43251j3j324
                Max-Forwards: 8
                I: dblreq.0ha0isndaksdj99sdfafnl3lk233412
                Contact: sip:j.user@host.example.com
                CSeq: 8 REGISTER
                Via: SIP/2.0/UDP 192.0.2.125;branch=z9hG4bKkdjuw23492
                Content-Length: 0

                INVITE sip:joe@example.com SIP/2.0
                """);
        assertEquals("INVITE sip:joe@example.com SIP/2.0\r\n", message.body());
        assertEquals(0, message.contentLength());
    }

    /** 3.1.1.12: a reason phrase of other characters. */
    @Test
    void shouldReadUnusualReason() {
        String reason = "= 2**3 * 5**2 \u00d0\u00bd\u00d0\u00be";
        SipResponse response = Messages.response(
                "SIP/2.0 200 " + reason,
                "Via: SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923",
                "Call-ID: unreason.1234ksdfak3j2erwedfsASdf",
                "CSeq: 35 INVITE",
                "From: sip:user@example.com;tag=11141343",
                "To: sip:user@example.edu;tag=2229");
        assertEquals(reason, response.reason());
    }

    /** 3.1.2.1: a Via without sent-by after extra separators. 3.1.2.7: blanks within the first line. */
    @Test
    void shouldDropInvalid() {
        String base = """
                INVITE sip:user@example.com SIP/2.0
                To: sip:j.user@example.com
                From: sip:caller@example.net;tag=134161461246
                Max-Forwards: 7
                Call-ID: badinv01.0ha0isndaksdjasdf3234nas
                CSeq: 8 INVITE
                Via: SIP/2.0/UDP 192.0.2.15;branch=x
                Content-Length: 0

                """;
        assertNotNull(request(base));
        malformed(base.replace(";branch=x", ";;,;,,x y").replace("192.0.2.15", ""), MessageDefect.VIA);
        malformed(base.replace("sip:user@example.com SIP", "sip:user@example.com; lr SIP"), MessageDefect.START_LINE);
        malformed(base.replace("SIP/2.0\n", "SIP/7.0\n"), MessageDefect.VERSION);
        malformed(
                base.replace("To: sip", "To: \"Mr. J. User <sip").replace("com\nFrom", "com>\nFrom"), MessageDefect.TO);
        malformed(base.replace("8 INVITE", "8"), MessageDefect.CSEQ);
    }

    /** 3.1.2.4: a request URI in angle brackets is let through but is no URI. */
    @Test
    void shouldGiveNoUriForBracketedRequestUri() {
        SipRequest message = request("""
                INVITE <sip:user@example.com> SIP/2.0
                To: sip:user@example.com
                From: sip:caller@example.net;tag=39291
                Max-Forwards: 23
                Call-ID: ltgtruri.1@192.0.2.5
                CSeq: 1 INVITE
                Via: SIP/2.0/UDP 192.0.2.5

                """);
        assertNull(message.parsedUri());
        assertEquals("<sip:user@example.com>", message.requestUri());
    }

    /** 3.1.2.2 and 3.1.2.3: Content-Length that cannot be right. */
    @Test
    void shouldGiveNoLengthForNegative() {
        assertEquals(-1, Messages.options("Content-Length: -999").contentLength());
        assertEquals(9999, Messages.options("Content-Length: 9999").contentLength());
    }

    private static void malformed(String text, MessageDefect defect) {
        MalformedMessage message =
                assertInstanceOf(MalformedMessage.class, MessageParser.parse(text.replace("\n", "\r\n")), text);
        assertEquals(defect, message.defect());
    }
}
