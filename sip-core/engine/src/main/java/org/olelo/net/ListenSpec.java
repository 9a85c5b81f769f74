package org.olelo.net;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One address of a {@code listen} statement (or {@code socket} block, or option -l), before names are resolved.
 *
 * @param hosts host name, interface name or address; several for a multihomed SCTP socket
 * @param port 0 = the default
 * @param protocol null = all that are enabled
 * @param advertised what to show instead, or null
 * @param name socket name, or null
 * @param virtual never bound
 * @param workers workers of this socket, 0 = as all
 */
public record ListenSpec(
        List<String> hosts,
        int port,
        @Nullable Protocol protocol,
        @Nullable Advertised advertised,
        @Nullable String name,
        boolean virtual,
        int workers) {
    public ListenSpec {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("no host");
        }
    }

    /** A plain address. */
    public static ListenSpec of(@Nullable Protocol protocol, String host, int port) {
        return new ListenSpec(List.of(host), port, protocol, null, null, false, 0);
    }

    /** As written in option -l: {@code [proto:]host[:port][/advertise[:port]][/name]}; null when it is not written so. */
    public static @Nullable ListenSpec parse(String text) {
        String[] parts = text.split("/", -1);
        SocketText address = SocketText.parse(parts[0]);
        if (address == null || parts.length > 3) {
            return null;
        }
        Advertised advertised = null;
        if (parts.length > 1 && !parts[1].isEmpty()) {
            SocketText shown = SocketText.parse(parts[1]);
            if (shown == null) {
                return null;
            }
            advertised = new Advertised(shown.host(), shown.port(), shown.protocol());
        }
        String name = parts.length > 2 && !parts[2].isEmpty() ? parts[2] : null;
        return new ListenSpec(List.of(address.host()), address.port(), address.protocol(), advertised, name, false, 0);
    }
}
