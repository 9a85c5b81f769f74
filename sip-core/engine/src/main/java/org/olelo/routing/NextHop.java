package org.olelo.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.LocalSocket;
import org.olelo.net.dns.SipTarget;

/**
 * Where a request goes, or why it cannot.
 *
 * @param destination address and socket, or null
 * @param error Kamailio's error code when there is no destination: -7 no socket, -478 no address; 0 while the DNS must be asked
 * @param unresolved what to ask the DNS for, on a thread that must not wait; else null
 * @param forced socket asked for
 * @param others further addresses of the same name, without socket; best first
 */
public record NextHop(
        @Nullable Destination destination,
        int error,
        @Nullable SipTarget unresolved,
        @Nullable LocalSocket forced,
        List<Destination> others) {
    /** A failure. */
    public static NextHop failed(int error) {
        return new NextHop(null, error, null, null, List.of());
    }

    static NextHop to(Destination destination, List<Destination> others) {
        return new NextHop(destination, 0, null, null, others);
    }

    static NextHop pending(SipTarget target, @Nullable LocalSocket forced) {
        return new NextHop(null, 0, target, forced, List.of());
    }
}
