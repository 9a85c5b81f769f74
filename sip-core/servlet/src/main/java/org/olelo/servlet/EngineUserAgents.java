package org.olelo.servlet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.transaction.LocalRequest;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.UacRequest;

/** User agents on the engine's own transactions. */
final class EngineUserAgents implements UserAgentStack {
    private final TransactionLayer layer;

    EngineUserAgents(TransactionLayer layer) {
        this.layer = layer;
    }

    @Override
    public @Nullable Transaction request(UacRequest request, @Nullable LocalRequest replies) {
        return layer.localRequests().send(request, replies);
    }

    @Override
    public void cancel(Transaction client) {
        layer.canceller().cancelAll(client, "");
    }

    @Override
    public boolean reply(
            Transaction server, int status, String reason, @Nullable String toTag, List<String> headers, String body) {
        return layer.serverReplies()
                        .reply(server, null, status, reason, toTag, headers, null, body.isEmpty() ? null : body)
                > 0;
    }

    @Override
    public void repeatReply(Transaction server) {
        layer.retransmitReply(server);
    }
}
