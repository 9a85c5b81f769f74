package org.olelo.module.dispatcher;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.olelo.net.IpText;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.dns.Located;
import org.olelo.net.dns.SipTarget;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;

/** Makes gateways of what a file, a table or a command says. */
final class GatewayFactory {
    private static final int DNS_AT_LOAD = 1;
    private static final int DNS_AT_MATCH = 2;
    private static final int DNS_BY_TIMER = 4;
    private static final int DNS_SRV = 8;

    private final Engine engine;
    private final DispatcherSettings settings;

    GatewayFactory(Engine engine, DispatcherSettings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /**
     * A gateway. May wait for the DNS.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    Gateway make(String text, int flags, int priority, String attributesText) {
        SipUri uri = SipUri.parse(text);
        if (uri == null) {
            throw new IllegalArgumentException("bad uri " + text);
        }
        String given = attributesText.isEmpty() && settings.attributesNone != 0 ? "none=yes" : attributesText;
        GatewayAttributes attributes = GatewayAttributes.parse(given);
        LocalSocket socket = socket(attributes);
        String transport = uri.transport();
        Protocol protocol = transport == null ? null : Protocol.ofToken(transport);
        int port = Math.max(0, uri.port());
        InetAddress address = null;
        boolean resolves = (settings.dnsMode & (DNS_AT_LOAD | DNS_BY_TIMER)) != 0;
        if ((flags & GatewayState.NO_DNS) == 0 && resolves) {
            address = resolve(uri.host(), port, protocol);
            if (address == null) {
                throw new IllegalArgumentException("could not resolve " + uri.host());
            }
        }
        return new Gateway(text, flags, priority, attributes, uri.host(), port, protocol, address, socket);
    }

    /** Copies a gateway with its state and its calls into a new table. */
    Gateway copy(Gateway old) {
        Gateway copy = new Gateway(
                old.uri(),
                old.flags(),
                old.priority(),
                old.attributes(),
                old.host(),
                old.port(),
                old.protocol(),
                old.address(),
                old.socket());
        copy.load().set(old.load().get());
        return copy;
    }

    private @Nullable LocalSocket socket(GatewayAttributes attributes) {
        String name = attributes.socketName();
        String text = attributes.socket();
        if (name != null && !name.isEmpty()) {
            return required(engine.sockets().named(name), "non-local socket name " + name);
        }
        if (text != null && !text.isEmpty()) {
            return required(engine.sockets().ofText(text), "non-local socket " + text);
        }
        return defaultSocket();
    }

    private static LocalSocket required(@Nullable LocalSocket socket, String otherwise) {
        if (socket == null) {
            throw new IllegalArgumentException(otherwise);
        }
        return socket;
    }

    /**
     * The socket of gateways without one, or null.
     *
     * @throws IllegalArgumentException when it is none of this server
     */
    @Nullable
    LocalSocket defaultSocket() {
        if (!settings.defaultSocketName.isEmpty()) {
            return required(
                    engine.sockets().named(settings.defaultSocketName),
                    "ds_default_sockname is no socket of this server: " + settings.defaultSocketName);
        }
        if (!settings.defaultSocket.isEmpty()) {
            return required(
                    engine.sockets().ofText(settings.defaultSocket),
                    "ds_default_socket is no socket of this server: " + settings.defaultSocket);
        }
        return null;
    }

    /** The address of a host, or null. May wait for the DNS. */
    @Nullable
    InetAddress resolve(String host, int port, @Nullable Protocol protocol) {
        if (host.isEmpty()) {
            return null;
        }
        InetAddress numeric = IpText.parse(host);
        if (numeric != null) {
            return numeric;
        }
        Located located = engine.locator().locateBlocking(target(host, port, protocol));
        return located.found() ? located.first().ip() : null;
    }

    /** The address to compare with: as known, or resolved now when the mode says so. */
    @Nullable
    InetAddress addressOf(Gateway gateway) {
        if ((gateway.flags() & GatewayState.NO_DNS) == 0 && (settings.dnsMode & DNS_AT_MATCH) != 0) {
            refresh(gateway);
        }
        return gateway.address();
    }

    /** True when names are resolved again from time to time. */
    boolean refreshes() {
        return (settings.dnsMode & DNS_BY_TIMER) != 0;
    }

    /** Resolves again; an answer that fails changes nothing, one that takes time counts from the next match on. */
    void refresh(Gateway gateway) {
        InetAddress numeric = IpText.parse(gateway.host());
        if (numeric != null) {
            gateway.address(numeric);
            return;
        }
        SipTarget target = target(gateway.host(), gateway.port(), gateway.protocol());
        engine.locator().locate(target).thenAccept(located -> {
            if (located.found()) {
                gateway.address(located.first().ip());
            }
        });
    }

    private SipTarget target(String host, int port, @Nullable Protocol protocol) {
        boolean srv = (settings.dnsMode & DNS_SRV) != 0;
        int wanted = port == 0 && !srv ? Protocol.UDP.defaultPort() : port;
        return new SipTarget(host, wanted, protocol, false);
    }
}
