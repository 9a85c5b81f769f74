package org.olelo.module.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CipherListTest {
    private static final List<String> KNOWN = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_RSA_WITH_AES_256_CBC_SHA256",
            "TLS_RSA_WITH_AES_128_CBC_SHA",
            "SSL_RSA_WITH_3DES_EDE_CBC_SHA",
            "TLS_DH_anon_WITH_AES_128_CBC_SHA",
            "TLS_RSA_WITH_NULL_SHA256",
            "TLS_EMPTY_RENEGOTIATION_INFO_SCSV");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ECDHE-RSA-AES256-GCM-SHA384 | 2",
                "AES128-SHA:ECDHE-RSA-AES256-GCM-SHA384 | 7 2",
                "HIGH:!aNULL:!3DES | 1 2 3 4 5 6 7",
                "ECDHE+AESGCM | 1 2",
                "aNULL | 9",
                "ALL:!aNULL:!kRSA | 1 2 3 4 5",
                "ALL:!aNULL:+ECDHE:-3DES | 4 6 7 1 2 3 5",
                "HIGH:!aNULL:!SHA1:!AESGCM | 3 6",
                "eNULL | 10",
                "NOSUCHTHING:@STRENGTH | ''",
            })
    void shouldSelectAsOpenSsl(String list, String indexes) {
        List<String> expected = new java.util.ArrayList<>(List.of(KNOWN.get(0)));
        for (String index : indexes.split(" ")) {
            if (!index.isEmpty()) {
                expected.add(KNOWN.get(Integer.parseInt(index)));
            }
        }
        assertEquals(expected, CipherList.select(list, KNOWN));
    }

    @Test
    void shouldDescribeAsOpenSsl() {
        assertEquals(
                "TLS_AES_256_GCM_SHA384         TLSv1.3 Kx=any      Au=any   Enc=AESGCM(256)            Mac=AEAD\n",
                CipherSuite.of("TLS_AES_256_GCM_SHA384").description());
        assertEquals(
                "ECDHE-RSA-AES256-GCM-SHA384    TLSv1.2 Kx=ECDH     Au=RSA   Enc=AESGCM(256)            Mac=AEAD\n",
                CipherSuite.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384").description());
        assertEquals(
                "AES128-SHA                     SSLv3   Kx=RSA      Au=RSA   Enc=AES(128)               Mac=SHA1\n",
                CipherSuite.of("TLS_RSA_WITH_AES_128_CBC_SHA").description());
        assertNull(CipherSuite.of("TLS_EMPTY_RENEGOTIATION_INFO_SCSV"));
    }
}
