package org.olelo.net;

import org.jspecify.annotations.Nullable;

/**
 * A name this server answers to (alias, and the host names found by auto_aliases).
 *
 * @param host compared without case
 * @param port 0 = any
 * @param protocol null = any
 */
public record HostAlias(String host, int port, @Nullable Protocol protocol) {
    boolean matches(String name, int otherPort, @Nullable Protocol otherProtocol) {
        return (port == 0 || otherPort == 0 || port == otherPort)
                && (protocol == null || otherProtocol == null || protocol == otherProtocol)
                && host.equalsIgnoreCase(name);
    }
}
