package org.olelo.net.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

/** One TCP or TLS connection, or a WebSocket on one. What is not marked "any thread" happens on its event loop. */
public final class TcpConnection extends ChannelInboundHandlerAdapter implements IoLoop.Flushable {
    private static final Logger LOG = LoggerFactory.getLogger("tcp");
    private static final byte[] PONG = {'\r', '\n'};
    private static final int CLOSE_NORMAL = 1000;
    private static final int CLOSE_PROTOCOL_ERROR = 1002;
    private static final int CLOSE_NO_CODE = 1005;
    private static final int CLOSE_UNSUPPORTED = 1008;
    private static final int CLOSE_TOO_BIG = 1009;
    private static final int LONGEST_REASON = 123;
    /** Characters of a handshake's failure in the log: some causes quote what the peer sent. */
    private static final int LONGEST_CAUSE = 200;
    /** Opcode of what is written without WebSocket frame. */
    private static final int RAW = -1;

    private final TcpTransport transport;
    private final LocalSocket socket;
    private final InetSocketAddress peer;
    private final boolean accepted;
    private final IoLoop loop;
    private final ConnectionTimers timers;
    /** Addresses that lead to one connection, its own included, as in Kamailio. */
    private static final int MAX_ALIASES = 12;

    private final List<InetSocketAddress> aliases = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingBytes = new AtomicInteger();
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private final Runnable drain = this::drainOnLoop;
    private final CompletableFuture<CloseReason> gone = new CompletableFuture<>();

    private volatile Protocol protocol; // changes once, when a WebSocket begins
    private volatile int id; // set once, before the connection is seen by others
    private volatile State state = State.CONNECTING;
    private volatile @Nullable Channel channel;
    private volatile @Nullable Flow flow;
    private volatile @Nullable CloseReason closeReason;
    private Framer framer;
    private @Nullable WebSocketListener webSocket;
    private int outstanding; // bytes written and not yet taken by the system
    private long writesDone;
    private boolean unflushed;
    private boolean closeWhenWritten;
    /** A WebSocket close frame was sent: nothing else is. */
    private boolean closing;

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
        return handler != null && handler.handshakeFuture().isSuccess()
                ? handler.engine().getSession()
                : null;
    }

    /** Netty's channel, for options such as keepalive; null until it is connected. Any thread. */
    public @Nullable Channel channel() {
        return channel;
    }

    /**
     * Sends the answer that ends the WebSocket handshake; from then on frames are read, and messages to destinations of protocol WS or WSS are
     * framed. Any thread.
     *
     * @param answer the whole HTTP reply
     */
    public void becomeWebSocket(byte[] answer, WebSocketListener listener) {
        if (!loop.isCurrent()) {
            loop.execute(() -> becomeWebSocket(answer, listener));
            return;
        }
        Flow before = flow;
        if (before == null
                || webSocket != null
                || !write(null, answer, 0, answer.length, RAW).ok()) {
            return;
        }
        Protocol from = protocol;
        Protocol to = from.isSecure() ? Protocol.WSS : Protocol.WS;
        byte[] rest = framer.rest();
        webSocket = listener;
        protocol = to;
        InetSocketAddress source = before.sourceAddress();
        flow = new Flow(to, source, before.destination(), before.destinationPort(), socket, id, loop);
        transport.table().changeProtocol(this, from, to);
        framer = new WebSocketFramer(transport.settings().rdBufSize());
        framer.add(Unpooled.wrappedBuffer(rest));
    }

    /** Sends a WebSocket ping, if it is one. Any thread. */
    public void ping(byte[] payload) {
        control(WebSocketFramer.PING, payload);
    }

    /** Sends a WebSocket pong that nobody asked for, if it is one. Any thread. */
    public void pong(byte[] payload) {
        control(WebSocketFramer.PONG, payload);
    }

    /**
     * Sends a WebSocket close frame, if it is one, and closes when the peer has answered it. Any thread.
     *
     * @param code RFC 6455 7.4
     * @param reason at most 123 bytes
     * @param milliseconds most time to wait for the peer; 0 = close at once
     */
    public void closeWebSocket(int code, String reason, long milliseconds) {
        if (!loop.isCurrent()) {
            loop.execute(() -> closeWebSocket(code, reason, milliseconds));
            return;
        }
        if (webSocket == null || closing) {
            return;
        }
        byte[] text = reason.getBytes(StandardCharsets.ISO_8859_1);
        byte[] payload = new byte[2 + Math.min(text.length, LONGEST_REASON)];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, payload.length - 2);
        boolean sent =
                write(null, payload, 0, payload.length, WebSocketFramer.CLOSE).ok();
        closing = true;
        if (sent && milliseconds == 0) {
            closeWhenWritten = true;
        } else if (sent) {
            timers.lifetime(milliseconds);
        }
    }

    /** Writes what is queued and closes; nothing more is read. Any thread. */
    public void closeWritten() {
        if (!loop.isCurrent()) {
            loop.execute(this::closeWritten);
            return;
        }
        flushWrites();
        close(CloseReason.LOCAL);
        state = State.CLOSED;
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
        boolean reset = cause instanceof IOException
                && String.valueOf(cause.getMessage()).contains("reset");
        close(reset ? CloseReason.RESET : CloseReason.ERROR);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            String cause = String.valueOf(handshake.cause());
            String shown = cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE));
            LOG.info("TLS handshake failed, id={} peer={} cause={}", id, peer, shown);
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

    /** Closes it and waits until it is gone, two seconds at most; not on an event loop. */
    void closeAndWait() {
        close(CloseReason.LOCAL);
        try {
            gone.get(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("connection did not close in time, id={} peer={}", id, peer);
        }
    }

    IoLoop loop() {
        return loop;
    }

    void connectFailed(@Nullable Throwable cause) {
        LOG.debug("connect failed, peer={} cause={}", peer, String.valueOf(cause));
        if (loop.isCurrent()) {
            ended(CloseReason.CONNECT_FAILED);
        } else {
            loop.execute(() -> ended(CloseReason.CONNECT_FAILED));
        }
    }

    /** A load balancer tells who the peer is. */
    void proxied(ProxyHeader header) {
        Flow before = flow;
        InetSocketAddress source = header.source();
        if (before == null || source == null) {
            return;
        }
        InetSocketAddress local = header.destination();
        flow = new Flow(
                protocol,
                source,
                local == null ? before.destination() : local.getAddress(),
                local == null ? before.destinationPort() : local.getPort(),
                socket,
                id,
                loop);
        transport.table().addAlias(this, source);
    }

    void sendTimedOut() {
        transport.counters().sendTimeout.increment();
        close(CloseReason.TIMEOUT);
    }

    void id(int number) {
        id = number;
    }

    boolean addAlias(InetSocketAddress address) {
        return !aliases.contains(address) && aliases.size() < MAX_ALIASES && aliases.add(address);
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
        if (webSocket != null) {
            webSocket.onReceived(this);
        }
        switch (event) {
            case MESSAGE -> deliver();
            case KEEPALIVE -> {
                if (transport.settings().crlfPing()) {
                    write(null, PONG, 0, PONG.length, webSocket == null ? RAW : WebSocketFramer.TEXT);
                }
            }
            case PING -> write(null, framer.array(), 0, framer.length(), WebSocketFramer.PONG);
            case PONG -> {
                if (webSocket != null) {
                    webSocket.onPong(this);
                }
            }
            case CLOSE -> closedByPeer(framer.array());
            case TOO_LONG, BAD, UNSUPPORTED -> {
                transport.counters().badInput.increment();
                LOG.debug("stream has no message bounds, id={} peer={} event={}", id, peer, event);
                if (webSocket != null) {
                    refuse(event);
                    flushWrites();
                }
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

    private void closedByPeer(byte[] payload) {
        int code = payload.length < 2 ? CLOSE_NO_CODE : ((payload[0] & 255) << 8) | (payload[1] & 255);
        if (webSocket != null) {
            webSocket.onClose(this, code);
        }
        if (closing) {
            close(CloseReason.LOCAL); // the answer to ours
        } else {
            closeWebSocket(CLOSE_NORMAL, "Normal closure", 0);
        }
    }

    private void refuse(FrameEvent event) {
        switch (event) {
            case UNSUPPORTED -> closeWebSocket(CLOSE_UNSUPPORTED, "Unsupported opcode", 0);
            case TOO_LONG -> closeWebSocket(CLOSE_TOO_BIG, "Message too big", 0);
            default -> closeWebSocket(CLOSE_PROTOCOL_ERROR, "Protocol error", 0);
        }
    }

    private void control(int opcode, byte[] payload) {
        if (!loop.isCurrent()) {
            loop.execute(() -> control(opcode, payload));
        } else if (webSocket != null) {
            write(null, payload, 0, payload.length, opcode);
        }
    }

    private SendResult write(Destination destination, byte[] data, int offset, int length) {
        if (destination.protocol().carrier() == destination.protocol()) {
            return write(destination, data, offset, length, RAW);
        }
        int opcode = isText(data, offset, length) ? WebSocketFramer.TEXT : WebSocketFramer.BINARY;
        return write(destination, data, offset, length, opcode);
    }

    private SendResult write(@Nullable Destination destination, byte[] data, int offset, int length, int opcode) {
        Channel open = channel;
        if (open == null || state != State.OPEN || closeWhenWritten || closing) {
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
        ByteBuf buffer = open.alloc().directBuffer(opcode == RAW ? length : length + 10);
        if (opcode != RAW) {
            writeFrameHeader(buffer, opcode, length);
        }
        buffer.writeBytes(data, offset, length);
        outstanding += length;
        transport.counters().queued.addAndGet(length);
        timers.used();
        closeWhenWritten = destination != null && destination.has(Destination.CLOSE_AFTER);
        open.write(buffer, new TcpWrite(open, this, destination, length));
        WebSocketListener listener = webSocket;
        if (listener != null && opcode != RAW) {
            listener.onSent(this);
        }
        if (!unflushed) {
            unflushed = true;
            loop.written(this);
        }
        return SendResult.OK;
    }

    /** RFC 6455 5.2: one whole frame, not masked. */
    private static void writeFrameHeader(ByteBuf buffer, int opcode, int length) {
        buffer.writeByte(0x80 | opcode);
        if (length < 126) {
            buffer.writeByte(length);
        } else if (length < 65536) {
            buffer.writeByte(126).writeShort(length);
        } else {
            buffer.writeByte(127).writeLong(length);
        }
    }

    /** Text frames must hold UTF-8 (RFC 6455 8.1). */
    private static boolean isText(byte[] data, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (data[i] < 0) {
                return Utf8.isWellFormed(data, offset, offset + length);
            }
        }
        return true;
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
        } else if (reason == CloseReason.CONNECT_FAILED) {
            counters.connectFailed.increment();
        }
        drainOnLoop();
        transport.closed(this, reason);
        gone.complete(reason);
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
