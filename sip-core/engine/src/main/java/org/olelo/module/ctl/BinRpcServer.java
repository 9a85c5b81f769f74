package org.olelo.module.ctl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcRegistry;
import org.olelo.rpc.binary.BinRpc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves binrpc on one control socket: a virtual thread for each connection, at most 64 at once. */
final class BinRpcServer {
    private static final Logger LOG = LoggerFactory.getLogger("ctl");
    private static final int MAX_CONNECTIONS = 64;

    private final RpcRegistry registry;
    private final ControlSocket socket;
    private final @Nullable Path path;
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MAX_CONNECTIONS);
    private @Nullable ServerSocketChannel listener;
    private @Nullable DatagramSocket datagrams;

    /**
     * A server that is not open yet.
     *
     * @param path of the unix socket, null for the others
     */
    BinRpcServer(RpcRegistry registry, ControlSocket socket, @Nullable Path path) {
        this.registry = registry;
        this.socket = socket;
        this.path = path;
    }

    ControlSocket socket() {
        return socket;
    }

    String shownAddress() {
        return path != null ? path.toString() : socket.name() + ":" + socket.port();
    }

    int connectionCount() {
        return connections.size();
    }

    /** Binds and starts to serve. */
    void open() throws IOException {
        if (socket.kind() == ControlSocket.Kind.UDP) {
            DatagramSocket bound =
                    new DatagramSocket(new InetSocketAddress(InetAddress.getByName(socket.name()), socket.port()));
            datagrams = bound;
            Thread.ofVirtual().name("ctl udp").start(() -> serveDatagrams(bound));
            return;
        }
        ServerSocketChannel bound = path != null ? unix(path) : tcp();
        listener = bound;
        Thread.ofPlatform().daemon().name("ctl handler").start(() -> accept(bound));
    }

    private static ServerSocketChannel unix(Path path) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel bound = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        bound.bind(UnixDomainSocketAddress.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        return bound;
    }

    private ServerSocketChannel tcp() throws IOException {
        ServerSocketChannel bound = ServerSocketChannel.open();
        bound.bind(new InetSocketAddress(InetAddress.getByName(socket.name()), socket.port()));
        return bound;
    }

    /** Closes the socket and every connection. */
    void close() {
        try {
            if (listener != null) {
                listener.close();
            }
            if (datagrams != null) {
                datagrams.close();
            }
            for (SocketChannel connection : connections) {
                connection.close();
            }
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("cannot close control socket {}: {}", shownAddress(), e.getMessage());
        }
    }

    private void accept(ServerSocketChannel from) {
        while (from.isOpen()) {
            try {
                places.acquireUninterruptibly();
                SocketChannel connection = from.accept();
                connections.add(connection);
                Thread.ofVirtual().name("ctl connection").start(() -> serve(connection));
            } catch (IOException e) {
                places.release();
                if (from.isOpen()) {
                    LOG.warn("control socket {}: {}", shownAddress(), e.getMessage());
                }
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            InputStream in = Channels.newInputStream(connection);
            while (true) {
                byte[] answer = answer(BinRpc.read(in));
                ByteBuffer out = ByteBuffer.wrap(answer);
                while (out.hasRemaining()) {
                    connection.write(out);
                }
            }
        } catch (BinRpc.FormatException e) {
            LOG.warn("bad packet on control socket {}: {}", shownAddress(), e.getMessage());
        } catch (IOException e) {
            LOG.debug("control connection ended: {}", e.getMessage());
        } finally {
            connections.remove(connection);
            places.release();
        }
    }

    private void serveDatagrams(DatagramSocket from) {
        byte[] buffer = new byte[BinRpc.MAX_PACKET];
        while (!from.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                from.receive(packet);
                byte[] answer = answer(BinRpc.read(new ByteArrayInputStream(buffer, 0, packet.getLength())));
                from.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                if (!from.isClosed()) {
                    LOG.warn("control socket {}: {}", shownAddress(), e.getMessage());
                }
            }
        }
    }

    private byte[] answer(BinRpc.Request request) {
        try {
            return BinRpc.reply(request.cookie(), registry.call(request.command(), request.parameters()));
        } catch (RpcFault fault) {
            return BinRpc.fault(request.cookie(), fault.code(), fault.text());
        } catch (RuntimeException e) {
            LOG.error("RPC command {} failed", request.command(), e);
            return BinRpc.fault(request.cookie(), 500, "Internal Server Error");
        }
    }
}
