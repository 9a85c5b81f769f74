package org.olelo.net.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.function.Function;
import org.olelo.net.Destination;
import org.olelo.net.LocalSocket;

/** Gives each TLS connection its handler: domains, certificates and checks are the implementor's. Thread-safe. */
public interface TlsContexts {
    /** First handler of an accepted connection: an SslHandler, or an SniHandler that puts one in its place. */
    ChannelHandler server(LocalSocket socket, InetSocketAddress peer, ByteBufAllocator allocator);

    /**
     * Makes the first handler of a connection that the server opens. Asked on the thread that sends, which knows what the script chose; the
     * handler is made on the connection's loop.
     */
    Function<ByteBufAllocator, SslHandler> client(Destination destination);
}
