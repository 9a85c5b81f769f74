package org.olelo.servlet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.transaction.LocalRequest;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.UacRequest;

/** What sends and answers requests for applications. Dialogs are the container's. Methods may wait for the DNS. */
interface UserAgentStack {
    /**
     * Sends a request.
     *
     * @param replies hears of the replies; not used for ACK
     * @return null when there is no way to its next hop
     */
    @Nullable
    Transaction request(UacRequest request, @Nullable LocalRequest replies);

    /** Cancels the INVITE of a client transaction. */
    void cancel(Transaction client);

    /**
     * Answers a received request.
     *
     * @param headers lines with CRLF
     * @return false when it was answered before
     */
    boolean reply(
            Transaction server, int status, String reason, @Nullable String toTag, List<String> headers, String body);

    /** Sends the last reply of a received request again. */
    void repeatReply(Transaction server);
}
