package org.olelo.servlet.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.sip.Address;
import jakarta.servlet.sip.ServletParseException;
import jakarta.servlet.sip.SipURI;
import jakarta.servlet.sip.TelURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "sip:a@h|<sip:a@h>",
                "<sip:a@h;lr>;tag=1|<sip:a@h;lr>;tag=1",
                "sip:a@h;tag=1|<sip:a@h>;tag=1",
                "\"A, B\" <sip:a@h:5062>;q=0.5|\"A, B\" <sip:a@h:5062>;q=0.5",
                "Bob <sip:b@h>|\"Bob\" <sip:b@h>",
                "<tel:+1-201>;x|<tel:+1-201>;x",
                "*|*",
            })
    void shouldWriteWhatItRead(String text, String written) throws ServletParseException {
        assertEquals(written, Uris.address(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob", "<sip:a@h", "<>", "sip:", "<sip:@>", "tel:abcxyz", "\"A\""})
    void shouldRefuseWhatIsNoAddress(String text) {
        assertThrows(ServletParseException.class, () -> Uris.address(text));
    }

    @Test
    void shouldGiveThePartsOfASipUri() throws ServletParseException {
        SipURI uri = (SipURI) Uris.parse("sips:j%40x:pw@Example.com:5071;transport=tcp;lr?Subject=hi%20there");
        assertEquals("j@x", uri.getUser());
        assertEquals("pw", uri.getUserPassword());
        assertEquals("Example.com", uri.getHost());
        assertEquals(5071, uri.getPort());
        assertEquals("tcp", uri.getTransportParam());
        assertTrue(uri.getLrParam());
        assertTrue(uri.isSecure());
        assertEquals("hi there", uri.getHeader("subject"));
        uri.setUser("k");
        uri.setPort(-1);
        uri.removeParameter("lr");
        uri.setSecure(false);
        assertEquals("sip:k:pw@Example.com;transport=tcp?Subject=hi%20there", uri.toString());
    }

    @Test
    void shouldCompareUrisByTheirRules() throws ServletParseException {
        assertEquals(Uris.parse("sip:a@EXAMPLE.com"), Uris.parse("sip:a@example.COM"));
        assertNotEquals(Uris.parse("sip:A@h.com"), Uris.parse("sip:a@h.com"));
        assertEquals(Uris.parse("tel:+1-2.3"), Uris.parse("tel:+123"));
    }

    @Test
    void shouldKnowGlobalAndLocalNumbers() throws ServletParseException {
        TelURL number = (TelURL) Uris.parse("tel:1234;phone-context=example.com");
        assertFalse(number.isGlobal());
        assertEquals("example.com", number.getPhoneContext());
        number.setPhoneNumber("+4930");
        assertEquals("tel:+4930", number.toString());
        assertThrows(IllegalArgumentException.class, () -> number.setPhoneNumber("12"));
    }

    @Test
    void shouldLoseTheTagInACopyAndKeepFixedOnesAsTheyAre() throws ServletParseException {
        AddressValue from = Uris.address("<sip:a@h>;tag=1;x=y");
        Address copy = (Address) from.clone();
        assertNull(copy.getParameter("tag"));
        assertEquals("y", copy.getParameter("X"));
        from.fix();
        assertThrows(IllegalStateException.class, () -> from.setDisplayName("A"));
        assertThrows(IllegalArgumentException.class, () -> copy.setQ(2));
    }
}
