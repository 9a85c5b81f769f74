package org.olelo.routing;

/** The execution types of route blocks, with Kamailio's bit of each. */
public enum RouteKind {
    /** {@code request_route}, and event routes that run on a request. */
    REQUEST(1),
    /** {@code failure_route[...]}. */
    FAILURE(2),
    /** {@code onreply_route[...]}, armed by t_on_reply. */
    ONREPLY(4),
    /** {@code branch_route[...]}. */
    BRANCH(8),
    /** {@code onsend_route}. */
    ONSEND(16),
    /** Error route; historic. */
    ERROR(32),
    /** {@code event_route[tm:local-request]}. */
    LOCAL(64),
    /** {@code reply_route}: every reply, before the transaction. */
    REPLY(128),
    /** {@code event_route[tm:branch-failure:NAME]}. */
    BRANCH_FAILURE(256),
    /** Event routes without a network message. */
    EVENT(512);

    private final int bit;

    RouteKind(int bit) {
        this.bit = bit;
    }

    /** Kamailio's bit. */
    public int bit() {
        return bit;
    }

    /** True in reply_route and onreply_route. */
    public boolean onReply() {
        return this == ONREPLY || this == REPLY;
    }
}
