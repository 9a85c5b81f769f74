package org.olelo.module.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The certificates of src/test/resources/tls: server, other and client are signed by ca; client is revoked by crl. */
class TlsDomainTest {
    @ParameterizedTest
    @CsvSource({"server.key,server.pkcs8.key", "other.key,other.pkcs8.key"})
    void shouldReadKeysOfEveryForm(String traditional, String pkcs8) throws Exception {
        assertEquals(secret(PemFiles.privateKey(file(pkcs8))), secret(PemFiles.privateKey(file(traditional))));
    }

    @ParameterizedTest
    @CsvSource({
        "client,ca,,VERIFIED",
        "client,ca,crl,REVOKED",
        "other,ca,crl,VERIFIED",
        "client,,,REFUSED",
        "client,self,,REFUSED",
        "self,ca,,SELF_SIGNED",
        "self,self,,VERIFIED",
    })
    void shouldCheckThePeer(String peer, String authority, String crl, PeerCheck expected) throws Exception {
        TlsDomain domain = domain(Map.of(
                "certificate", "server.pem",
                "private_key", "server.key",
                "verify_client", "optional_no_ca",
                "ca_list", authority == null ? "" : authority + ".pem",
                "crl", crl == null ? "" : crl + ".pem"));
        X509Certificate[] chain = PemFiles.certificates(file(peer + ".pem")).toArray(new X509Certificate[0]);
        assertEquals(expected, domain.check(chain));
        assertEquals(PeerCheck.NONE, domain.check(new X509Certificate[0]));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none.pem | server.key | cannot read the certificate file",
                "server.key | server.key | no certificate in the certificate file",
                "server.pem | none.key | cannot read the private key file",
                "server.pem | other.key | does not belong to the certificate",
                "other.pem | encrypted.key | encrypted",
                "other.pem | other.pem | no private key",
            })
    void shouldTellWhyItCannotBeLoaded(String certificate, String key, String reason) {
        GeneralSecurityException fault = assertThrows(
                GeneralSecurityException.class, () -> domain(Map.of("certificate", certificate, "private_key", key)));
        assertTrue(String.valueOf(fault.getMessage()).contains(reason), fault::getMessage);
    }

    @Test
    void shouldTakeContextsOfTheContainer() throws Exception {
        SSLContext own = SSLContext.getDefault();
        TlsProfileBuilder builder = new TlsProfileBuilder(true, TlsProfile.Scope.DEFAULT, null, 0);
        builder.set("certificate", "container:web");
        TlsProfile profile = builder.build();
        assertNotNull(TlsDomain.load(profile, name -> name, name -> name.equals("web") ? own : null)
                .accept());
        assertThrows(GeneralSecurityException.class, () -> TlsDomain.load(profile, name -> name, null));
    }

    @Test
    void shouldShowNamesOfCertificates() throws Exception {
        X509Certificate client = PemFiles.certificates(file("client.pem")).getFirst();
        assertEquals("alice", CertificateText.attribute(client.getSubjectX500Principal(), "CN"));
        assertEquals("al", CertificateText.attribute(client.getSubjectX500Principal(), "UID"));
        assertEquals("Berlin", CertificateText.attribute(client.getIssuerX500Principal(), "ST"));
        assertEquals("phone.example.com", CertificateText.alternative(client, CertificateText.DNS));
        assertEquals("10.0.0.9", CertificateText.alternative(client, CertificateText.IP));
        assertEquals("sip:alice@example.com", CertificateText.alternative(client, CertificateText.URI));
        assertEquals("Feb  9 06:37:06 2035 GMT", CertificateText.time(client.getNotAfter()));
    }

    private static BigInteger secret(PrivateKey key) {
        return key instanceof ECPrivateKey ec ? ec.getS() : ((RSAPrivateKey) key).getPrivateExponent();
    }

    private static TlsDomain domain(Map<String, String> attributes) throws GeneralSecurityException {
        TlsProfileBuilder builder = new TlsProfileBuilder(true, TlsProfile.Scope.DEFAULT, null, 0);
        attributes.forEach(builder::set);
        return TlsDomain.load(builder.build(), name -> file(name).toString(), null);
    }

    private static Path file(String name) {
        try {
            return Path.of(TlsDomainTest.class.getResource("/tls/ca.pem").toURI())
                    .resolveSibling(name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
