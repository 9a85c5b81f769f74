package org.olelo.sip.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.olelo.sip.HeaderId;
import org.olelo.sip.Messages;
import org.olelo.sip.Method;
import org.olelo.sip.SipRequest;

class HeaderValuesTest {
    @Test
    void shouldReadDigestCredentials() {
        SipRequest request = Messages.options(
                "Authorization: Basic abc",
                "Authorization: Digest username=\"bob@b.test\",realm=\"r1\",nonce=\"n\",uri=\"sip:x\",response=\"00ff\"",
                "authorization: DIGEST username = \"al,ice\" , realm=\"r2\", nonce=\"n=\", uri=\"sip:x;a=\\\"b\\\"\", qop=auth, nc=0000000a,\r\n"
                        + " cnonce=\"c\", algorithm=MD5, response=\"x\", opaque=\"o\"");
        DigestCredentials any = DigestCredentials.find(request, HeaderId.AUTHORIZATION, null);
        assertNotNull(any);
        assertEquals("bob", any.user());
        assertEquals("b.test", any.domain());
        assertEquals("bob@b.test", any.username());
        DigestCredentials second = DigestCredentials.find(request, HeaderId.AUTHORIZATION, "r2");
        assertNotNull(second);
        assertEquals("al,ice", second.username());
        assertEquals("n=", second.nonce());
        assertEquals("auth", second.qop());
        assertEquals(10, second.nonceCountValue());
        assertEquals("MD5", second.algorithm());
        assertEquals("o", second.opaque());
        assertEquals("c", second.cnonce());
        assertNull(DigestCredentials.find(request, HeaderId.AUTHORIZATION, "r3"));
        assertNull(DigestCredentials.find(request, HeaderId.PROXY_AUTHORIZATION, null));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5,500",
        "1,1000",
        "1.0,1000",
        "0,0",
        ".7,700",
        "0.123,123",
        "0.1239,123",
        "1.1,-1",
        "2,-1",
        "'',-1",
        "x,-1",
        "0.x,-1"
    })
    void shouldReadQ(String text, int thousandths) {
        assertEquals(thousandths, QValue.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"1000,1", "500,0.5", "0,0", "330,0.33", "5,0.005"})
    void shouldWriteQ(int thousandths, String text) {
        assertEquals(text, QValue.text(thousandths));
    }

    @Test
    void shouldReadTokenLists() {
        SipRequest request =
                Messages.options("Supported: path,\r\n 100rel", "k: GRUU", "Allow: INVITE, ACK,FOO", "Allow: BYE");
        assertTrue(TokenList.contains(request, HeaderId.SUPPORTED, "100REL"));
        assertTrue(TokenList.contains(request, HeaderId.SUPPORTED, "gruu"));
        assertFalse(TokenList.contains(request, HeaderId.SUPPORTED, "rel"));
        assertEquals(List.of("path", "100rel", "GRUU"), TokenList.of(request, HeaderId.SUPPORTED));
        int bits = Method.INVITE.bit() | Method.ACK.bit() | Method.BYE.bit() | Method.OTHER.bit();
        assertEquals(bits, TokenList.allowedMethods(request));
    }

    @Test
    void shouldReadSmallHeaders() {
        SessionExpires session = SessionExpires.parse("1800 ; refresher=UAS");
        assertEquals(new SessionExpires(1800, SessionExpires.Refresher.UAS), session);
        assertNull(SessionExpires.parse("x;refresher=uas"));
        assertEquals(90, SessionExpires.minSe(Messages.options("Min-SE: 90;x=y")));
        assertEquals(new RAck(3, 7, "INVITE"), RAck.parse("3  7 INVITE"));
        assertNull(RAck.parse("3 INVITE"));
        ContentType type = ContentType.parse("Multipart/Mixed ; boundary=\"a;b\"");
        assertNotNull(type);
        assertTrue(type.isMultipart());
        assertEquals("multipart/mixed", type.mediaType());
        assertEquals("a;b", type.param("Boundary"));
        assertNull(ContentType.parse("text"));
        ValueWithParams event = ValueWithParams.parse("presence ; id=4");
        assertEquals("presence", event.value());
        assertEquals("4", event.param("id"));
        assertEquals("dialog", Messages.options("o: dialog ;id=1").event());
    }
}
