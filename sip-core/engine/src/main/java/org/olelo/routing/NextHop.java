package org.olelo.routing;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;

/**
 * Where a request goes, or why it cannot.
 *
 * @param destination address and socket, or null
 * @param error Kamailio's error code when there is no destination: -7 no socket, -478 no address, -479 bad URI
 */
public record NextHop(@Nullable Destination destination, int error) {
    /** A failure. */
    public static NextHop failed(int error) {
        return new NextHop(null, error);
    }
}
