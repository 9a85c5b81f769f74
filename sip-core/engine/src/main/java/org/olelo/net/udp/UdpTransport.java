package org.olelo.net.udp;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.UnixChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.olelo.net.BindException;
import org.olelo.net.Counters;
import org.olelo.net.Destination;
import org.olelo.net.IoLoop;
import org.olelo.net.IoLoops;
import org.olelo.net.LocalSocket;
import org.olelo.net.MessageSink;
import org.olelo.net.Protocol;
import org.olelo.net.SendFailureListener;
import org.olelo.net.SendResult;
import org.olelo.net.SocketFlag;
import org.olelo.net.Transport;
import org.olelo.net.UdpSettings;

/**
 * SIP over UDP. With native epoll each socket has one channel on each event loop (SO_REUSEPORT): the kernel keeps all
 * datagrams of one peer on one of them, so their order is kept, and they are read and written in batches (recvmmsg,
 * sendmmsg). With java.nio each socket has one channel.
 */
public final class UdpTransport implements Transport {
    /** Datagrams read with one system call. */
    static final int BATCH = 32;
    /** RFC 791: 65535 less the headers of IPv4 and UDP. */
    private static final int LONGEST_MESSAGE = 65507;

    private static final int MOST_UNSENT_BYTES = 16 << 20;

    private static final int IPPROTO_IPV6 = 41;
    private static final ChannelOption<Integer> V6ONLY = new IntegerUnixChannelOption("IPV6_V6ONLY", IPPROTO_IPV6, 26);

    private final IoLoops loops;
    private final UdpSettings settings;
    private final MessageSink sink;
    private final SendFailureListener failures;
    private final LongAdder ignored;
    private final LongAdder errors;
    private final LongAdder full;
    private final Map<LocalSocket, UdpChannel[]> channels = new ConcurrentHashMap<>();
    /** What a STUN or other binary module takes; null = none. */
    private volatile @Nullable MessageSink binarySink;

    /**
     * @param sink receives each datagram of at least 32 bytes
     * @param counters group udp: ignored (keepalives and probes), errors, queue_full
     */
    public UdpTransport(
            IoLoops loops, UdpSettings settings, MessageSink sink, SendFailureListener failures, Counters counters) {
        this.loops = loops;
        this.settings = settings;
        this.sink = sink;
        this.failures = failures;
        this.ignored = counters.counter("udp", "ignored");
        this.errors = counters.counter("udp", "errors");
        this.full = counters.counter("udp", "queue_full");
    }

    /** Takes datagrams whose first byte is 0 or 1 (STUN, RFC 8489), short ones too; null = they are treated as SIP. */
    public void binarySink(@Nullable MessageSink receiver) {
        binarySink = receiver;
    }

    @Override
    public Set<Protocol> protocols() {
        return Set.of(Protocol.UDP);
    }

    @Override
    public void open(LocalSocket socket) {
        boolean shared = loops.isNative() && loops.size() > 1 && !socket.flags().contains(SocketFlag.MULTICAST);
        if (shared) {
            refusePortInUse(socket);
        }
        int count = shared ? loops.size() : 1;
        UdpChannel[] opened = new UdpChannel[count];
        List<Channel> bound = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UdpChannel handler = new UdpChannel(socket, loops.get(i), this);
            ChannelFuture future = bootstrap(socket, loops.get(i), handler, shared)
                    .bind(socket.socketAddress())
                    .awaitUninterruptibly();
            if (!future.isSuccess()) {
                bound.forEach(channel -> channel.close().syncUninterruptibly());
                loops.awaitReleased();
                throw new BindException(socket, future.cause());
            }
            bound.add(future.channel());
            releaseWhenClosed(future.channel());
            handler.opened(future.channel());
            opened[i] = handler;
        }
        channels.put(socket, opened);
        if (socket.flags().contains(SocketFlag.MULTICAST)) {
            join(socket, (DatagramChannel) bound.getFirst());
        }
    }

    @Override
    public void close(LocalSocket socket) {
        UdpChannel[] open = channels.remove(socket);
        if (open == null) {
            return;
        }
        for (UdpChannel handler : open) {
            Channel channel = handler.channel();
            if (channel != null) {
                channel.close().syncUninterruptibly();
            }
        }
        loops.awaitReleased();
    }

    @Override
    public SendResult send(Destination destination, byte[] data, int offset, int length) {
        LocalSocket socket = destination.socket();
        UdpChannel[] open = socket == null ? null : channels.get(socket);
        if (socket == null || open == null) {
            return SendResult.NO_SOCKET;
        }
        if (length > LONGEST_MESSAGE) {
            return SendResult.TOO_LONG;
        }
        if (destination.port() == 0 || socket.flags().contains(SocketFlag.LOOPBACK) && !isLoopback(destination)) {
            return SendResult.REFUSED; // the kernel would, when the batch is sent
        }
        return channelFor(open, destination).send(destination, data, offset, length);
    }

    private static boolean isLoopback(Destination destination) {
        return destination.address().getAddress().isLoopbackAddress();
    }

    @Override
    public void stop() {
        List.copyOf(channels.keySet()).forEach(this::close);
    }

    UdpSettings settings() {
        return settings;
    }

    SendFailureListener failures() {
        return failures;
    }

    LongAdder ignored() {
        return ignored;
    }

    LongAdder errors() {
        return errors;
    }

    LongAdder full() {
        return full;
    }

    boolean takesShort(byte first) {
        return (first == 0 || first == 1) && binarySink != null;
    }

    MessageSink sinkFor(byte first) {
        MessageSink binary = binarySink;
        return binary != null && (first == 0 || first == 1) ? binary : sink;
    }

    /** On an event loop its own channel; elsewhere that of the peer's loop, or always the same one, to keep the order. */
    private UdpChannel channelFor(UdpChannel[] open, Destination destination) {
        if (open.length == 1) {
            return open[0];
        }
        IoLoop current = loops.current();
        if (current != null) {
            return open[current.index()];
        }
        int known = destination.loopIndex();
        return open[known >= 0 ? known : (destination.address().hashCode() & Integer.MAX_VALUE) % open.length];
    }

    private Bootstrap bootstrap(LocalSocket socket, IoLoop loop, ChannelHandler handler, boolean shared) {
        boolean ipv4 = socket.isIpv4();
        SocketProtocolFamily family = ipv4 ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
        Bootstrap bootstrap = new Bootstrap()
                .group(loop.eventLoop())
                .handler(handler)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.SO_RCVBUF, settings.receiveBuffer())
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(1 << 20, MOST_UNSENT_BYTES));
        if (settings.sendBuffer() > 0) {
            bootstrap.option(ChannelOption.SO_SNDBUF, settings.sendBuffer());
        }
        if (settings.tos() > 0) {
            bootstrap.option(ChannelOption.IP_TOS, settings.tos());
        }
        if (socket.flags().contains(SocketFlag.MULTICAST)) {
            bootstrap.option(ChannelOption.IP_MULTICAST_LOOP_DISABLED, !settings.multicastLoopback());
            bootstrap.option(ChannelOption.SO_REUSEADDR, true);
            if (settings.multicastTtl() >= 0) {
                bootstrap.option(ChannelOption.IP_MULTICAST_TTL, settings.multicastTtl());
            }
        }
        if (!loops.isNative()) {
            return bootstrap
                    .channelFactory(() -> new NioDatagramChannel(family))
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(65536).maxMessagesPerRead(BATCH));
        }
        if (!ipv4) {
            bootstrap.option(V6ONLY, 1); // [::] beside 0.0.0.0
        }
        return bootstrap
                .channelFactory(() -> new EpollDatagramChannel(family))
                .option(ChannelOption.RECVBUF_ALLOCATOR, new ReceiveBuffer(BATCH))
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, ReceiveBuffer.STRIDE)
                .option(UnixChannelOption.SO_REUSEPORT, shared);
    }

    /** SO_REUSEPORT would share the port silently with another server of the same user. */
    private void refusePortInUse(LocalSocket socket) {
        ChannelFuture probe = bootstrap(socket, loops.get(0), new ChannelInboundHandlerAdapter(), false)
                .bind(socket.socketAddress())
                .awaitUninterruptibly();
        if (!probe.isSuccess()) {
            throw new BindException(socket, probe.cause());
        }
        releaseWhenClosed(probe.channel());
        probe.channel().close().syncUninterruptibly();
    }

    private static void releaseWhenClosed(Channel channel) {
        if (channel.config().<RecvByteBufAllocator>getRecvByteBufAllocator() instanceof ReceiveBuffer buffer) {
            channel.closeFuture().addListener(closed -> buffer.release());
        }
    }

    private static NetworkInterface anyMulticastInterface() throws IOException {
        NetworkInterface last = null;
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (each.isUp() && each.supportsMulticast() && !each.isLoopback()) {
                return each;
            }
            last = each;
        }
        if (last == null) {
            throw new IOException("no interface for multicast");
        }
        return last;
    }

    private void join(LocalSocket socket, DatagramChannel channel) {
        try {
            String name = settings.multicastInterface();
            NetworkInterface given = name == null ? null : NetworkInterface.getByName(name);
            NetworkInterface via = given != null ? given : anyMulticastInterface();
            channel.joinGroup(new InetSocketAddress(socket.address(), socket.port()), via)
                    .syncUninterruptibly();
        } catch (IOException e) {
            close(socket);
            throw new BindException(socket, e);
        }
    }
}
