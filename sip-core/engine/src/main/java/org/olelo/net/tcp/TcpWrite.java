package org.olelo.net.tcp;

import io.netty.channel.Channel;
import io.netty.channel.DefaultChannelPromise;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;

/** Outcome of one message written to a connection; tells the connection and nobody else. */
final class TcpWrite extends DefaultChannelPromise {
    private final TcpConnection owner;
    private final @Nullable Destination destination;
    private final int bytes;

    /** @param destination null for what is not a message (keepalives) */
    TcpWrite(Channel channel, TcpConnection owner, @Nullable Destination destination, int bytes) {
        super(channel);
        this.owner = owner;
        this.destination = destination;
        this.bytes = bytes;
    }

    @Override
    public boolean setUncancellable() {
        return true;
    }

    @Override
    public boolean trySuccess(@Nullable Void result) {
        owner.written(bytes);
        return true;
    }

    @Override
    public boolean trySuccess() {
        return trySuccess(null);
    }

    @Override
    public boolean tryFailure(Throwable cause) {
        owner.writeFailed(bytes, destination, cause);
        return true;
    }
}
