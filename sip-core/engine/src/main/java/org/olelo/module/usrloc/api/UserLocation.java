package org.olelo.module.usrloc.api;

import org.jspecify.annotations.Nullable;

/** The service of usrloc. */
public interface UserLocation {
    /** The table of that name ({@code location}), made on first use. Call in init or at load. */
    LocationTable table(String name);

    /** The table of that name if it was made, else null. */
    @Nullable
    LocationTable tableOrNull(String name);

    /** True when addresses of record are user@domain, not the user alone. */
    boolean useDomain();

    /** The branch flag that marks a contact behind NAT as a bit, 0 when none is set. */
    int natFlag();

    /** Which contacts count as the same: 0 URI, 1 URI and Call-ID, 2 and path, 3 URI without parameters. */
    int matchingMode();

    /** Seconds in which a registration with the same CSeq is a retransmission. */
    int cseqDelay();

    /** A new record unique id. */
    String newRuid();

    /** True when changes are written to the database before they return (db_mode 1 and 3): callers may block. */
    boolean writesThrough();

    /** Adds a listener. */
    void listen(ContactListener listener);
}
