package org.olelo.module.permissions;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Protocol;
import org.olelo.text.PosixRegex;

/**
 * A row of the table of trusted peers.
 *
 * @param source address as text
 * @param protocol Kamailio's number, 0 = any
 * @param from matches the From URI, or null
 * @param requestUri matches the Request-URI, or null
 * @param tag or null
 */
record TrustedPeer(
        String source,
        int protocol,
        @Nullable PosixRegex from,
        @Nullable PosixRegex requestUri,
        @Nullable String tag,
        int priority) {
    static final int ANY = 0;
    static final int NEVER = -1;
    static final int UNKNOWN = -2;

    /** Number of a protocol's name: 0 for any, -1 for none, -2 when there is no such. */
    static int protocol(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("any")) {
            return ANY;
        }
        if (lower.equals("none")) {
            return NEVER;
        }
        Protocol protocol = Protocol.ofToken(lower);
        return protocol == null ? UNKNOWN : protocol.number();
    }

    /**
     * A row.
     *
     * @throws IllegalArgumentException when the protocol is unknown or an expression is none
     */
    static TrustedPeer of(
            String source,
            String protocol,
            @Nullable String from,
            @Nullable String requestUri,
            @Nullable String tag,
            int priority) {
        int number = protocol(protocol);
        if (number == UNKNOWN) {
            throw new IllegalArgumentException("unknown protocol " + protocol + " of trusted peer " + source);
        }
        return new TrustedPeer(source, number, regex(from), regex(requestUri), tag, priority);
    }

    private static @Nullable PosixRegex regex(@Nullable String pattern) {
        return pattern == null || pattern.isEmpty() ? null : PosixRegex.compile(pattern, false);
    }

    boolean matches(int wantedProtocol, String fromUri, String target) {
        PosixRegex fromRegex = from;
        PosixRegex targetRegex = requestUri;
        return (protocol == ANY || wantedProtocol == ANY || protocol == wantedProtocol)
                && (fromRegex == null || fromRegex.find(fromUri))
                && (targetRegex == null || targetRegex.find(target));
    }
}
