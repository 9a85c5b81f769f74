package org.olelo.net.tcp;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.olelo.net.Destination;
import org.olelo.net.LocalSocket;
import org.olelo.net.tls.TlsContexts;

/** One self-signed certificate for both sides, made by the JDK's keytool. */
final class TestTls implements TlsContexts {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final SslContext server;
    private final SslContext client;

    TestTls(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("test.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int code = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("keytool " + code);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("a", store.getCertificate("a"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        server = SslContextBuilder.forServer(keys).sslProvider(SslProvider.JDK).build();
        client = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(trust)
                .endpointIdentificationAlgorithm(null)
                .build();
    }

    @Override
    public ChannelHandler server(LocalSocket socket, InetSocketAddress peer, ByteBufAllocator allocator) {
        return server.newHandler(allocator);
    }

    @Override
    public Function<ByteBufAllocator, SslHandler> client(Destination destination) {
        return allocator -> client.newHandler(allocator, "localhost", destination.port());
    }
}
