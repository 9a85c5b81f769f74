package org.olelo.module.jsonrpcs;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.olelo.rpc.json.JsonRpcProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JSON-RPC over datagrams: a unix datagram socket (as kamcli uses it) or UDP. Each request is answered to its sender. */
final class DatagramServer {
    private static final Logger LOG = LoggerFactory.getLogger("jsonrpcs");
    private static final int MAX_DATAGRAM = 65535;

    private final JsonRpcProcessor processor;
    private final boolean pretty;
    private final @Nullable Path path;
    private final @Nullable InetSocketAddress address;
    private @Nullable EventLoopGroup loop;

    /** On a unix socket. */
    DatagramServer(JsonRpcProcessor processor, boolean pretty, Path path) {
        this.processor = processor;
        this.pretty = pretty;
        this.path = path;
        this.address = null;
    }

    /** On UDP. */
    DatagramServer(JsonRpcProcessor processor, boolean pretty, InetSocketAddress address) {
        this.processor = processor;
        this.pretty = pretty;
        this.path = null;
        this.address = address;
    }

    /** Binds and serves. */
    void start() throws IOException {
        Path unix = path;
        var threads = Executors.defaultThreadFactory();
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                1,
                task -> {
                    Thread thread = threads.newThread(task);
                    thread.setName("JSONRPCS DATAGRAM");
                    thread.setDaemon(true);
                    return thread;
                },
                unix != null ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        loop = group;
        Bootstrap bootstrap = new Bootstrap().group(group);
        try {
            if (unix != null) {
                Files.deleteIfExists(unix);
                bootstrap
                        .channel(EpollDomainDatagramChannel.class)
                        .option(
                                io.netty.channel.ChannelOption.RECVBUF_ALLOCATOR,
                                new io.netty.channel.FixedRecvByteBufAllocator(MAX_DATAGRAM))
                        .handler(new UnixHandler());
                bind(bootstrap, new DomainSocketAddress(unix.toFile()));
            } else {
                bootstrap
                        .channel(NioDatagramChannel.class)
                        .option(
                                io.netty.channel.ChannelOption.RECVBUF_ALLOCATOR,
                                new io.netty.channel.FixedRecvByteBufAllocator(MAX_DATAGRAM))
                        .handler(new UdpHandler());
                bind(bootstrap, java.util.Objects.requireNonNull(address));
            }
        } catch (IOException | RuntimeException e) {
            stop();
            throw e;
        }
    }

    private static Channel bind(Bootstrap bootstrap, java.net.SocketAddress to) throws IOException {
        var bound = bootstrap.bind(to).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot bind " + to, bound.cause());
        }
        return bound.channel();
    }

    /** Ends the service. */
    void stop() {
        if (loop != null) {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        }
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.debug("cannot remove {}: {}", path, e.getMessage());
        }
    }

    /** Commands may block, so each runs on a virtual thread. */
    private void answer(String request, java.util.function.Consumer<byte[]> reply) {
        Thread.ofVirtual().name("jsonrpcs request").start(() -> {
            String json = processor.process(request, pretty).json();
            if (!json.isEmpty()) {
                reply.accept(json.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private final class UnixHandler extends SimpleChannelInboundHandler<DomainDatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DomainDatagramPacket packet) {
            DomainSocketAddress sender = packet.sender();
            answer(packet.content().toString(StandardCharsets.UTF_8), bytes -> {
                if (sender != null && sender.path() != null && !sender.path().isEmpty()) {
                    ctx.writeAndFlush(new DomainDatagramPacket(Unpooled.wrappedBuffer(bytes), sender));
                }
            });
        }
    }

    private final class UdpHandler extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
            InetSocketAddress sender = packet.sender();
            answer(
                    packet.content().toString(StandardCharsets.UTF_8),
                    bytes -> ctx.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), sender)));
        }
    }
}
