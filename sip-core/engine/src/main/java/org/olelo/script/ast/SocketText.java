package org.olelo.script.ast;

import org.jspecify.annotations.Nullable;
import org.olelo.script.source.SourceRange;

/**
 * {@code [protocol:]host[:port]} of listen, alias and force_send_socket.
 *
 * @param protocol {@code udp tcp tls sctp} in lower case, null when absent or {@code *}
 * @param host address (IPv6 without brackets), interface or host name
 * @param port 0 when absent or {@code *}
 */
public record SocketText(@Nullable String protocol, String host, int port, SourceRange range) {}
