package org.olelo.net.tcp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.handler.ssl.SslHandler;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.net.BindException;
import org.olelo.net.Counters;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.IoLoop;
import org.olelo.net.IoLoops;
import org.olelo.net.LocalSocket;
import org.olelo.net.MessageSink;
import org.olelo.net.Protocol;
import org.olelo.net.SendFailureListener;
import org.olelo.net.SendResult;
import org.olelo.net.TcpSettings;
import org.olelo.net.Transport;
import org.olelo.net.tls.TlsContexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIP over TCP and TLS. Connections are shared: a message goes out on the connection it names, else on one to the same
 * address (or alias), else a new one is opened in the background while messages wait in its queue.
 */
public final class TcpTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger("tcp");
    private static final int IPPROTO_IPV6 = 41;
    /** State of a socket in TCP_INFO. */
    private static final int TCP_CLOSE = 7;

    private static final int SOL_SOCKET = 1;
    private static final int IPPROTO_TCP = 6;
    /** The channel class has no option of its own for this. */
    private static final ChannelOption<Integer> REUSEPORT =
            new IntegerUnixChannelOption("SO_REUSEPORT", SOL_SOCKET, 15);

    private static final ChannelOption<Integer> SYNCNT = new IntegerUnixChannelOption("TCP_SYNCNT", IPPROTO_TCP, 7);
    private static final ChannelOption<Integer> LINGER2 = new IntegerUnixChannelOption("TCP_LINGER2", IPPROTO_TCP, 8);
    private static final ChannelOption<Integer> V6ONLY = new IntegerUnixChannelOption("IPV6_V6ONLY", IPPROTO_IPV6, 26);

    private final IoLoops loops;
    private final Supplier<TcpSettings> settings;
    private final MessageSink sink;
    private final SendFailureListener failures;
    private final ConnectionTable table = new ConnectionTable();
    private final TcpCounters counters;
    private volatile @Nullable TlsContexts tls;
    private final Map<LocalSocket, Channel> listening = new ConcurrentHashMap<>();
    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile boolean stopped;

    /**
     * @param settings asked each time, so they may change while running
     * @param contexts null = no TLS until {@link #tls} is called
     * @param counters group tcp
     */
    public TcpTransport(
            IoLoops loops,
            Supplier<TcpSettings> settings,
            MessageSink sink,
            SendFailureListener failures,
            @Nullable TlsContexts contexts,
            Counters counters) {
        this.loops = loops;
        this.settings = settings;
        this.sink = sink;
        this.failures = failures;
        this.tls = contexts;
        this.counters = new TcpCounters(counters, table);
    }

    @Override
    public Set<Protocol> protocols() {
        return EnumSet.of(Protocol.TCP, Protocol.TLS, Protocol.WS, Protocol.WSS);
    }

    /** Gives TLS its certificates; call it before TLS sockets are opened, and again when they change. */
    public void tls(TlsContexts contexts) {
        tls = contexts;
    }

    /** All connections. */
    public ConnectionTable connections() {
        return table;
    }

    /** The listening socket of the WebSocket to the peer, or null. */
    public @Nullable LocalSocket webSocketTo(InetSocketAddress peer) {
        TcpConnection plain = table.find(Protocol.WS, peer);
        TcpConnection found = plain != null ? plain : table.find(Protocol.WSS, peer);
        return found == null ? null : found.socket();
    }

    /** Bytes handed over and not yet taken by the system, all connections together. */
    public long queuedBytes() {
        return counters.queued.get();
    }

    /** Adds a listener for closed connections. */
    public void addListener(ConnectionListener listener) {
        listeners.add(listener);
    }

    @Override
    public void open(LocalSocket socket) {
        if (socket.protocol() == Protocol.TLS && tls == null) {
            throw new BindException(socket, new IllegalStateException("no certificates; load module tls"));
        }
        TcpSettings now = settings();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.get(0).eventLoop(), loops.group())
                .channelFactory(() -> loops.newServerChannel(socket.isIpv4()))
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, now.listenBacklog())
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, now.keepalive())
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark(now))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accepted(socket, channel);
                    }
                });
        if (loops.isNative()) {
            bootstrap.option(UnixChannelOption.SO_REUSEPORT, now.reusePort());
            if (!socket.isIpv4()) {
                bootstrap.option(V6ONLY, 1);
            }
            if (now.deferAccept() > 0) {
                bootstrap.option(EpollChannelOption.TCP_DEFER_ACCEPT, now.deferAccept());
            }
        }
        ChannelFuture future = bootstrap.bind(socket.socketAddress()).awaitUninterruptibly();
        if (!future.isSuccess()) {
            throw new BindException(socket, future.cause());
        }
        listening.put(socket, future.channel());
    }

    @Override
    public void close(LocalSocket socket) {
        Channel channel = listening.remove(socket);
        if (channel == null) {
            return;
        }
        channel.close().syncUninterruptibly();
        closeAll(connection -> connection.socket() == socket);
        loops.awaitReleased();
    }

    @Override
    public SendResult send(Destination destination, byte[] data, int offset, int length) {
        if (stopped) {
            return SendResult.CLOSED;
        }
        TcpConnection known = find(destination);
        if (known != null) {
            SendResult sent = known.send(destination, data, offset, length);
            if (sent != SendResult.NO_CONNECTION) {
                return sent;
            }
        }
        Protocol protocol = destination.protocol();
        boolean onlyPeerOpens = protocol == Protocol.WS || protocol == Protocol.WSS;
        if (onlyPeerOpens
                || destination.has(Destination.NO_CONNECT)
                || settings().noConnect()) {
            return SendResult.NO_CONNECTION;
        }
        if (destination.port() == 0 || (protocol == Protocol.TLS && tls == null)) {
            return SendResult.REFUSED;
        }
        return connectAndSend(destination, data, offset, length);
    }

    @Override
    public void close(Flow flow) {
        TcpConnection connection = table.get(flow.connectionId());
        if (connection != null) {
            connection.closeWritten();
        }
    }

    @Override
    public void alias(Flow flow, int port) {
        TcpConnection connection = table.get(flow.connectionId());
        if (connection != null) {
            table.addAlias(connection, new InetSocketAddress(flow.source(), port));
        }
    }

    @Override
    public void stop() {
        stopped = true;
        List.copyOf(listening.keySet()).forEach(this::close);
        closeAll(connection -> true);
        loops.awaitReleased();
    }

    TcpSettings settings() {
        return settings.get();
    }

    MessageSink sink() {
        return sink;
    }

    SendFailureListener failures() {
        return failures;
    }

    ConnectionTable table() {
        return table;
    }

    TcpCounters counters() {
        return counters;
    }

    void closed(TcpConnection connection, CloseReason reason) {
        for (ConnectionListener listener : listeners) {
            listener.onClosed(connection, reason);
        }
    }

    private @Nullable TcpConnection find(Destination destination) {
        TcpConnection named = table.get(destination.connectionId());
        if (named != null
                && named.socket().protocol() == destination.protocol().carrier()
                && named.state() != TcpConnection.State.CLOSED) {
            return named;
        }
        return table.find(destination.protocol(), destination.address());
    }

    private SendResult connectAndSend(Destination destination, byte[] data, int offset, int length) {
        LocalSocket socket = destination.socket();
        if (socket == null) {
            return SendResult.NO_SOCKET;
        }
        TcpConnection connection;
        boolean opened = false;
        connecting.lock();
        try {
            TcpConnection other = table.find(destination.protocol(), destination.address());
            if (other != null && other.state() != TcpConnection.State.CLOSED) {
                connection = other;
            } else if (isFull(destination.protocol())) {
                counters.localReject.increment();
                return SendResult.TOO_MANY_CONNECTIONS;
            } else {
                connection = add(destination, socket);
                opened = true;
            }
        } finally {
            connecting.unlock();
        }
        if (opened && !startConnecting(connection, destination)) {
            return SendResult.CONNECT_FAILED;
        }
        return connection.send(destination, data, offset, length);
    }

    private TcpConnection add(Destination destination, LocalSocket socket) {
        TcpConnection connection = new TcpConnection(
                this, destination.protocol(), socket, destination.address(), false, loops.currentOrNext());
        table.add(connection);
        table.addAlias(connection, destination.address());
        return connection;
    }

    /** Begins to open the connection on its loop. False when it is refused at once, as by this machine itself. */
    private boolean startConnecting(TcpConnection connection, Destination destination) {
        IoLoop loop = connection.loop();
        TlsContexts contexts = tls;
        Function<ByteBufAllocator, SslHandler> secure =
                destination.protocol() == Protocol.TLS && contexts != null ? contexts.client(destination) : null;
        if (loop.isCurrent()) {
            connect(connection, destination, secure);
            return connection.state() != TcpConnection.State.CLOSED;
        }
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        loop.execute(() -> {
            connect(connection, destination, secure);
            started.complete(connection.state() != TcpConnection.State.CLOSED);
        });
        return loops.current() != null
                || started.completeOnTimeout(true, 1, TimeUnit.SECONDS).join();
    }

    private void connect(
            TcpConnection connection,
            Destination destination,
            @Nullable Function<ByteBufAllocator, SslHandler> secure) {
        TcpSettings now = settings();
        SocketChannel channel = loops.newSocketChannel(destination.ip() instanceof Inet4Address);
        channel.config().setOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT);
        channel.config().setOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.max(1, now.connectTimeout()) * 1000);
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, now.keepalive());
        channel.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark(now));
        tune(channel, now);
        if (secure != null) {
            channel.pipeline().addLast(limited(secure.apply(channel.alloc()), now));
        }
        channel.pipeline().addLast(connection);
        InetSocketAddress source = sourceFor(destination, now);
        ChannelFuture registered = connection.loop().eventLoop().register(channel);
        ChannelFuture connected = source == null
                ? channel.connect(destination.address())
                : channel.connect(destination.address(), source);
        connected.addListener((ChannelFutureListener) done -> {
            if (!done.isSuccess()) {
                channel.close();
                connection.connectFailed(registered.isSuccess() ? done.cause() : registered.cause());
            }
        });
        if (!connected.isDone() && isRefused(channel)) {
            connection.connectFailed(new ConnectException("Connection refused"));
            channel.close();
        }
    }

    /** A peer on this machine refuses before its answer comes through the loop. */
    private static boolean isRefused(SocketChannel channel) {
        return channel instanceof EpollSocketChannel epoll && epoll.tcpInfo().state() == TCP_CLOSE;
    }

    private static @Nullable InetSocketAddress sourceFor(Destination destination, TcpSettings now) {
        LocalSocket socket = destination.socket();
        if (socket != null && now.reusePort()) {
            return socket.socketAddress();
        }
        if (socket != null && destination.has(Destination.FORCE_SOCKET)) {
            return new InetSocketAddress(socket.address(), 0);
        }
        InetAddress source = destination.ip() instanceof Inet4Address ? now.sourceIpv4() : now.sourceIpv6();
        return source == null ? null : new InetSocketAddress(source, 0);
    }

    private void accepted(LocalSocket socket, SocketChannel channel) {
        InetSocketAddress peer = channel.remoteAddress();
        IoLoop loop = IoLoop.current();
        if (peer == null || loop == null) {
            channel.close(); // gone already
            return;
        }
        TcpSettings now = settings();
        boolean crowd = now.acceptIpLimit() > 0 && table.acceptedFrom(peer.getAddress()) >= now.acceptIpLimit();
        if (stopped || crowd || isFull(socket.protocol())) {
            counters.localReject.increment();
            LOG.debug("connection refused by limit, peer={} connections={}", peer, table.size());
            channel.close();
            return;
        }
        TcpConnection connection = new TcpConnection(this, socket.protocol(), socket, peer, true, loop);
        table.add(connection);
        table.addAlias(connection, peer);
        tune(channel, now);
        if (now.acceptHaproxy()) {
            channel.pipeline().addLast(new ProxyHeaderHandler(connection));
        }
        TlsContexts contexts = tls;
        if (socket.protocol() == Protocol.TLS && contexts != null) {
            var first = contexts.server(socket, peer, channel.alloc());
            channel.pipeline().addLast(first instanceof SslHandler handler ? limited(handler, now) : first);
        }
        channel.pipeline().addLast(connection);
    }

    private boolean isFull(Protocol protocol) {
        TcpSettings now = settings();
        return table.size() >= now.maxConnections()
                || (protocol == Protocol.TLS && table.secureSize() >= now.maxTlsConnections());
    }

    private void tune(SocketChannel channel, TcpSettings now) {
        if (!loops.isNative()) {
            return;
        }
        if (now.reusePort()) {
            channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
            channel.config().setOption(REUSEPORT, 1);
        }
        if (now.synCount() > 0) {
            channel.config().setOption(SYNCNT, now.synCount());
        }
        if (now.linger2() > 0) {
            channel.config().setOption(LINGER2, now.linger2());
        }
        if (!now.delayedAck()) {
            channel.config().setOption(EpollChannelOption.TCP_QUICKACK, true);
        }
        keepalive(channel, now.keepIdle(), now.keepInterval(), now.keepCount());
    }

    /** Sets the keepalive probes of a connection; 0 leaves a value as it is. */
    public static void keepalive(Channel channel, int idleSeconds, int intervalSeconds, int count) {
        if (idleSeconds > 0) {
            channel.config().setOption(EpollChannelOption.TCP_KEEPIDLE, idleSeconds);
        }
        if (intervalSeconds > 0) {
            channel.config().setOption(EpollChannelOption.TCP_KEEPINTVL, intervalSeconds);
        }
        if (count > 0) {
            channel.config().setOption(EpollChannelOption.TCP_KEEPCNT, count);
        }
    }

    private static SslHandler limited(SslHandler handler, TcpSettings now) {
        handler.setHandshakeTimeout(Math.max(1, now.tlsHandshakeTimeout()), TimeUnit.SECONDS);
        return handler;
    }

    private static WriteBufferWaterMark waterMark(TcpSettings now) {
        int high = Math.max(1024, now.connWqMax());
        return new WriteBufferWaterMark(high / 2, high);
    }

    private void closeAll(Predicate<TcpConnection> which) {
        List<TcpConnection> closing = table.all().stream().filter(which).toList();
        closing.forEach(TcpConnection::close);
        if (loops.current() == null) {
            closing.forEach(TcpConnection::closeAndWait);
        }
    }
}
