package org.olelo.net;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Transport protocols with the numbers that scripts and RPC show. */
public enum Protocol {
    UDP(1, 5060),
    TCP(2, 5060),
    TLS(3, 5061),
    SCTP(4, 5060),
    WS(5, 80),
    WSS(6, 443);

    private static final Protocol[] BY_NUMBER = {null, UDP, TCP, TLS, SCTP, WS, WSS};

    private final int number;
    private final int defaultPort;
    private final String token;

    Protocol(int number, int defaultPort) {
        this.number = number;
        this.defaultPort = defaultPort;
        this.token = name().toLowerCase(Locale.ROOT);
    }

    /** Kamailio's number, 1 to 6 ($prid). */
    public int number() {
        return number;
    }

    /** Lower-case name, as in {@code transport=udp} and socket texts. */
    public String token() {
        return token;
    }

    /** Value of a URI's transport parameter: ws for both kinds of WebSocket (RFC 7118 5.2), else {@link #token()}. */
    public String uriToken() {
        return this == WSS ? WS.token : token;
    }

    /** Upper-case name, as in a Via. */
    public String viaToken() {
        return name();
    }

    /** Port of a SIP URI without one. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Delivery is guaranteed by the transport: no retransmissions. */
    public boolean isReliable() {
        return this != UDP;
    }

    /** Messages travel on connections with an id: all but UDP and SCTP. */
    public boolean isConnected() {
        return this != UDP && this != SCTP;
    }

    /** WS or WSS. */
    public boolean isWebSocket() {
        return this == WS || this == WSS;
    }

    /** Encrypted on this hop. */
    public boolean isSecure() {
        return this == TLS || this == WSS;
    }

    /** Protocol of the listening socket that carries this one: TCP for WS, TLS for WSS, else itself. */
    public Protocol carrier() {
        return switch (this) {
            case WS -> TCP;
            case WSS -> TLS;
            case UDP, TCP, TLS, SCTP -> this;
        };
    }

    /** The protocol of a number, or null. */
    public static @Nullable Protocol ofNumber(int number) {
        return number >= 1 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    }

    /** The protocol of a name in any case, or null. */
    public static @Nullable Protocol ofToken(String text) {
        for (Protocol protocol : values()) {
            if (protocol.token.equalsIgnoreCase(text)) {
                return protocol;
            }
        }
        return null;
    }
}
