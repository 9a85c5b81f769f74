package org.olelo.module.ejb.api;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it was received, for an application. Texts have one char for each byte (ISO-8859-1), as on the wire.
 *
 * @param method INVITE, MESSAGE, …
 * @param uri the Request-URI as the script left it
 * @param headers header fields in order, names as written
 * @param body empty when there is none
 * @param source address it came from
 * @param protocol udp, tcp, tls, ws, wss or sctp
 */
public record SipRequestMessage(
        String method,
        String uri,
        List<Map.Entry<String, String>> headers,
        String body,
        InetSocketAddress source,
        String protocol) {
    /** Copies the headers. */
    public SipRequestMessage {
        headers = List.copyOf(headers);
    }

    /** The first header field of that name; compact forms are not translated. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
