package org.olelo.net.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.IoLoop;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SendResult;
import org.olelo.net.TcpSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One TCP or TLS connection. What is not marked "any thread" happens on its event loop. */
public final class TcpConnection extends ChannelInboundHandlerAdapter implements IoLoop.Flushable {
    private static final Logger LOG = LoggerFactory.getLogger("tcp");
    private static final byte[] PONG = {'\r', '\n'};

    private final TcpTransport transport;
    private final Protocol protocol;
    private final LocalSocket socket;
    private final InetSocketAddress peer;
    private final boolean accepted;
    private final IoLoop loop;
    private final StreamFramer framer;
    private final ConnectionTimers timers;
    private final List<InetSocketAddress> aliases = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingBytes = new AtomicInteger();
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private final Runnable drain = this::drainOnLoop;

    private volatile int id; // set once, before the connection is seen by others
    private volatile State state = State.CONNECTING;
    private volatile @Nullable Channel channel;
    private volatile @Nullable Flow flow;
    private volatile @Nullable CloseReason closeReason;
    private int outstanding; // bytes written and not yet taken by the system
    private long writesDone;
    private boolean unflushed;
    private boolean closeWhenWritten;
    private boolean ended;

    TcpConnection(
            TcpTransport transport,
            Protocol protocol,
            LocalSocket socket,
            InetSocketAddress peer,
            boolean accepted,
            IoLoop loop) {
        TcpSettings settings = transport.settings();
        this.transport = transport;
        this.protocol = protocol;
        this.socket = socket;
        this.peer = peer;
        this.accepted = accepted;
        this.loop = loop;
        this.framer = new StreamFramer(settings.rdBufSize(), settings.acceptNoCl(), settings.acceptHep3());
        this.timers = new ConnectionTimers(this, loop.timers(), settings);
    }

    /** Kamailio's connection id ($conid), from 1. Any thread. */
    public int id() {
        return id;
    }

    /** What it carries. Any thread. */
    public Protocol protocol() {
        return protocol;
    }

    /** Listening socket it belongs to. Any thread. */
    public LocalSocket socket() {
        return socket;
    }

    /** The peer's address. Any thread. */
    public InetSocketAddress peer() {
        return peer;
    }

    /** Opened by the peer. Any thread. */
    public boolean isAccepted() {
        return accepted;
    }

    /** Connecting, open or closed. Any thread. */
    public State state() {
        return state;
    }

    /** Where its messages come from; null until it is open. Any thread. */
    public @Nullable Flow flow() {
        return flow;
    }

    /** Addresses whose messages use this connection: the peer's and those added. Any thread. */
    public Collection<InetSocketAddress> aliases() {
        return aliases;
    }

    /** Milliseconds until it is closed for being idle. Any thread. */
    public long lifetimeLeftMs() {
        return timers.leftMs();
    }

    /** Sets the idle time after which it is closed, in milliseconds, counted from now. Any thread. */
    public void lifetime(long milliseconds) {
        timers.lifetime(milliseconds);
    }

    /** Session of a TLS connection after its handshake, else null. Any thread. */
    public @Nullable SSLSession tlsSession() {
        Channel open = channel;
        SslHandler handler = open == null ? null : open.pipeline().get(SslHandler.class);
        return handler != null && handler.handshakeFuture().isSuccess() ? handler.engine().getSession() : null;
    }

    /** Netty's channel, for options such as keepalive; null until it is connected. Any thread. */
    public @Nullable Channel channel() {
        return channel;
    }

    /** Closes it; what is queued is lost. Any thread. */
    public void close() {
        close(CloseReason.LOCAL);
    }

    @Override
    public void flushWrites() {
        unflushed = false;
        Channel open = channel;
        if (open == null || state != State.OPEN) {
            return;
        }
        open.flush();
        timers.sending(outstanding > 0, writesDone, transport.settings().sendTimeout());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
        if (context.channel().isActive()) {
            opened(context.channel());
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        opened(context.channel());
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        loop.readBegins();
        ByteBuf in = (ByteBuf) message;
        framer.add(in);
        in.release();
        boolean complete = false;
        while (state == State.OPEN) {
            FrameEvent event = framer.next();
            if (event == FrameEvent.NONE) {
                break;
            }
            complete |= event == FrameEvent.MESSAGE;
            take(event);
        }
        timers.read(framer.isPartial(), complete, transport.settings().msgReadTimeout());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.readComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended(CloseReason.PEER);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection failed, id={} peer={} cause={}", id, peer, cause.toString());
        boolean reset = cause instanceof IOException && String.valueOf(cause.getMessage()).contains("reset");
        close(reset ? CloseReason.RESET : CloseReason.ERROR);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            close(CloseReason.ERROR);
        }
        context.fireUserEventTriggered(event);
    }

    /** Any thread. */
    SendResult send(Destination destination, byte[] data, int offset, int length) {
        if (state == State.CLOSED) {
            return SendResult.NO_CONNECTION;
        }
        TcpSettings settings = transport.settings();
        if (transport.counters().queued.get() + length > settings.wqMax()) {
            return queueFull();
        }
        if (loop.isCurrent() && state == State.OPEN && waiting.isEmpty()) {
            return write(destination, data, offset, length);
        }
        if (state == State.CONNECTING && waitingBytes.get() + length > settings.connWqMax()) {
            return queueFull();
        }
        waitingBytes.addAndGet(length);
        transport.counters().queued.addAndGet(length);
        waiting.add(new Pending(destination, Arrays.copyOfRange(data, offset, offset + length)));
        if (drainScheduled.compareAndSet(false, true)) {
            loop.execute(drain);
        }
        return SendResult.OK;
    }

    /** Any thread. */
    void close(CloseReason reason) {
        if (closeReason == null) {
            closeReason = reason;
        }
        if (!loop.isCurrent()) {
            loop.execute(() -> close(reason));
            return;
        }
        Channel open = channel;
        if (open == null || !open.isOpen()) {
            ended(reason);
            return;
        }
        if (transport.settings().closeRst()) {
            open.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        open.close();
    }

    void connectFailed(Throwable cause) {
        LOG.debug("connect failed, peer={} cause={}", peer, cause.getMessage());
        transport.counters().connectFailed.increment();
        loop.execute(() -> ended(CloseReason.CONNECT_FAILED));
    }

    void sendTimedOut() {
        transport.counters().sendTimeout.increment();
        close(CloseReason.TIMEOUT);
    }

    void id(int number) {
        id = number;
    }

    boolean addAlias(InetSocketAddress address) {
        return !aliases.contains(address) && aliases.add(address);
    }

    long writesDone() {
        return writesDone;
    }

    void written(int bytes) {
        taken(bytes);
        if (closeWhenWritten && outstanding == 0) {
            close(CloseReason.LOCAL);
        }
    }

    void writeFailed(int bytes, @Nullable Destination destination, Throwable cause) {
        taken(bytes);
        if (destination != null) {
            transport.failures().onSendFailed(destination, String.valueOf(cause.getMessage()));
        }
    }

    private void taken(int bytes) {
        outstanding -= bytes;
        writesDone++;
        transport.counters().queued.addAndGet(-bytes);
    }

    private void opened(Channel open) {
        if (state != State.CONNECTING) {
            return;
        }
        InetSocketAddress local =
                open.localAddress() instanceof InetSocketAddress address ? address : socket.socketAddress();
        flow = new Flow(protocol, peer, local.getAddress(), local.getPort(), socket, id, loop);
        state = State.OPEN;
        TcpCounters counters = transport.counters();
        counters.established.increment();
        (accepted ? counters.passiveOpen : counters.connectSuccess).increment();
        timers.start(accepted ? transport.settings().msgDataTimeout() : 0);
        drainOnLoop();
    }

    private void take(FrameEvent event) {
        switch (event) {
            case MESSAGE -> deliver();
            case KEEPALIVE -> {
                if (transport.settings().crlfPing()) {
                    write(null, PONG, 0, PONG.length);
                }
            }
            case TOO_LONG, BAD -> {
                transport.counters().badInput.increment();
                LOG.debug("stream has no message bounds, id={} peer={} event={}", id, peer, event);
                close(CloseReason.BAD_INPUT);
                state = State.CLOSED; // nothing more is read from it
            }
            case NONE -> {}
        }
    }

    private void deliver() {
        Flow from = flow;
        if (from == null) {
            return;
        }
        try {
            transport.sink().onMessage(framer.array(), framer.offset(), framer.length(), from);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("message handling failed, flow={}", from, e);
        }
    }

    private SendResult write(@Nullable Destination destination, byte[] data, int offset, int length) {
        Channel open = channel;
        if (open == null || state != State.OPEN || closeWhenWritten) {
            return SendResult.NO_CONNECTION;
        }
        int most = transport.settings().connWqMax();
        if (outstanding + length > most && outstanding > 0) {
            flushWrites();
            if (outstanding + length > most && outstanding > 0) {
                close(CloseReason.ERROR); // the peer does not read
                return queueFull();
            }
        }
        ByteBuf buffer = open.alloc().directBuffer(length).writeBytes(data, offset, length);
        outstanding += length;
        transport.counters().queued.addAndGet(length);
        timers.used();
        closeWhenWritten = destination != null && destination.has(Destination.CLOSE_AFTER);
        open.write(buffer, new TcpWrite(open, this, destination, length));
        if (!unflushed) {
            unflushed = true;
            loop.written(this);
        }
        return SendResult.OK;
    }

    private SendResult queueFull() {
        transport.counters().sendQueueFull.increment();
        return SendResult.QUEUE_FULL;
    }

    private void drainOnLoop() {
        drainScheduled.set(false);
        if (state == State.CONNECTING) {
            return; // comes again when the connection is open
        }
        for (Pending next = waiting.poll(); next != null; next = waiting.poll()) {
            int length = next.data().length;
            waitingBytes.addAndGet(-length);
            transport.counters().queued.addAndGet(-length);
            if (!write(next.destination(), next.data(), 0, length).ok()) {
                transport.failures().onSendFailed(next.destination(), "connection closed");
            }
        }
    }

    private void ended(CloseReason fallback) {
        if (ended) {
            return;
        }
        ended = true;
        CloseReason given = closeReason;
        CloseReason reason = given != null ? given : fallback;
        state = State.CLOSED;
        timers.stop();
        transport.table().remove(this);
        TcpCounters counters = transport.counters();
        if (reason == CloseReason.RESET) {
            counters.reset.increment();
        } else if (reason == CloseReason.TIMEOUT) {
            counters.timeout.increment();
        }
        drainOnLoop();
        transport.closed(this, reason);
    }

    /** Life of a connection. */
    public enum State {
        /** Being opened; messages wait. */
        CONNECTING,
        /** In use. */
        OPEN,
        /** Gone. */
        CLOSED
    }

    private record Pending(Destination destination, byte[] data) {}
}
