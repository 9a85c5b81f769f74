package org.olelo.module.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Checks peers' certificates against trusted authorities and revocation lists. Names are not compared, as in Kamailio. A lenient one lets every
 * peer in; the script can ask what the check would have said.
 */
final class Trust extends X509ExtendedTrustManager {
    private static final X509Certificate[] NO_CERTIFICATES = {};

    private final List<X509Certificate> authorities;
    private final List<CRL> revoked;
    private final boolean lenient;
    /** Null without authorities: then nothing is trusted. */
    private final @Nullable X509ExtendedTrustManager strict;

    private Trust(
            List<X509Certificate> authorities,
            List<CRL> revoked,
            boolean lenient,
            @Nullable X509ExtendedTrustManager strict) {
        this.authorities = List.copyOf(authorities);
        this.revoked = List.copyOf(revoked);
        this.lenient = lenient;
        this.strict = strict;
    }

    /** @param depth most intermediate certificates */
    static Trust of(List<X509Certificate> authorities, List<CRL> revoked, int depth, boolean lenient)
            throws GeneralSecurityException {
        if (authorities.isEmpty()) {
            return new Trust(authorities, revoked, lenient, null);
        }
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                anchors.setCertificateEntry("ca" + i, authorities.get(i));
            }
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
            parameters.setMaxPathLength(depth);
            parameters.setRevocationEnabled(!revoked.isEmpty());
            if (!revoked.isEmpty()) {
                parameters.addCertStore(
                        CertStore.getInstance("Collection", new CollectionCertStoreParameters(revoked)));
                PKIXRevocationChecker checker = (PKIXRevocationChecker)
                        CertPathBuilder.getInstance("PKIX").getRevocationChecker();
                checker.setOptions(
                        EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
                parameters.addCertPathChecker(checker);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return new Trust(authorities, revoked, lenient, extended);
                }
            }
            throw new GeneralSecurityException("the JVM has no X.509 trust manager");
        } catch (java.io.IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** What the check says about a chain now. */
    PeerCheck check(X509Certificate[] chain, boolean fromClient) {
        if (chain.length == 0) {
            return PeerCheck.NONE;
        }
        X509Certificate leaf = chain[0];
        try {
            if (fromClient) {
                strict().checkClientTrusted(chain, leaf.getPublicKey().getAlgorithm());
            } else {
                strict().checkServerTrusted(chain, "UNKNOWN");
            }
            return PeerCheck.VERIFIED;
        } catch (CertificateException e) {
            if (leaf.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())) {
                return PeerCheck.SELF_SIGNED;
            }
            if (leaf.getNotAfter().getTime() < System.currentTimeMillis()) {
                return PeerCheck.EXPIRED;
            }
            return revoked.stream().anyMatch(list -> list.isRevoked(leaf)) ? PeerCheck.REVOKED : PeerCheck.REFUSED;
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        if (!lenient) {
            strict().checkClientTrusted(chain, type);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        if (!lenient) {
            strict().checkServerTrusted(chain, type);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        if (!lenient) {
            strict().checkClientTrusted(chain, type, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        if (!lenient) {
            strict().checkServerTrusted(chain, type, engine);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.toArray(NO_CERTIFICATES);
    }

    private X509ExtendedTrustManager strict() throws CertificateException {
        X509ExtendedTrustManager known = strict;
        if (known == null) {
            throw new CertificateException("no trusted authority is configured (ca_list)");
        }
        return known;
    }
}
