package org.olelo.net.dns;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Protocol;

/**
 * What to find: the host part of a URI and what it says about port and transport.
 *
 * @param host name or address, IPv6 with or without brackets
 * @param port 0 = none given
 * @param protocol the URI's transport; null = none given
 * @param secure a sips URI
 */
public record SipTarget(String host, int port, @Nullable Protocol protocol, boolean secure) {}
