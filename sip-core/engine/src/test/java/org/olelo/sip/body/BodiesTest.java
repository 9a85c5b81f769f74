package org.olelo.sip.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.olelo.sip.MessageParser;
import org.olelo.sip.Messages;
import org.olelo.sip.SipRequest;
import org.olelo.text.Latin;

class BodiesTest {
    @Test
    void shouldFindSdpLines() {
        byte[] bytes =
                Latin.bytes("v=0\r\no=- 1 1 IN IP4 10.0.0.1\r\ns=-\r\nc=IN IP4 10.0.0.2\r\nt=0 0\r\na=ice-lite\r\n"
                        + "m=audio 4000/2 RTP/AVP 0 8\r\na=rtpmap:0 PCMU/8000\r\na=sendonly\r\n"
                        + "m=video 0 RTP/AVP 31\nc=IN IP6 ::1\njunk\n");
        Sdp sdp = Sdp.parse(bytes, 0, bytes.length);
        assertNotNull(sdp);
        assertEquals("10.0.0.2", sdp.address());
        assertEquals("", sdp.attribute("ice-lite"));
        assertEquals(2, sdp.media().size());
        SdpMedia audio = sdp.media().get(0);
        assertEquals("audio", audio.type());
        assertEquals(4000, audio.port());
        assertEquals("RTP/AVP", audio.protocol());
        assertEquals("0 8", audio.formats());
        assertEquals("10.0.0.2", audio.address());
        assertEquals("0 PCMU/8000", audio.attribute("RTPMAP"));
        assertEquals("", audio.attribute("sendonly"));
        assertNull(audio.attribute("inactive"));
        assertEquals("::1", sdp.media().get(1).address());
        assertNull(Sdp.parse(bytes, 0, 0));
    }

    @Test
    void shouldFindParts() {
        String body =
                "preamble --bb\r\n--bb\r\nContent-Type: text/plain\r\n\r\nplain --bb part\r\n--bb\r\nc : text/html;x=y\r\nX: 1\r\n\r\n<p>\r\n--bb--\r\nend";
        SipRequest request = assertInstanceOf(
                SipRequest.class,
                MessageParser.parse(Messages.options("Content-Type: multipart/mixed;boundary=bb") + body));
        List<BodyPart> parts = Multipart.parts(request);
        assertEquals(2, parts.size());
        assertTrue(parts.get(0).is("Text/Plain"));
        assertEquals("plain --bb part", parts.get(0).body());
        assertTrue(parts.get(1).is("text/html"));
        assertEquals("<p>", parts.get(1).body());
        assertEquals(List.of(), Multipart.parts(Messages.options("Content-Type: text/plain")));
    }

    @Test
    void shouldReadPartWithoutHeadersOrEnd() {
        byte[] bytes = Latin.bytes("--b\r\n\r\nx\r\ny");
        List<BodyPart> parts = Multipart.parts(bytes, 0, bytes.length, "b");
        assertEquals(1, parts.size());
        assertEquals("x\r\ny", parts.get(0).body());
        assertTrue(parts.get(0).is("text/plain"));
    }
}
