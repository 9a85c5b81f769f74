package org.olelo.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.sip.edit.SocketView;

/**
 * One address, port and protocol the server listens on (Kamailio's socket_info). Immutable; compared by identity. The
 * channel bound to it belongs to its transport.
 */
public final class LocalSocket implements SocketView {
    private static final int PORT_LEFT_OUT_OF_VIA = 5060;

    private final Protocol protocol;
    private final String givenName;
    private final InetAddress address;
    private final int port;
    private final @Nullable String name;
    private final @Nullable Advertised advertised;
    private final Set<SocketFlag> flags;
    private final List<InetAddress> moreAddresses;
    private final int workers;

    private final InetSocketAddress socketAddress;
    private final String addressText;
    private final String uriHost;
    private final String sockString;
    private final String advertisedHost;
    private final int advertisedPort;
    private final String advertisedSockString;
    private final String sentBy;
    private final byte[] viaStart;

    private LocalSocket(Builder builder) {
        protocol = builder.protocol;
        address = builder.address;
        port = builder.port;
        givenName = builder.givenName;
        name = builder.name;
        advertised = builder.advertised;
        moreAddresses = List.copyOf(builder.moreAddresses);
        workers = builder.workers;
        flags = Collections.unmodifiableSet(flagsOf(builder));
        socketAddress = new InetSocketAddress(address, port);
        addressText = IpText.of(address);
        uriHost = IpText.uriHost(address);
        sockString = protocol.token() + ':' + uriHost + ':' + port;
        advertisedHost = advertised == null ? uriHost : advertised.host();
        advertisedPort = advertised == null || advertised.port() == 0 ? port : advertised.port();
        Protocol shown = advertised == null || advertised.protocol() == null ? protocol : advertised.protocol();
        advertisedSockString = shown.token() + ':' + advertisedHost + ':' + advertisedPort;
        sentBy = advertisedPort == PORT_LEFT_OUT_OF_VIA ? advertisedHost : advertisedHost + ':' + advertisedPort;
        viaStart = ("Via: SIP/2.0/" + protocol.viaToken() + ' ' + sentBy + ";branch=")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A socket on a numeric address without further attributes. */
    public static LocalSocket of(Protocol protocol, InetAddress address, int port) {
        return new Builder(protocol, address, port).build();
    }

    /** Starts a socket with more attributes. */
    public static Builder builder(Protocol protocol, InetAddress address, int port) {
        return new Builder(protocol, address, port);
    }

    /** Protocol it listens for. */
    public Protocol protocol() {
        return protocol;
    }

    /** Address it is bound to; may be 0.0.0.0 or ::. */
    public InetAddress address() {
        return address;
    }

    /** Port it is bound to, 1 to 65535. */
    public int port() {
        return port;
    }

    /** Address and port. */
    public InetSocketAddress socketAddress() {
        return socketAddress;
    }

    /** The host as written in the configuration: a name, an interface, or an address. */
    public String givenName() {
        return givenName;
    }

    /** Numeric address without brackets ($Ri). */
    public String addressText() {
        return addressText;
    }

    /** Numeric address, IPv6 in brackets. */
    public String uriHost() {
        return uriHost;
    }

    /** "udp:192.0.2.1:5060". */
    public String sockString() {
        return sockString;
    }

    /** Name given by {@code name "…"} ($Rn), or null. */
    public @Nullable String name() {
        return name;
    }

    /** What it shows instead of its address, or null. */
    public @Nullable Advertised advertised() {
        return advertised;
    }

    @Override
    public String transportToken() {
        return protocol.token();
    }

    /** Advertised host, or {@link #uriHost()}. */
    @Override
    public String advertisedHost() {
        return advertisedHost;
    }

    /** Advertised port, or {@link #port()}. */
    @Override
    public int advertisedPort() {
        return advertisedPort;
    }

    /** {@link #sockString()} with what is advertised. */
    public String advertisedSockString() {
        return advertisedSockString;
    }

    /** Host[:port] for a Via of our own: advertised values first, port 5060 left out. */
    public String sentBy() {
        return sentBy;
    }

    /** "Via: SIP/2.0/UDP host:port;branch=" as bytes. Do not change the array. */
    public byte[] viaStart() {
        return viaStart;
    }

    /** Properties of the address. */
    public Set<SocketFlag> flags() {
        return flags;
    }

    /** Further addresses of a multihomed SCTP socket. */
    public List<InetAddress> moreAddresses() {
        return moreAddresses;
    }

    /** Workers asked for by socket_workers; 0 = as all. */
    public int workers() {
        return workers;
    }

    /** Never bound. */
    public boolean isVirtual() {
        return flags.contains(SocketFlag.VIRTUAL);
    }

    /** IPv4 address. */
    public boolean isIpv4() {
        return address instanceof Inet4Address;
    }

    /** Whether it can reach the address: same family. */
    public boolean canReach(InetAddress peer) {
        return isIpv4() == (peer instanceof Inet4Address);
    }

    @Override
    public String toString() {
        return sockString;
    }

    private static Set<SocketFlag> flagsOf(Builder builder) {
        EnumSet<SocketFlag> flags = EnumSet.noneOf(SocketFlag.class);
        flags.addAll(builder.flags);
        if (builder.address.isAnyLocalAddress()) {
            flags.add(SocketFlag.ANY);
        }
        if (builder.address.isLoopbackAddress()) {
            flags.add(SocketFlag.LOOPBACK);
        }
        if (builder.address.isMulticastAddress()) {
            flags.add(SocketFlag.MULTICAST);
        }
        if (!builder.moreAddresses.isEmpty()) {
            flags.add(SocketFlag.MULTIHOMED);
        }
        if (IpText.parse(builder.givenName) != null) {
            flags.add(SocketFlag.IP);
        }
        return flags;
    }

    /** Collects the attributes of a socket. */
    public static final class Builder {
        private final Protocol protocol;
        private final InetAddress address;
        private final int port;
        private final EnumSet<SocketFlag> flags = EnumSet.noneOf(SocketFlag.class);
        private String givenName;
        private @Nullable String name;
        private @Nullable Advertised advertised;
        private List<InetAddress> moreAddresses = List.of();
        private int workers;

        private Builder(Protocol protocol, InetAddress address, int port) {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port " + port);
            }
            this.protocol = protocol;
            this.address = address;
            this.port = port;
            this.givenName = IpText.of(address);
        }

        /** The host as the configuration wrote it. */
        public Builder givenName(String text) {
            givenName = text;
            return this;
        }

        /** Socket name, or null for none. */
        public Builder name(@Nullable String text) {
            name = text;
            return this;
        }

        /** What to show instead of the address, or null. */
        public Builder advertised(@Nullable Advertised value) {
            advertised = value;
            return this;
        }

        /** Adds a flag; LOOPBACK, MULTICAST, ANY and IP are found out by themselves. */
        public Builder flag(SocketFlag flag) {
            flags.add(flag);
            return this;
        }

        /** Further addresses (SCTP). */
        public Builder moreAddresses(List<InetAddress> addresses) {
            moreAddresses = addresses;
            return this;
        }

        /** Workers of this socket; 0 = as all. */
        public Builder workers(int count) {
            workers = count;
            return this;
        }

        /** The socket. */
        public LocalSocket build() {
            return new LocalSocket(this);
        }
    }
}
