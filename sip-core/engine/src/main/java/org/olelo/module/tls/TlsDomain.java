package org.olelo.module.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.olelo.net.tls.SslContextSource;

/** A profile with its certificates read: makes the handlers of its connections. Thread-safe. */
final class TlsDomain {
    /** The domain of a connection, on its channel. */
    static final AttributeKey<TlsDomain> OF_CHANNEL = AttributeKey.valueOf(TlsDomain.class, "domain");

    /** Prefix of a certificate that the application server keeps. */
    static final String CONTAINER = "container:";

    private static final char[] STORE_PASSWORD = "memory".toCharArray();

    private final TlsProfile profile;
    private final SSLContext context;
    private final Trust trust;
    private final String[] protocols;
    private final String[] suites;

    private TlsDomain(TlsProfile profile, SSLContext context, Trust trust, String[] protocols, String[] suites) {
        this.profile = profile;
        this.context = context;
        this.trust = trust;
        this.protocols = protocols;
        this.suites = suites;
    }

    /**
     * Reads the files of the profile.
     *
     * @param paths makes a file name absolute, as the configuration means it
     * @param container certificates of the application server, or null
     * @throws GeneralSecurityException naming the file and the reason
     */
    static TlsDomain load(TlsProfile profile, UnaryOperator<String> paths, @Nullable SslContextSource container)
            throws GeneralSecurityException {
        boolean lenient = profile.verify() == VerifyClient.OFF || profile.verify() == VerifyClient.OPTIONAL_NO_CA;
        Trust trust = Trust.of(authorities(profile, paths), revoked(profile, paths), profile.verifyDepth(), lenient);
        SSLContext context;
        if (profile.certificate().startsWith(CONTAINER)) {
            context = fromContainer(profile.certificate().substring(CONTAINER.length()), container);
        } else {
            context = SSLContext.getInstance("TLS");
            context.init(keys(profile, paths), new TrustManager[] {trust}, null);
        }
        SSLParameters supported = context.getSupportedSSLParameters();
        List<String> enabled = List.of(context.getDefaultSSLParameters().getProtocols());
        List<String> wanted = new ArrayList<>(profile.method().protocols());
        if (wanted.size() > 1) {
            wanted.retainAll(enabled);
        } else if (!enabled.containsAll(wanted)) {
            TlsModule.LOG.warn(
                    "[{}]: {} is disabled in this JVM (security property jdk.tls.disabledAlgorithms), no connection will be possible",
                    profile.label(),
                    wanted.getFirst());
        }
        List<String> known = List.of(supported.getCipherSuites());
        List<String> suites = profile.cipherList().isEmpty()
                ? List.of(context.getDefaultSSLParameters().getCipherSuites())
                : CipherList.select(profile.cipherList(), known);
        return new TlsDomain(profile, context, trust, wanted.toArray(new String[0]), suites.toArray(new String[0]));
    }

    /** As configured. */
    TlsProfile profile() {
        return profile;
    }

    /** What the check of the peer's chain says. */
    PeerCheck check(X509Certificate[] chain) {
        return trust.check(chain, profile.server());
    }

    /** Handler of an accepted connection. */
    SslHandler accept() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = parameters(engine);
        switch (profile.verify()) {
            case OFF -> {}
            case ON -> parameters.setNeedClientAuth(true);
            case OPTIONAL, OPTIONAL_NO_CA -> parameters.setWantClientAuth(true);
        }
        engine.setSSLParameters(parameters);
        return new Handler(engine);
    }

    /**
     * Handler of a connection that the server opens.
     *
     * @param serverName name to ask for (SNI), or null
     */
    SslHandler connect(@Nullable String serverName) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        SSLParameters parameters = parameters(engine);
        if (serverName != null) {
            parameters.setServerNames(List.of(new SNIHostName(serverName)));
        }
        engine.setSSLParameters(parameters);
        return new Handler(engine);
    }

    private final class Handler extends SslHandler {
        Handler(SSLEngine engine) {
            super(engine);
        }

        @Override
        public void handlerAdded(ChannelHandlerContext handlerContext) throws Exception {
            handlerContext.channel().attr(OF_CHANNEL).set(TlsDomain.this);
            super.handlerAdded(handlerContext);
        }
    }

    private SSLParameters parameters(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(protocols.clone());
        parameters.setCipherSuites(suites.clone());
        parameters.setUseCipherSuitesOrder(true);
        return parameters;
    }

    private static SSLContext fromContainer(String name, @Nullable SslContextSource container)
            throws GeneralSecurityException {
        SSLContext found = container == null ? null : container.find(name);
        if (found == null) {
            throw new GeneralSecurityException("the application server has no SSL context named \"" + name + '"');
        }
        return found;
    }

    private static KeyManager @Nullable [] keys(TlsProfile profile, UnaryOperator<String> paths)
            throws GeneralSecurityException {
        if (profile.certificate().isEmpty()) {
            return null;
        }
        String certificateFile = paths.apply(profile.certificate());
        String keyFile = paths.apply(profile.privateKey());
        List<X509Certificate> chain = read("certificate file", certificateFile, PemFiles::certificates);
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("no certificate in the certificate file " + certificateFile);
        }
        PrivateKey key = read("private key file", keyFile, PemFiles::privateKey);
        String kind = chain.getFirst().getPublicKey().getAlgorithm();
        if (!kind.equals(key.getAlgorithm())) {
            throw new GeneralSecurityException("the private key " + keyFile + " does not belong to the certificate "
                    + certificateFile + ": one is " + key.getAlgorithm() + ", the other " + kind);
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("own", key, STORE_PASSWORD, chain.toArray(new X509Certificate[0]));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, STORE_PASSWORD);
            return factory.getKeyManagers();
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static List<X509Certificate> authorities(TlsProfile profile, UnaryOperator<String> paths)
            throws GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        if (!profile.caList().isEmpty()) {
            found.addAll(read("CA list", paths.apply(profile.caList()), PemFiles::certificates));
        }
        if (!profile.caPath().isEmpty()) {
            found.addAll(read("CA directory", paths.apply(profile.caPath()), PemFiles::certificatesIn));
        }
        return found;
    }

    private static List<CRL> revoked(TlsProfile profile, UnaryOperator<String> paths) throws GeneralSecurityException {
        return profile.crl().isEmpty() ? List.of() : read("CRL", paths.apply(profile.crl()), PemFiles::revocationLists);
    }

    private interface Reader<T> {
        T read(Path file) throws IOException, GeneralSecurityException;
    }

    private static <T> T read(String what, String file, Reader<T> reader) throws GeneralSecurityException {
        try {
            return reader.read(Path.of(file));
        } catch (IOException e) {
            throw new GeneralSecurityException("cannot read the " + what + ' ' + file + ": " + e, e);
        } catch (GeneralSecurityException e) {
            throw new GeneralSecurityException("the " + what + ' ' + file + ": " + e.getMessage(), e);
        }
    }
}
