package org.olelo.net.udp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.IoLoop;
import org.olelo.net.LocalSocket;
import org.olelo.net.SendResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channel of one socket on one event loop. */
final class UdpChannel extends ChannelInboundHandlerAdapter implements IoLoop.Flushable {
    /** Shorter datagrams are keepalives and probes: no SIP message fits in them. */
    static final int SHORTEST_MESSAGE = 32;

    private static final Logger LOG = LoggerFactory.getLogger("udp");

    private final LocalSocket socket;
    private final IoLoop loop;
    private final UdpTransport transport;
    private final FlowCache flows;
    private final ConcurrentLinkedQueue<Pending> fromOtherThreads = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private final Runnable drain = this::drain;
    private final ReceiveQueue queue = new ReceiveQueue(UdpTransport.BATCH, () -> ReceiveQueue.percent(channel()));
    private volatile @Nullable Channel channel;
    private boolean unflushed; // loop's thread

    UdpChannel(LocalSocket socket, IoLoop loop, UdpTransport transport) {
        this.socket = socket;
        this.loop = loop;
        this.transport = transport;
        this.flows = new FlowCache(socket, loop);
    }

    void opened(Channel bound) {
        channel = bound;
    }

    @Nullable
    Channel channel() {
        return channel;
    }

    /** Any thread. */
    SendResult send(Destination destination, byte[] data, int offset, int length) {
        Channel open = channel;
        if (open == null || !open.isActive()) {
            return SendResult.CLOSED;
        }
        if (loop.isCurrent()) {
            return write(open, destination, data, offset, length);
        }
        if (!open.isWritable()) {
            return full();
        }
        fromOtherThreads.add(new Pending(destination, Arrays.copyOfRange(data, offset, offset + length)));
        if (drainScheduled.compareAndSet(false, true)) {
            loop.execute(drain);
        }
        return SendResult.OK;
    }

    @Override
    public void flushWrites() {
        unflushed = false;
        Channel open = channel;
        if (open != null) {
            open.flush();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        loop.readBegins();
        queue.received();
        DatagramPacket packet = (DatagramPacket) message;
        ByteBuf content = packet.content();
        int length = content.readableBytes();
        InetSocketAddress sender = packet.sender();
        byte[] data = null;
        if (length >= SHORTEST_MESSAGE && length <= transport.settings().maxMessage()) {
            data = new byte[length];
            content.readBytes(data);
        } else if (length > 1 && transport.takesShort(content.getByte(content.readerIndex()))) {
            data = new byte[length];
            content.readBytes(data);
        }
        packet.release();
        if (data == null || sender.getPort() == 0) {
            transport.ignored().increment();
            return;
        }
        deliver(data, flows.get(sender));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.readComplete();
        if (queue.readComplete()) {
            loop.queueFull(queue.isFull());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        transport.errors().increment();
        LOG.debug("receive failed, socket={}", socket, cause);
    }

    void sendFailed(Destination destination, Throwable cause) {
        transport.errors().increment();
        LOG.debug("send failed, socket={} to={} cause={}", socket, destination, cause.getMessage());
        transport.failures().onSendFailed(destination, String.valueOf(cause.getMessage()));
    }

    private void deliver(byte[] data, Flow flow) {
        try {
            transport.sinkFor(data[0]).onMessage(data, 0, data.length, flow);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("message handling failed, flow={}", flow, e);
        }
    }

    private SendResult write(Channel open, Destination destination, byte[] data, int offset, int length) {
        if (!open.isWritable()) {
            return full();
        }
        ByteBuf buffer = open.alloc().directBuffer(length);
        buffer.writeBytes(data, offset, length);
        open.write(new DatagramPacket(buffer, destination.address()), new UdpWrite(open, this, destination));
        if (!unflushed) {
            unflushed = true;
            loop.written(this);
        }
        return SendResult.OK;
    }

    private SendResult full() {
        transport.full().increment();
        return SendResult.QUEUE_FULL;
    }

    private void drain() {
        drainScheduled.set(false);
        Channel open = channel;
        for (Pending next = fromOtherThreads.poll(); next != null; next = fromOtherThreads.poll()) {
            if (open != null) { // a full queue is counted; it loses the message as a network does
                write(open, next.destination(), next.data(), 0, next.data().length);
            }
        }
    }

    private record Pending(Destination destination, byte[] data) {}
}
