package org.olelo.module.http_client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.olelo.spi.ModuleException;
import org.olelo.text.Latin;

/** Makes clients and connections of what the configuration says. */
final class HttpClients {
    private final HttpSettings settings;
    private final String userAgent;

    HttpClients(HttpSettings settings, String product) {
        this.settings = settings;
        this.userAgent = settings.userAgent.isEmpty() ? product : settings.userAgent;
    }

    /** The client of http_client_query(). */
    HttpConnection plain() throws ModuleException {
        return new HttpConnection(
                "",
                client(
                        null,
                        settings.timeout,
                        settings.redirect,
                        settings.proxy,
                        settings.proxyPort,
                        settings.verifyPeer),
                "",
                settings.timeout,
                userAgent,
                "",
                settings.queryMaxData);
    }

    /** A connection of its definition: URL;parameter=value;… */
    HttpConnection connection(String name, String definition) throws ModuleException {
        String[] parts = definition.split(";");
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                fields.put(
                        parts[i].substring(0, equals).strip(),
                        parts[i].substring(equals + 1).strip());
            }
        }
        String url = parts[0].strip();
        URI uri = HttpConnection.parse(url.contains("://") ? url : "http://" + url);
        if (uri == null) {
            throw new ModuleException("connection " + name + ": the URL " + url + " is malformed");
        }
        HttpClient client = client(
                uri.getRawUserInfo(),
                number(fields, "timeout", settings.timeout),
                number(fields, "httpredirect", settings.redirect),
                fields.getOrDefault("httpproxy", settings.proxy),
                number(fields, "httpproxyport", settings.proxyPort),
                number(fields, "verify_peer", settings.verifyPeer));
        HttpConnection made = new HttpConnection(
                name,
                client,
                base(uri),
                number(fields, "timeout", settings.timeout),
                take(fields, "useragent", userAgent),
                take(fields, "failover", ""),
                number(fields, "maxdatasize", settings.maxData));
        for (String done : new String[] {"authmethod", "tlsversion", "sslversion", "verify_host", "keep_connections"}) {
            fields.remove(done);
        }
        fields.remove("httpproxy");
        if (!fields.isEmpty()) {
            throw new ModuleException("connection " + name + ": parameter "
                    + fields.keySet().iterator().next() + " is not supported");
        }
        return made;
    }

    private static String base(URI uri) {
        String host = uri.getRawAuthority().substring(uri.getRawAuthority().lastIndexOf('@') + 1);
        String rest = uri.getRawPath() == null ? "" : uri.getRawPath();
        String whole = uri.getScheme() + "://" + host + rest;
        return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    private static int number(Map<String, String> fields, String name, int missing) {
        String text = fields.remove(name);
        return text == null ? missing : Latin.parseInt(text);
    }

    private static String take(Map<String, String> fields, String name, String missing) {
        String text = fields.remove(name);
        return text == null ? missing : text;
    }

    private HttpClient client(
            @Nullable String userInfo, int timeout, int redirect, String proxy, int proxyPort, int verifyPeer)
            throws ModuleException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(redirect != 0 ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER);
        if (timeout > 0) {
            builder.connectTimeout(Duration.ofSeconds(timeout));
        }
        if (!proxy.isEmpty()) {
            builder.proxy(ProxySelector.of(new InetSocketAddress(proxy, proxyPort > 0 ? proxyPort : 1080)));
        }
        if (userInfo != null) {
            builder.authenticator(new Login(userInfo));
        }
        try {
            if (verifyPeer == 0) {
                builder.sslContext(context(new TrustManager[] {new TrustAll()}));
            } else if (!settings.authorities.isEmpty()) {
                builder.sslContext(context(trusting(Path.of(settings.authorities))));
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new ModuleException(
                    "cannot read the certificates of " + settings.authorities + ": " + e.getMessage(), e);
        }
        return builder.build();
    }

    private static SSLContext context(TrustManager[] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust, null);
        return context;
    }

    private static TrustManager[] trusting(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + number++, one);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** User and password of a URL, for a challenge of the server. */
    private static final class Login extends Authenticator {
        private final String user;
        private final String password;

        Login(String userInfo) {
            int colon = userInfo.indexOf(':');
            user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
            password = colon < 0 ? "" : decoded(userInfo.substring(colon + 1));
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user, password.toCharArray());
        }
    }

    /** For verify_peer 0, which the operator asked for. */
    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
