package org.olelo.ejb.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    // RFC 7914 11: the first 32 bytes of PBKDF2-HMAC-SHA256 with one iteration
    private static final byte[] RFC7914 =
            HexFormat.of().parseHex("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");

    @Test
    void shouldBePbkdf2() {
        String stored = "pbkdf2-sha256$1$c2FsdA==$" + Base64.getEncoder().encodeToString(RFC7914);
        assertTrue(PasswordHash.matches("passwd", stored));
        assertFalse(PasswordHash.matches("Passwd", stored));
        assertFalse(PasswordHash.matches("passwd", stored.replace("$1$", "$2$")));
    }

    @Test
    void shouldSaltEachHash() {
        String first = PasswordHash.of("a password", 10);
        assertNotEquals(first, PasswordHash.of("a password", 10));
        assertTrue(PasswordHash.matches("a password", first));
        assertEquals("10", first.split("\\$")[1]);
    }

    @Test
    void shouldTakeAsLongForNobody() {
        assertFalse(PasswordHash.matches("a password", PasswordHash.OF_NOBODY));
        String[] parts = PasswordHash.OF_NOBODY.split("\\$", -1);
        assertEquals(String.valueOf(PasswordHash.ITERATIONS), parts[1]);
        assertEquals(16, Base64.getDecoder().decode(parts[2]).length);
        assertEquals(32, Base64.getDecoder().decode(parts[3]).length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a password",
                "md5$1$c2FsdA==$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLw=",
                "pbkdf2-sha256$x$c2FsdA==$VawE",
                "pbkdf2-sha256$0$c2FsdA==$VawE",
                "pbkdf2-sha256$1$*$VawE",
                "pbkdf2-sha256$1$$VawE",
            })
    void shouldNotMatchWhatIsNoHash(String stored) {
        assertFalse(PasswordHash.matches("a password", stored));
    }
}
