package org.olelo.module.rtpproxy;

import org.jspecify.annotations.Nullable;

/**
 * Where the relay receives media.
 *
 * @param port port, above 0
 * @param address address, or null when the relay named none
 */
record RelayAddress(int port, @Nullable String address) {
    /** Reads {@code PORT [ADDRESS [6]]}; null when it has no port. */
    static @Nullable RelayAddress parse(String reply) {
        String[] words = reply.trim().split("[ \r\n]+");
        int port = org.olelo.text.Latin.parseInt(words[0]);
        if (port <= 0 || port > 65_535) {
            return null;
        }
        return new RelayAddress(port, words.length > 1 ? words[1] : null);
    }

    /** True for an IPv6 address. */
    boolean isIpv6() {
        return address != null && address.indexOf(':') >= 0;
    }
}
