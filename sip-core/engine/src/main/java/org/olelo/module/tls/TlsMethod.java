package org.olelo.module.tls;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Kamailio's names for sets of protocol versions.
 *
 * @param name as configured
 * @param protocols names of JSSE, oldest first
 */
record TlsMethod(String name, List<String> protocols) {
    private static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    /** Every version of TLS. */
    static final TlsMethod ANY = new TlsMethod("TLSv1+", VERSIONS);

    /** The method of a name in any case, or null. SSLv2 and SSLv3 do not exist any more. */
    static @Nullable TlsMethod named(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("sslv23")) {
            return new TlsMethod(text, VERSIONS);
        }
        boolean newer = lower.endsWith("+");
        String version = newer ? lower.substring(0, lower.length() - 1) : lower;
        int at = switch (version) {
            case "tlsv1", "tlsv1.0" -> 0;
            case "tlsv1.1" -> 1;
            case "tlsv1.2" -> 2;
            case "tlsv1.3" -> 3;
            default -> -1;
        };
        if (at < 0) {
            return null;
        }
        return new TlsMethod(text, newer ? VERSIONS.subList(at, VERSIONS.size()) : List.of(VERSIONS.get(at)));
    }
}
