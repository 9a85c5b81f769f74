package org.olelo.module.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.module.tls.TlsProfile.Scope;
import org.olelo.net.Destination;
import org.olelo.net.LocalSocket;
import org.olelo.net.tls.TlsContexts;

/** The domains in force, and which connection gets which. Thread-safe; {@link #replace} takes effect for new connections. */
final class TlsDomains implements TlsContexts {
    /** What the script chose for the next connection of the thread. */
    record Choice(String serverName, String serverId) {
        static final Choice NONE = new Choice("", "");
    }

    private final Supplier<Choice> chosen;
    private final IntSupplier handshakeSeconds;
    private volatile List<TlsDomain> all = List.of();

    TlsDomains(Supplier<Choice> chosen, IntSupplier handshakeSeconds) {
        this.chosen = chosen;
        this.handshakeSeconds = handshakeSeconds;
    }

    /** New domains, in the order of the configuration. Kamailio tries the last first. */
    void replace(List<TlsDomain> domains) {
        List<TlsDomain> reversed = new ArrayList<>(domains);
        Collections.reverse(reversed);
        all = List.copyOf(reversed);
    }

    @Override
    public ChannelHandler server(LocalSocket socket, InetSocketAddress peer, ByteBufAllocator allocator) {
        return new Selector(socket);
    }

    @Override
    public Function<ByteBufAllocator, SslHandler> client(Destination destination) {
        Choice choice = chosen.get();
        TlsDomain domain = clientDomain(destination.address(), choice);
        return allocator -> {
            if (domain == null) {
                throw new IllegalStateException("no TLS client profile");
            }
            return domain.connect(choice.serverName().isEmpty() ? null : choice.serverName());
        };
    }

    /** The domain that a connection to the address belongs to. */
    @Nullable
    TlsDomain clientDomain(InetSocketAddress peer, Choice choice) {
        List<TlsDomain> domains = all;
        if (!choice.serverId().isEmpty()) {
            for (TlsDomain domain : domains) {
                if (!domain.profile().server() && domain.profile().serverId().equals(choice.serverId())) {
                    return domain;
                }
            }
        }
        return find(domains, false, peer.getAddress(), peer.getPort(), choice.serverName());
    }

    /**
     * The domain of an accepted connection.
     *
     * @param name what the client asks for, "" = nothing
     */
    @Nullable
    TlsDomain serverDomain(InetAddress local, int port, String name) {
        return find(all, true, local, port, name);
    }

    private static @Nullable TlsDomain find(
            List<TlsDomain> domains, boolean server, InetAddress ip, int port, String name) {
        TlsDomain fallback = null;
        for (TlsDomain domain : domains) {
            TlsProfile profile = domain.profile();
            if (profile.server() != server) {
                continue;
            }
            if (profile.scope() == Scope.DEFAULT) {
                fallback = domain;
            } else if (profile.serves(ip, port) && (name.isEmpty() ? isForAll(profile) : profile.named(name))) {
                return domain;
            }
        }
        return fallback;
    }

    /** Whether it serves connections without a name. */
    private static boolean isForAll(TlsProfile profile) {
        return profile.scope() == Scope.ADDRESS || profile.serverName().isEmpty();
    }

    /** Waits for the client's first record and goes on with the domain of the name it asks for. */
    private final class Selector extends AbstractSniHandler<TlsDomain> {
        private final LocalSocket socket;

        Selector(LocalSocket socket) {
            super(handshakeSeconds.getAsInt() * 1000L);
            this.socket = socket;
        }

        @Override
        protected Future<TlsDomain> lookup(ChannelHandlerContext context, @Nullable String name) {
            InetSocketAddress local = context.channel().localAddress() instanceof InetSocketAddress address
                    ? address
                    : socket.socketAddress();
            TlsDomain found = serverDomain(local.getAddress(), local.getPort(), name == null ? "" : name);
            return found != null
                    ? context.executor().newSucceededFuture(found)
                    : context.executor().newFailedFuture(new IllegalStateException("no TLS server profile"));
        }

        @Override
        protected void onLookupComplete(ChannelHandlerContext context, @Nullable String name, Future<TlsDomain> found) {
            TlsDomain domain = found.isSuccess() ? found.getNow() : null;
            if (domain == null) {
                context.close();
                return;
            }
            SslHandler handler = domain.accept();
            handler.setHandshakeTimeoutMillis(handshakeSeconds.getAsInt() * 1000L);
            context.pipeline().replace(this, "tls", handler);
        }
    }
}
