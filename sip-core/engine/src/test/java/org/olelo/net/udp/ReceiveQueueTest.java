package org.olelo.net.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ReceiveQueueTest {
    private static final int BATCH = 4;

    private int percent;
    private final ReceiveQueue queue = new ReceiveQueue(BATCH, () -> percent);

    private boolean fullReads(int count) {
        boolean changed = false;
        for (int i = 0; i < count; i++) {
            changed |= read(BATCH);
        }
        return changed;
    }

    private boolean read(int datagrams) {
        for (int i = 0; i < datagrams; i++) {
            queue.received();
        }
        return queue.readComplete();
    }

    @Test
    void shouldStayOpenWhileTheQueueHasRoom() {
        percent = 74;
        assertFalse(fullReads(16));
        assertFalse(queue.isFull());
    }

    @Test
    void shouldBeFullUntilHalfIsReadAway() {
        percent = 75;
        assertTrue(fullReads(4));
        assertTrue(queue.isFull());
        percent = 50;
        assertFalse(fullReads(4));
        percent = 49;
        assertTrue(fullReads(4));
        assertFalse(queue.isFull());
    }

    @Test
    void shouldHaveRoomOnceAReadEmptiesTheQueue() {
        percent = 100;
        assertTrue(fullReads(4));
        assertTrue(read(BATCH - 1));
        assertFalse(queue.isFull());
    }

    @Test
    void shouldSeeWhatWaitsInTheKernel() throws Exception {
        Assumptions.assumeTrue(Epoll.isAvailable());
        var group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        try (DatagramSocket sender = new DatagramSocket()) {
            var channel = new Bootstrap()
                    .group(group)
                    .channel(EpollDatagramChannel.class)
                    .option(ChannelOption.AUTO_READ, false)
                    .option(ChannelOption.SO_RCVBUF, 8192)
                    .handler(new ChannelInboundHandlerAdapter())
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
            assertEquals(0, ReceiveQueue.percent(channel));
            var to = (InetSocketAddress) channel.localAddress();
            for (int i = 0; i < 100; i++) {
                sender.send(new DatagramPacket(new byte[1000], 1000, to));
            }
            assertTrue(ReceiveQueue.percent(channel) > 75);
            channel.close().sync();
        } finally {
            group.shutdownGracefully().sync();
        }
    }
}
