package org.olelo.module.xhttp.api;

import org.olelo.routing.MessageContext;

/** Answers the HTTP request that is being processed. Text is one char per byte. */
public interface HttpReplies {
    /**
     * Sends a reply on the connection of the request.
     *
     * @return 1, or -1 when the connection is gone
     */
    int reply(MessageContext ctx, int code, String reason, String contentType, String body);

    /**
     * The whole reply without sending it.
     *
     * @param headers header lines with CRLF, after those of append_to_reply
     */
    byte[] write(MessageContext ctx, int code, String reason, String headers, String contentType, String body);

    /** The body of the request, "" when there is none. */
    String body(MessageContext ctx);

    /** What follows {@code ?} in the URL, decoded; "" when there is nothing. */
    String query(MessageContext ctx);
}
