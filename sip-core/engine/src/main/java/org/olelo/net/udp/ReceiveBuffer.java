package org.olelo.net.udp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a channel the same direct buffer for every read, as the handler copies each datagram out at once, and ends each
 * read after one system call, so that what was written in answer is flushed. One for each channel, confined to its loop.
 */
final class ReceiveBuffer implements RecvByteBufAllocator {
    /** Bytes between two datagrams of a batch; not a power of two, so that they do not share cache sets. */
    static final int STRIDE = 65536 + 576;

    private final int size;
    private final List<Reused> handles = new ArrayList<>();

    /** @param datagrams most datagrams of one system call */
    ReceiveBuffer(int datagrams) {
        this.size = datagrams * STRIDE;
    }

    @Override
    public ExtendedHandle newHandle() {
        Reused handle = new Reused(size);
        handles.add(handle);
        return handle;
    }

    /** The channel is closed: gives the memory back. */
    void release() {
        handles.forEach(Reused::release);
        handles.clear();
    }

    private static final class Reused implements ExtendedHandle {
        private final int size;
        private @Nullable ByteBuf buffer;
        private int attempted;
        private int last;

        Reused(int size) {
            this.size = size;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            ByteBuf own = buffer;
            if (own == null || own.refCnt() != 1) { // still in use: give it up
                if (own != null) {
                    own.release();
                }
                own = Unpooled.directBuffer(size, size);
                buffer = own;
            }
            return own.clear().retain();
        }

        void release() {
            if (buffer != null) {
                buffer.release();
                buffer = null;
            }
        }

        @Override
        public int guess() {
            return size;
        }

        @Override
        public void reset(ChannelConfig config) {
            last = 0;
        }

        @Override
        public void incMessagesRead(int count) {}

        @Override
        public void lastBytesRead(int bytes) {
            last = bytes;
        }

        @Override
        public int lastBytesRead() {
            return last;
        }

        @Override
        public void attemptedBytesRead(int bytes) {
            attempted = bytes;
        }

        @Override
        public int attemptedBytesRead() {
            return attempted;
        }

        @Override
        public boolean continueReading() {
            return false;
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMoreData) {
            return false;
        }

        @Override
        public void readComplete() {}
    }
}
