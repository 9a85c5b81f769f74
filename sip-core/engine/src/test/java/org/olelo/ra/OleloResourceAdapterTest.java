package org.olelo.ra;

import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import java.lang.reflect.Proxy;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OleloResourceAdapterTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void shouldHoldThePortFromStartToStop(@TempDir Path directory) throws Exception {
        int port;
        try (DatagramSocket free = new DatagramSocket(0, LOOPBACK)) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(directory.resolve("test.cfg"), "disable_tcp=yes\nrequest_route { exit; }\n");
        OleloResourceAdapter adapter = new OleloResourceAdapter();
        adapter.setConfigFile(config.toString());
        adapter.setListenAddresses("udp:127.0.0.1:" + port);
        adapter.setDataDirectory(directory.toString());
        BootstrapContext context = (BootstrapContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BootstrapContext.class},
                (proxy, method, arguments) -> null);
        ResourceAdapter spi = adapter;
        spi.start(context);
        try {
            assertThrows(BindException.class, () -> new DatagramSocket(port, LOOPBACK).close());
        } finally {
            spi.stop();
        }
        new DatagramSocket(port, LOOPBACK).close();
    }
}
