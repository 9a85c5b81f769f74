package org.olelo.net;

import org.jspecify.annotations.Nullable;

/**
 * A socket as written in scripts and options: {@code [proto:]host[:port]}.
 *
 * @param protocol null = none given, or {@code *}
 * @param host name or address; IPv6 keeps its brackets
 * @param port 0 = none given, or {@code *}
 */
public record SocketText(@Nullable Protocol protocol, String host, int port) {
    /** Reads it; null when it is not written so. */
    public static @Nullable SocketText parse(String text) {
        String rest = text.strip();
        Protocol protocol = null;
        int colon = rest.indexOf(':');
        if (colon > 0) {
            String token = rest.substring(0, colon);
            protocol = Protocol.ofToken(token);
            boolean any = token.equals("*");
            if (protocol != null || any) {
                rest = rest.substring(colon + 1);
            }
        }
        int hostEnd = hostEnd(rest);
        if (hostEnd <= 0) {
            return null;
        }
        String host = rest.substring(0, hostEnd);
        if (hostEnd == rest.length()) {
            return new SocketText(protocol, host, 0);
        }
        int port = rest.charAt(hostEnd) == ':' ? port(rest.substring(hostEnd + 1)) : -1;
        return port < 0 ? null : new SocketText(protocol, host, port);
    }

    private static int hostEnd(String text) {
        if (text.startsWith("[")) {
            return text.indexOf(']') + 1;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return text.length();
        }
        return text.indexOf(':', colon + 1) < 0 ? colon : text.length(); // more than one: a bare IPv6 address
    }

    private static int port(String text) {
        if (text.equals("*")) {
            return 0;
        }
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int value = Integer.parseInt(text);
        return value <= 65535 ? value : -1;
    }
}
