package org.olelo.module.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.olelo.module.tls.TlsProfile.Scope;
import org.olelo.net.IpText;

class TlsConfigFileTest {
    @Test
    void shouldReadProfilesWithCommentsAndQuotes() {
        List<TlsProfile> profiles = TlsConfigFile.parse("tls.cfg", """
                # comment
                [server:default]
                method = TLSv1.2+   # newest
                verify_certificate = yes
                certificate = "a b.pem"
                cipher_list = HIGH:!aNULL

                [client:default]
                require_certificate = 1
                [server:[::1]:5063]
                verify_client = optional_no_ca
                private_key = k.pem
                [server:any]
                server_name = example.com
                server_name_mode = 1
                [client:192.0.2.1:5061]
                server_id = one
                """);
        assertEquals(5, profiles.size());
        TlsProfile first = profiles.get(0);
        assertEquals(List.of("TLSv1.2", "TLSv1.3"), first.method().protocols());
        assertEquals(VerifyClient.OPTIONAL, first.verify());
        assertEquals("a b.pem", first.certificate());
        assertEquals("a b.pem", first.privateKey());
        assertEquals("HIGH:!aNULL", first.cipherList());
        assertEquals(9, first.verifyDepth());
        assertEquals(VerifyClient.ON, profiles.get(1).verify());
        assertFalse(profiles.get(1).server());
        assertEquals(VerifyClient.OPTIONAL_NO_CA, profiles.get(2).verify());
        assertTrue(profiles.get(2).serves(IpText.parse("::1"), 5063));
        assertFalse(profiles.get(2).serves(IpText.parse("::1"), 5061));
        assertEquals(Scope.ANY, profiles.get(3).scope());
        assertEquals("one", profiles.get(4).serverId());
        assertEquals("client:192.0.2.1:5061", profiles.get(4).label());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method = TLSv1 | tls.cfg:1: an attribute before the first [server:…] or [client:…]",
                "[server:default]~metod = x | tls.cfg:2: unknown attribute metod",
                "[server:default]~method = TLSv9 | tls.cfg:2: method TLSv9 is not known; use TLSv1.2, TLSv1.2+, TLSv1.3 or SSLv23",
                "[server:default]~verify_depth = far | tls.cfg:2: verify_depth is a number, not far",
                "[server:default]~verify_certificate = maybe | tls.cfg:2: verify_certificate is yes or no, not maybe",
                "~[server:any]~method = TLSv1.2 | tls.cfg:2: a profile [server:any] needs server_name",
                "[peer:default] | tls.cfg:1: a profile is of server or client, not peer",
                "[server:example.com:5061] | tls.cfg:1: example.com is no IP address",
                "[server:1.2.3.4:99999] | tls.cfg:1: 99999 is no port",
                "[server | tls.cfg:1: a profile begins with [server:default], [server:any] or [server:ip:port]",
            })
    void shouldTellLineAndReason(String text, String expected) {
        IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class, () -> TlsConfigFile.parse("tls.cfg", text.replace('~', '\n')));
        assertEquals(expected, fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0,example.com,true", "0,sip.example.com,false", "0,EXAMPLE.com,true",
        "1,example.com,true", "1,sip.example.com,true", "1,badexample.com,false",
        "2,example.com,false", "2,a.b.example.com,true",
    })
    void shouldMatchServerNamesByMode(int mode, String asked, boolean matches) {
        TlsProfileBuilder builder = new TlsProfileBuilder(true, Scope.ANY, null, 0);
        builder.set("server_name", "example.com");
        builder.set("server_name_mode", Integer.toString(mode));
        assertEquals(matches, builder.build().named(asked));
    }
}
