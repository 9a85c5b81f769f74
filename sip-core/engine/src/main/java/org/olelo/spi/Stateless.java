package org.olelo.spi;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;

/** Stateless forwarding and replying (Kamailio's forward.c and module sl). */
public interface Stateless {
    /**
     * Forwards the request to {@code $du} or the Request-URI without a transaction.
     *
     * @return 1, or a negative Kamailio error code (ser_error), which is kept for sl_reply_error
     */
    int forward(MessageContext ctx);

    /**
     * Forwards the request to that address.
     *
     * @param host host name or address; null: of the Request-URI
     * @param port 0: default of the protocol
     * @param protocol null: by URI and DNS
     */
    int forward(MessageContext ctx, @Nullable String host, int port, org.olelo.net.@Nullable Protocol protocol);

    /**
     * Replies without a transaction; a To tag is added that stays the same for the same request. ACK gets none.
     *
     * @return 1, or -1 when it cannot be sent
     */
    int reply(MessageContext ctx, int code, String reason);

    /** Forwards a reply by its second Via (RFC 3261 16.11). */
    int forwardReply(MessageContext ctx);

    /** True for the ACK of a negative reply that {@link #reply} sent. */
    default boolean isOwnAck(MessageContext ctx) {
        return false;
    }

    /** The To tag that {@link #reply} gives to replies to this request. */
    default String tag(MessageContext ctx) {
        return "";
    }
}
