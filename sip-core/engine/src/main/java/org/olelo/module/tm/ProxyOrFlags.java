package org.olelo.module.tm;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Protocol;
import org.olelo.transaction.RelayTarget;

/**
 * Argument of t_relay_to: {@code [proto:]host[:port]}, or a number of flags.
 *
 * @param target where to, or null
 * @param flags bits of {@link org.olelo.transaction.Forwarder}
 */
public record ProxyOrFlags(@Nullable RelayTarget target, int flags) {
    /**
     * Reads the argument.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static ProxyOrFlags parseArgument(String text) {
        String given = text.trim();
        if (!given.isEmpty()
                && Character.isDigit(given.charAt(0))
                && given.indexOf('.') < 0
                && given.indexOf(':') < 0) {
            return new ProxyOrFlags(null, Integer.decode(given));
        }
        Protocol protocol = Protocol.UDP;
        String rest = given;
        int colon = rest.indexOf(':');
        if (colon > 0) {
            Protocol named = Protocol.ofToken(rest.substring(0, colon));
            if (named != null) {
                protocol = named;
                rest = rest.substring(colon + 1);
            }
        }
        int bracket = rest.indexOf(']');
        int port = rest.indexOf(':', Math.max(0, bracket));
        String host = port < 0 ? rest : rest.substring(0, port);
        if (host.isEmpty()) {
            throw new IllegalArgumentException("not proto:host:port: " + text);
        }
        return new ProxyOrFlags(
                new RelayTarget(host, port < 0 ? 0 : Integer.parseInt(rest.substring(port + 1)), protocol), 0);
    }
}
