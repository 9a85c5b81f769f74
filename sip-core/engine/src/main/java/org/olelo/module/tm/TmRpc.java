package org.olelo.module.tm;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.Engine;
import org.olelo.spi.RpcExport;
import org.olelo.transaction.LocalRequest;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionCounters;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.UacRequest;

/** RPC commands of module tm. */
public final class TmRpc {
    private static final int WAIT_SECONDS = 80;

    private final Engine engine;
    private final TransactionLayer layer;

    TmRpc(Engine engine, TransactionLayer layer) {
        this.engine = engine;
        this.layer = layer;
    }

    /** The outcome of a local request. */
    private record Outcome(int status, String reason, String message) {}

    @RpcExport(value = "tm.stats", doc = "Print transaction statistics.")
    public void stats(RpcCall call) {
        TransactionCounters counters = layer.counters();
        RpcValue.Struct out = call.struct();
        long waiting =
                layer.table().all().stream().filter(t -> t.status() >= 200).count();
        out.add("current", layer.table().size());
        out.add("waiting", waiting);
        out.add("total", counters.total());
        out.add("total_local", counters.totalLocal());
        out.add("rpl_received", counters.received());
        out.add("rpl_generated", counters.generated());
        out.add("rpl_sent", counters.sent());
        for (int klass = 6; klass >= 2; klass--) {
            out.add(klass + "xx", counters.completedWith(klass));
        }
        out.add("created", counters.total());
        out.add("freed", counters.freedCount());
        out.add("delayed_free", counters.delayedFreeCount());
    }

    @RpcExport(value = "tm.list", doc = "List transactions.", returnsArray = true)
    public void list(RpcCall call) {
        for (Transaction t : layer.table().all()) {
            RpcValue.Struct out = call.struct();
            out.add("tindex", t.index());
            out.add("tlabel", t.label());
            out.add("method", t.method());
            out.add("from", t.request() == null ? "" : headerOf(t, "From"));
            out.add("to", t.request() == null ? "" : headerOf(t, "To"));
            out.add("callid", "Call-ID: " + t.callId() + "\r\n");
            out.add("cseq", "CSeq: " + t.cseq());
            out.add("uas_request", t.request() == null ? "no" : "yes");
            out.add("tflags", t.scriptFlags());
            out.add("outgoings", t.branchCount());
            out.add("ref_count", 1);
            out.add("lifetime", 0);
        }
    }

    private static String headerOf(Transaction t, String name) {
        String value = t.request() == null ? null : t.request().header(name);
        return value == null ? "" : name + ": " + value + "\r\n";
    }

    @RpcExport(
            value = "tm.hash_stats",
            doc =
                    "Statistics of the hash table: a fault, as with a Kamailio built without them; tm.stats has the counts.")
    public void hashStats(RpcCall call) {
        throw new RpcFault(500, "Hash statistics not supported (try recompiling with -DTM_HASH_STATS)");
    }

    @RpcExport(value = "tm.clean", doc = "Cleans expired transactions.")
    public void clean(RpcCall call) {
        layer.clean();
    }

    @RpcExport(value = "tm.cancel", doc = "Cancels a pending local INVITE: Call-ID, CSeq number.")
    public void cancel(RpcCall call) {
        Transaction t = layer.table().find(call.text(0), (int) call.number(1), Transaction::isInvite);
        if (t == null) {
            throw new RpcFault(404, "Transaction not found");
        }
        layer.canceller().cancelAll(t, "");
    }

    @RpcExport(value = "tm.reply", doc = "Replies: code, reason, index:label, To tag, headers, body.")
    public void reply(RpcCall call) {
        String[] id = call.text(2).split(":");
        if (id.length != 2) {
            throw new RpcFault(400, "Invalid trans_id");
        }
        Transaction t;
        try {
            t = layer.table().find(Integer.parseInt(id[0]), Integer.parseInt(id[1]));
        } catch (NumberFormatException e) {
            throw new RpcFault(400, "Invalid trans_id");
        }
        reply(call, t, 3);
    }

    @RpcExport(value = "tm.reply_callid", doc = "Replies: code, reason, Call-ID, CSeq number, To tag, headers, body.")
    public void replyByCallId(RpcCall call) {
        reply(call, layer.table().find(call.text(2), (int) call.number(3), t -> !t.isLocal()), 4);
    }

    private void reply(RpcCall call, @Nullable Transaction t, int at) {
        if (t == null) {
            throw new RpcFault(404, "Transaction not found");
        }
        String tag = call.text(at, "");
        String headers = call.text(at + 1, ".");
        String body = call.text(at + 2, "");
        List<String> lines = headers.equals(".") || headers.isEmpty() ? List.of() : List.of(lines(headers));
        int result = layer.serverReplies()
                .reply(
                        t,
                        null,
                        (int) call.number(0),
                        call.text(1),
                        tag.isEmpty() || tag.equals(".") ? null : tag,
                        lines,
                        null,
                        body.isEmpty() ? null : body);
        if (result < 0) {
            throw new RpcFault(500, "Reply failed");
        }
    }

    private static String lines(String headers) {
        return headers.endsWith("\n") ? headers : headers + "\r\n";
    }

    @RpcExport(value = "tm.retransmit_reply", doc = "Sends the last reply again: index:label.")
    public void retransmit(RpcCall call) {
        String[] id = call.text(0).split(":");
        Transaction t = null;
        try {
            t = id.length == 2 ? layer.table().find(Integer.parseInt(id[0]), Integer.parseInt(id[1])) : null;
        } catch (NumberFormatException e) {
            throw new RpcFault(400, "Invalid trans_id");
        }
        retransmit(t);
    }

    @RpcExport(value = "tm.retransmit_reply_callid", doc = "Sends the last reply again: Call-ID, CSeq number.")
    public void retransmitByCallId(RpcCall call) {
        retransmit(layer.table().find(call.text(0), (int) call.number(1), t -> !t.isLocal()));
    }

    private void retransmit(@Nullable Transaction t) {
        if (t == null) {
            throw new RpcFault(404, "Transaction not found");
        }
        if (!layer.retransmitReply(t)) {
            throw new RpcFault(500, "No reply to retransmit");
        }
    }

    @RpcExport(value = "tm.t_uac_start", doc = "Sends a request: method, URI, next hop, socket, headers, body.")
    public void start(RpcCall call) {
        send(call, false, null);
    }

    @RpcExport(value = "tm.t_uac_start_noack", doc = "The same without ACK by itself.")
    public void startNoAck(RpcCall call) {
        send(call, true, null);
    }

    @RpcExport(value = "tm.t_uac_wait", doc = "Sends a request and returns the final reply.")
    public void await(RpcCall call) {
        wait(call, false, true);
    }

    @RpcExport(value = "tm.t_uac_wait_noack", doc = "The same without ACK by itself.")
    public void awaitNoAck(RpcCall call) {
        wait(call, true, true);
    }

    @RpcExport(value = "tm.t_uac_wait_block", doc = "Sends a request and returns status and reason of the final reply.")
    public void awaitBlock(RpcCall call) {
        wait(call, false, false);
    }

    @RpcExport(value = "tm.t_uac_wait_block_noack", doc = "The same without ACK by itself.")
    public void awaitBlockNoAck(RpcCall call) {
        wait(call, true, false);
    }

    private void wait(RpcCall call, boolean noAck, boolean whole) {
        CompletableFuture<Outcome> done = new CompletableFuture<>();
        send(call, noAck, (t, reply, status) -> done.complete(outcome(reply, status)));
        Outcome outcome;
        try {
            outcome = done.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RpcFault(500, "Stopped");
        } catch (ExecutionException | TimeoutException e) {
            throw new RpcFault(500, "No reply received");
        }
        if (!whole) {
            call.struct().add("code", outcome.status()).add("text", outcome.reason());
            return;
        }
        call.add(outcome.status() + " " + outcome.reason());
        RpcValue.Array rest = call.array();
        if (!outcome.message().isEmpty()) {
            rest.add(outcome.message());
        }
    }

    private static Outcome outcome(@Nullable MessageContext reply, int status) {
        return reply == null
                ? new Outcome(status, "Request Timeout", "")
                : new Outcome(status, reply.response().reason(), reply.message().toString());
    }

    private void send(RpcCall call, boolean noAck, @Nullable LocalRequest asked) {
        String nextHop = dot(call.text(2, "."));
        String socket = dot(call.text(3, "."));
        UacRequest request = UacHeaders.request(call.text(0), call.text(1), call.text(4), call.text(5, ""));
        if (request == null) {
            throw new RpcFault(400, "From and To header fields are needed");
        }
        request.nextHop(nextHop.isEmpty() ? null : nextHop).noAck(noAck);
        if (!socket.isEmpty()) {
            request.socket(engine.sockets().ofText(socket));
        }
        if (layer.localRequests().send(request, asked) == null) {
            throw new RpcFault(500, "Request not sent");
        }
    }

    private static String dot(String text) {
        return text.equals(".") ? "" : text;
    }
}
