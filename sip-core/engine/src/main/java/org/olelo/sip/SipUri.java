package org.olelo.sip;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.header.Parameters;
import org.olelo.text.Latin;

/**
 * A SIP, SIPS, TEL or URN URI (RFC 3261 19.1, RFC 3966). Immutable: offsets into bytes that never change. Escapes stay
 * as they are. A telephone URI has its number as user and no host; a URN its namespace as user and the rest as host.
 */
public final class SipUri {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private final UriScheme scheme;
    private final UriOffsets at;
    private @Nullable String text;

    SipUri(byte[] bytes, int start, int end, UriScheme scheme, UriOffsets at) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.scheme = scheme;
        this.at = at;
    }

    /** Reads a URI that fills the text; null when it is not one. */
    public static @Nullable SipUri parse(String text) {
        byte[] bytes = Latin.bytes(text);
        SipUri uri = UriParser.parse(bytes, 0, bytes.length);
        if (uri != null) {
            uri.text = text;
        }
        return uri;
    }

    /** Reads a URI that fills bytes[from, to), which must not change afterwards; null when it is not one. */
    public static @Nullable SipUri parse(byte[] bytes, int from, int to) {
        return UriParser.parse(bytes, from, to);
    }

    /** Kind of URI. */
    public UriScheme scheme() {
        return scheme;
    }

    /** SIP or SIPS. */
    public boolean isSip() {
        return scheme == UriScheme.SIP || scheme == UriScheme.SIPS;
    }

    /** User part without password, empty when there is none. */
    public String user() {
        return Latin.string(bytes, at.userStart, at.userEnd);
    }

    /** There is a user part (possibly empty). */
    public boolean hasUser() {
        return at.userStart >= 0;
    }

    /** Password, or null. */
    public @Nullable String password() {
        return at.passwordStart < 0 ? null : Latin.string(bytes, at.passwordStart, at.passwordEnd);
    }

    /** Host, IPv6 in brackets; empty in a telephone URI. */
    public String host() {
        return Latin.string(bytes, at.hostStart, at.hostEnd);
    }

    /** Whether the host is written like this, in any case. */
    public boolean isHost(String host) {
        return Latin.equalsIgnoreCase(bytes, at.hostStart, at.hostEnd, host);
    }

    /** Port, or -1 when none is written. */
    public int port() {
        return at.port;
    }

    /** A colon follows the host, perhaps without a number. */
    public boolean hasPort() {
        return at.portStart >= 0;
    }

    /** Port as written, empty when none is. */
    public String portText() {
        return Latin.string(bytes, at.portStart, at.portEnd);
    }

    /** "host" or "host:port" as written. */
    public String hostPort() {
        return at.hostStart < 0 ? "" : Latin.string(bytes, at.hostStart, at.portStart >= 0 ? at.portEnd : at.hostEnd);
    }

    /** Parameters without the first ';', or empty. */
    public String params() {
        return Latin.string(bytes, at.paramsStart, at.paramsEnd);
    }

    /** Headers without the '?', or empty. */
    public String headers() {
        return Latin.string(bytes, at.headersStart, at.headersEnd);
    }

    /** Value of a parameter; empty when it has none; null when it is not there. Case of the name is ignored. */
    public @Nullable String param(String name) {
        return at.paramsStart < 0 ? null : Parameters.value(bytes, at.paramsStart, at.paramsEnd, name);
    }

    /** There is a parameter of that name, with or without value. */
    public boolean hasParam(String name) {
        return param(name) != null;
    }

    /** transport parameter as written, or null. */
    public @Nullable String transport() {
        return param("transport");
    }

    /** Loose routing: there is an lr parameter. */
    public boolean lr() {
        return hasParam("lr");
    }

    /** maddr parameter, or null. */
    public @Nullable String maddr() {
        return param("maddr");
    }

    /** method parameter, or null. */
    public @Nullable String method() {
        return param("method");
    }

    /** user parameter ("phone" …), or null. */
    public @Nullable String userParam() {
        return param("user");
    }

    /** ttl parameter, or null. */
    public @Nullable String ttl() {
        return param("ttl");
    }

    /** gr parameter (RFC 5627); empty when it has no value; null when it is not there. */
    public @Nullable String gr() {
        return param("gr");
    }

    /** r2 parameter of double record-routing, or null. */
    public @Nullable String r2() {
        return param("r2");
    }

    /** There is an ob parameter (RFC 5626). */
    public boolean ob() {
        return hasParam("ob");
    }

    /** The address of record: scheme, user and host[:port], nothing else. */
    public String addressOfRecord() {
        String hostPort = hostPort();
        return hasUser() && !hostPort.isEmpty()
                ? scheme.token() + ':' + user() + '@' + hostPort
                : scheme.token() + ':' + user() + hostPort;
    }

    /** Start of the user in {@link #toString()}, or -1. */
    public int userStart() {
        return at.userStart < 0 ? -1 : at.userStart - start;
    }

    /** End of the user in {@link #toString()}, or -1. */
    public int userEnd() {
        return at.userStart < 0 ? -1 : at.userEnd - start;
    }

    /** End of "user:password@", that is start of the host, in {@link #toString()}. */
    public int hostStart() {
        return Math.max(0, at.hostStart - start);
    }

    /** End of the host in {@link #toString()}. */
    public int hostEnd() {
        return Math.max(0, at.hostEnd - start);
    }

    /** End of host and port in {@link #toString()}. */
    public int hostPortEnd() {
        return Math.max(0, (at.portStart >= 0 ? at.portEnd : at.hostEnd) - start);
    }

    /** Whether both name the same resource by RFC 3261 19.1.4. */
    public boolean isEquivalent(SipUri other) {
        return UriComparison.isEquivalent(this, other);
    }

    /** Same text. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SipUri uri && uri.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The URI as written. */
    @Override
    public String toString() {
        String cached = text;
        if (cached == null) {
            cached = Latin.string(bytes, start, end);
            text = cached;
        }
        return cached;
    }
}
