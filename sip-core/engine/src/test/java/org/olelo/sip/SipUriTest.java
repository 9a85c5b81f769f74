package org.olelo.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables hold what Kamailio 5.6.3 printed for the same texts. */
class SipUriTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sip:a@b                            | a    | | b | | | ",
                "sip:a@b:                           | a    | | b | | | ",
                "sip:a@b:5060                       | a    | | b | 5060 | | ",
                "sip:b                              |      | | b | | | ",
                "sip:b:5070;x                       |      | | b | 5070 | x | ",
                "sip:a:@b                           | a    | | b | | | ",
                "sip:bob:pw@conf.test:5070;transport=udp;user=phone?Subject=hi|bob|pw|conf.test|5070|transport=udp;user=phone|Subject=hi",
                "sip:a;x=1@b;y=2                    | a;x=1 | | b | | y=2 | ",
                "sip:a;x=1;y?h=2@b;y=2              | a;x=1;y?h=2 | | b | | y=2 | ",
                "sip:b?x=c@d                        | b?x=c | | d | | | ",
                "sip:a@[::1]                        | a    | | [::1] | | | ",
                "sip:a@[::1]:5070;transport=TCP     | a    | | [::1] | 5070 | transport=TCP | ",
                "sip:[::1]                          |      | | [::1] | | | ",
                "sip:a@b;;lr                        | a    | | b | | ;lr | ",
                "sip:a b@c                          | a b  | | c | | | ",
                "sip:a%40x@b                        | a%40x | | b | | | ",
                "SIP:A@B                            | A    | | B | | | ",
                "sips:a@b                           | a    | | b | | | ",
                "sip:b;x@y                          | b;x  | | y | | | ",
                "sip:1234:5060                      |      | | 1234 | 5060 | | ",
                "sip:a&b=c+d$e,f;g?h/i@b            | a&b=c+d$e,f;g?h/i | | b | | | ",
                "tel:123                            | 123  | | | | | ",
                "tel:123;x=1?h=2                    | 123  | | | | x=1 | h=2",
                "urn:service:sos                    | service | | sos | | | ",
                "urn:service                        |      | | service | | | ",
                "urn:uuid:f81d4fae-7dec             | uuid | | f81d4fae-7dec | | | ",
                "sip:a@b..c                         | a    | | b..c | | | ",
                "sip:a@b:0                          | a    | | b | 0 | | ",
                "sip:a@b;x=1?y=2?z=3                | a    | | b | | x=1 | y=2?z=3",
            })
    void shouldSplitIntoParts(
            String text, String user, String password, String host, String port, String params, String headers) {
        SipUri uri = SipUri.parse(text);
        assertNotNull(uri, text);
        assertEquals(empty(user), uri.user());
        assertEquals(empty(password), empty(uri.password()));
        assertEquals(empty(host), uri.host());
        assertEquals(empty(port), uri.portText());
        assertEquals(empty(params), uri.params());
        assertEquals(empty(headers), uri.headers());
        assertEquals(text, uri.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip",
                "sip:",
                "sip:@b",
                "sip::pw@b",
                "sip:a@",
                "sip:@",
                "sip:a:p:q@b",
                "sip:a@b;x=c@d",
                "sip:a@b?x=c@d",
                "sip:a@b:99999",
                "sip:a@b:123456",
                "sip:a@b:50a",
                "sip:a@b>",
                "sip:a@b c",
                "sip:a@b_c",
                "sip:a@b~c",
                "sip:a@b,c",
                "sip:a@-b",
                "sip:a@.b",
                "sip:a@[::1",
                "tel:",
                "urn:a:b;c=d",
                "http://x.y",
                "foo:bar",
                "a@b"
            })
    void shouldRefuseWhatKamailioRefuses(String text) {
        assertNull(SipUri.parse(text), text);
    }

    @ParameterizedTest
    @CsvSource({
        "sip:a@b;transport=tls;lr;maddr=1.2.3.4, transport, tls",
        "sip:a@b;transport=tls;lr;maddr=1.2.3.4, LR, ''",
        "sip:a@b;transport=tls;lr;maddr=1.2.3.4, maddr, 1.2.3.4",
        "sip:a@b;lr=on, lr, on",
        "sip:a@b;gr=\"q;r\";ob, gr, q;r",
        "sip:a@b;gr=\"q;r\";ob, ob, ''",
        "sip:a@b;lrx=1, lr,",
        "sip:a;lr@b, lr,",
    })
    void shouldFindParameters(String text, String name, String value) {
        assertEquals(value, SipUri.parse(text).param(name));
    }

    @ParameterizedTest
    @CsvSource({
        "sip:%61lice@atlanta.com;transport=TCP, sip:%61lice@AtLanTa.CoM;Transport=tcp",
        "sip:carol@chicago.com, sip:carol@chicago.com;newparam=5",
        "sip:bob@biloxi.com, sip:bob@biloxi.com;transport=udp",
        "sip:bob@biloxi.com, sip:bob@biloxi.com;transport=tcp",
        "sip:carol@chicago.com, sip:carol@chicago.com?Subject=next%20meeting",
        "sip:carol@chicago.com;security=on, sip:carol@chicago.com;newparam=5",
    })
    void shouldFindEquivalent(String a, String b) {
        assertTrue(SipUri.parse(a).isEquivalent(SipUri.parse(b)));
        assertTrue(SipUri.parse(b).isEquivalent(SipUri.parse(a)));
    }

    @ParameterizedTest
    @CsvSource({
        "sip:alice@atlanta.com, sip:ALICE@atlanta.com",
        "sip:bob@biloxi.com, sip:bob@biloxi.com:5060",
        "sip:bob@biloxi.com, sips:bob@biloxi.com",
        "sip:carol@chicago.com;security=on, sip:carol@chicago.com;security=off",
        "sip:a:1@b, sip:a:2@b",
    })
    void shouldFindDifferent(String a, String b) {
        assertFalse(SipUri.parse(a).isEquivalent(SipUri.parse(b)));
        assertFalse(SipUri.parse(b).isEquivalent(SipUri.parse(a)));
    }

    private static String empty(String text) {
        return text == null ? "" : text;
    }
}
