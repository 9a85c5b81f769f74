package org.olelo.net.udp;

import io.netty.channel.Channel;
import io.netty.channel.DefaultChannelPromise;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;

/** Outcome of one datagram: costs nothing when it was sent, reports when it was not. */
final class UdpWrite extends DefaultChannelPromise {
    private final UdpChannel owner;
    private final Destination destination;

    UdpWrite(Channel channel, UdpChannel owner, Destination destination) {
        super(channel);
        this.owner = owner;
        this.destination = destination;
    }

    @Override
    public boolean setUncancellable() {
        return true;
    }

    @Override
    public boolean trySuccess(@Nullable Void result) {
        return true;
    }

    @Override
    public boolean trySuccess() {
        return true;
    }

    @Override
    public boolean tryFailure(Throwable cause) {
        owner.sendFailed(destination, cause);
        return true;
    }
}
