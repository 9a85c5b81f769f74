package org.olelo.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameAddrTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<sip:a@b>                                | | sip:a@b | | ",
                "<sip:a@b>;tag=1                          | | sip:a@b | 1 | tag=1",
                "sip:bob@b.test;tag=6                     | | sip:bob@b.test | 6 | tag=6",
                "Carol <sip:c@c.test>                     | Carol | sip:c@c.test | | ",
                "\"Alice \\\"Q\\\" <x>, A\" <sip:alice;x=1@from.test:5088;fp=2>;tag=cft-1;fx=3 | \"Alice \\\"Q\\\" <x>, A\" | sip:alice;x=1@from.test:5088;fp=2 | cft-1 | tag=cft-1;fx=3",
                "A. G. Bell <sip:b@c>;x=\"a;tag=no\" ; TAG = yes | A. G. Bell | sip:b@c | yes | x=\"a;tag=no\" ; TAG = yes",
                "< sip:a@b >                              | | sip:a@b | | ",
                "garbage                                  | | garbage | | ",
                "<tel:+49123>;tag=cft1                    | | tel:+49123 | cft1 | tag=cft1",
            })
    void shouldReadOneValue(String text, String display, String uri, String tag, String params) {
        NameAddr value = NameAddr.parse(text);
        assertNotNull(value);
        assertEquals(display == null ? "" : display, value.display());
        assertEquals(uri, value.uriText());
        assertEquals(tag, value.tag());
        assertEquals(params == null ? "" : params, value.params());
        assertEquals(text, value.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "<sip:a@b", "\"open <sip:a@b>", "<sip:a@b> x", "<sip:a@b>x=1"})
    void shouldRefuse(String text) {
        assertNull(NameAddr.parse(text));
    }

    @Test
    void shouldWalkLists() {
        SipRequest request = Messages.options(
                "Route: <sip:one;lr>, \"Two, too\" <sip:two;lr>;a=b , <sip:three>",
                "Route: sip:four;lr,<sip:five,comma@h>");
        List<NameAddr> routes = request.routes();
        assertEquals(List.of("sip:one;lr", "sip:two;lr", "sip:three", "sip:four", "sip:five,comma@h"), uris(routes));
        assertEquals("\"Two, too\"", routes.get(1).display());
        assertEquals("b", routes.get(1).param("A"));
        assertEquals("", routes.get(3).param("lr"));
    }

    @Test
    void shouldReadContacts() {
        Contacts contacts = Messages.options(
                        "Contact: \"C One\" <sip:alice@10.1.2.3:5062;ob>;q=0.7;expires=120, <sip:second@10.1.2.4>;expires=60")
                .contacts();
        assertFalse(contacts.star());
        assertEquals(2, contacts.values().size());
        assertEquals("0.7", contacts.values().get(0).param("q"));
        assertEquals("60", contacts.values().get(1).param("expires"));
        assertTrue(contacts.values().get(0).uri().ob());
        assertTrue(Messages.options("m: *").contacts().star());
        assertTrue(Messages.options("Contact: <sip:x@y").contacts().malformed());
        assertEquals(Contacts.NONE, Messages.options().contacts());
    }

    private static List<String> uris(List<NameAddr> values) {
        return values.stream().map(NameAddr::uriText).toList();
    }
}
