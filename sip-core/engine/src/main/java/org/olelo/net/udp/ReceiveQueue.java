package org.olelo.net.udp;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches how full the kernel's receive queue of a socket is. As long as a read empties the queue nothing is asked; a loop that cannot
 * keep up reads full batches, and then every fourth asks the kernel. Confined to its loop's thread.
 */
final class ReceiveQueue {
    /** linux/sock_diag.h: sk_meminfo of nine 32-bit numbers: bytes queued first, size of the receive buffer second. */
    private static final RawUnixChannelOption SO_MEMINFO = new RawUnixChannelOption("SO_MEMINFO", 1, 55, 36);

    private static final int FULL_PERCENT = 75;
    private static final int ROOM_PERCENT = 50;
    private static final int ASK_EVERY = 4;

    private final int batchSize;
    private final IntSupplier percent;
    private int batch;
    private int fullBatches;
    private boolean full;

    /**
     * @param batchSize most datagrams of one read
     * @param percent how full the queue is, 0 to 100
     */
    ReceiveQueue(int batchSize, IntSupplier percent) {
        this.batchSize = batchSize;
        this.percent = percent;
    }

    void received() {
        batch++;
    }

    /** The read is done; true when fullness has changed. */
    boolean readComplete() {
        boolean emptied = batch < batchSize;
        batch = 0;
        if (emptied) {
            return full && change(false);
        }
        if (++fullBatches % ASK_EVERY != 0) {
            return false;
        }
        int filled = percent.getAsInt();
        return full ? filled < ROOM_PERCENT && change(false) : filled >= FULL_PERCENT && change(true);
    }

    boolean isFull() {
        return full;
    }

    private boolean change(boolean next) {
        full = next;
        return true;
    }

    /** How full the receive queue of a socket is, 0 to 100; 0 when the channel cannot tell. */
    static int percent(@Nullable Channel channel) {
        if (!(channel instanceof EpollDatagramChannel epoll) || !epoll.isOpen()) {
            return 0;
        }
        ByteBuffer numbers = epoll.config().getOption(SO_MEMINFO);
        if (numbers == null || numbers.remaining() < 8) {
            return 0;
        }
        numbers.order(ByteOrder.nativeOrder());
        long queued = Integer.toUnsignedLong(numbers.getInt(0));
        long size = Integer.toUnsignedLong(numbers.getInt(4));
        return size == 0 ? 0 : (int) Math.min(100, queued * 100 / size);
    }
}
