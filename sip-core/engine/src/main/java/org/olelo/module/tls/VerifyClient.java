package org.olelo.module.tls;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is asked of the peer's certificate. A client profile asks the server for a valid one unless it is {@link #OFF}. */
enum VerifyClient {
    /** None is asked for; a server's is not checked. */
    OFF,
    /** A client may leave it out; what comes must be valid. */
    OPTIONAL,
    /** It must be there and valid. */
    ON,
    /** Asked for, and the connection goes on whatever comes; the script looks at $tls_peer_verified. */
    OPTIONAL_NO_CA;

    /** The value of that name in the configuration, or null. */
    static @Nullable VerifyClient named(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "off" -> OFF;
            case "on" -> ON;
            case "optional" -> OPTIONAL;
            case "optional_no_ca" -> OPTIONAL_NO_CA;
            default -> null;
        };
    }
}
