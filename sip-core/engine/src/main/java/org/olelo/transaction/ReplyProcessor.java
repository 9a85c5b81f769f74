package org.olelo.transaction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Method;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipResponse;
import org.olelo.sip.Via;

/** Replies received on client branches: state machine of the branch, routes of the script, choice of the reply that goes upstream. */
public final class ReplyProcessor {
    /** failure_reply_mode: the replies of the last leg are dropped. */
    private static final int LAST_LEG = 2;

    private static final int TIMEOUT = 408;
    /** failure_reply_mode: all replies are dropped when the failure route adds branches. */
    private static final int ALL_WHEN_FORKED = 3;

    private static final int NO_BRANCH = -1;

    /** What a reply came to (Kamailio's enum rps). */
    private enum Result {
        STORED,
        DISCARDED,
        PROVISIONAL,
        COMPLETED,
        AFTER_COMPLETION
    }

    private final TransactionLayer layer;

    ReplyProcessor(TransactionLayer layer) {
        this.layer = layer;
    }

    /** The transaction that sent the request of this reply; sets the context's branch index; null when there is none. */
    @Nullable
    Transaction find(MessageContext ctx) {
        SipResponse reply = ctx.response();
        Via via = reply.via();
        String token = via.branch();
        if (token == null) {
            return null;
        }
        Transaction t = BranchToken.find(layer.table(), token);
        if (t == null) {
            return null;
        }
        int index = BranchToken.index(token);
        if (index < 0 || index >= t.branchCount) {
            return null;
        }
        Method method = reply.cseqMethod();
        boolean cancel = t.invite && method == Method.CANCEL;
        if (!cancel && method != t.methodId) {
            return null;
        }
        if (layer.settings().callidMatching.get() != 0 && !t.isCall(reply.callId())) {
            return null;
        }
        ctx.branchIndex(index);
        return t;
    }

    /**
     * Takes a reply after reply_route.
     *
     * @return true when it belongs to a transaction; false: to be forwarded statelessly
     */
    public boolean received(MessageContext ctx) {
        Transaction t = find(ctx);
        if (t == null) {
            ctx.branchIndex(NO_BRANCH);
            return false;
        }
        ctx.transaction(t);
        layer.counters().repliesReceived().increment();
        if (!layer.enter(t, mayBlock(t))) {
            t.later(layer.host(), () -> {
                ctx.worker(layer.host().worker());
                process(t, ctx);
            });
            return true;
        }
        try {
            process(t, ctx);
        } finally {
            t.lock.unlock();
        }
        return true;
    }

    /** Whether a route that a reply or failure leads to may block or has to ask the DNS. */
    boolean mayBlock(Transaction t) {
        return t.hasBlockingRoutes || t.hasFailureRoutes && layer.host().mayWait();
    }

    private void process(Transaction t, MessageContext ctx) {
        if (t.has(TransactionFlag.DEAD)) {
            return;
        }
        SipResponse reply = ctx.response();
        ClientBranch branch = t.branches[ctx.branchIndex()];
        int status = reply.statusCode();
        if (t.invite && reply.cseqMethod() == Method.CANCEL) {
            layer.canceller().answered(branch, status);
            return;
        }
        if (layer.listened(t, TransactionEventKind.RESPONSE_IN)) {
            tell(t, TransactionEventKind.RESPONSE_IN, ctx, status, branch.index);
        }
        int before = branch.lastReceived;
        if (!protocol(t, branch, ctx, status)) {
            return;
        }
        if (!onReplyRoute(t, branch, ctx, status)) {
            return;
        }
        if (t.has(TransactionFlag.SUSPENDED_ON_REPLY)) {
            return;
        }
        if (status == 503) {
            layer.failover().unavailable(ctx);
            layer.failover().start(branch);
        }
        Result result = decide(t, branch, ctx, status);
        branch.replied = true;
        if (result == Result.DISCARDED) {
            return;
        }
        restartFinalTimer(t, branch, status, before);
    }

    /** Goes on with a reply after its suspension ended. */
    void resumed(Transaction t, MessageContext ctx) {
        int status = ctx.response().statusCode();
        if (ctx.dropped() && status < 200 || t.has(TransactionFlag.DEAD)) {
            return;
        }
        ClientBranch branch = t.branches[ctx.branchIndex()];
        decide(t, branch, ctx, status);
        branch.replied = true;
    }

    /** RFC 3261 17.1 and 6026: timers, ACK, CANCEL. False when the reply ends here. */
    private boolean protocol(Transaction t, ClientBranch branch, MessageContext ctx, int status) {
        if (status >= 200) {
            layer.timers().stop(branch);
            if (t.invite) {
                acknowledge(t, branch, ctx, status);
            }
            return true;
        }
        if (branch.canceled) {
            if (branch.lastReceived < 200) {
                branch.lastReceived = Math.max(branch.lastReceived, status);
            }
            if (t.invite) {
                layer.canceller().provisionalOnCanceled(branch);
            }
            return false;
        }
        if (t.invite) {
            layer.timers().stopRetransmission(branch);
        } else {
            layer.timers().slowRetransmission(branch);
        }
        return true;
    }

    private void acknowledge(Transaction t, ClientBranch branch, MessageContext ctx, int status) {
        byte[] invite = branch.sent;
        Destination destination = branch.destination;
        if (invite == null || destination == null) {
            return;
        }
        if (status >= 300) {
            byte[] ack = layer.hopByHop(branch, invite, "ACK", HeaderLines.to(ctx.message()), "");
            layer.sender().request(t, branch.index, destination, ack);
        } else if (t.isLocal() && !t.has(TransactionFlag.NO_AUTO_ACK)) {
            layer.localRequests().acknowledge(t, branch, ctx);
        }
    }

    /** False when the script dropped a provisional reply. */
    private boolean onReplyRoute(Transaction t, ClientBranch branch, MessageContext ctx, int status) {
        ctx.stores(t.stores);
        TransactionRoute route = branch.onReply;
        if (route == null) {
            return true;
        }
        int before = branch.lastReceived;
        if (before != 0) {
            branch.lastReceived = Math.max(before, status); // what t_grep_status sees
        } else if (status < 200) {
            branch.lastReceived = 100; // a CANCEL from the route may go out at once
        }
        ctx.flags(t.scriptFlags);
        ctx.branchFlags(branch.flags);
        ctx.routeKind(RouteKind.ONREPLY);
        ctx.resetRun();
        route.run(ctx);
        t.scriptFlags = ctx.flags();
        branch.flags = ctx.branchFlags();
        boolean dropped = ctx.dropped() && status < 200;
        if (dropped || status >= 200) {
            branch.lastReceived = before; // dropped: as if it had not come, no CANCEL may follow it
        }
        return !dropped;
    }

    private void restartFinalTimer(Transaction t, ClientBranch branch, int status, int before) {
        if (!t.invite || status >= 200 || branch.finalDeadline == Long.MAX_VALUE) {
            return;
        }
        boolean increasing = before < status && (status >= 180 || before == 0);
        if (layer.settings().restartFrOnEachReply.get() != 0 || increasing) {
            branch.inviteTimer = true;
            layer.timers().restartFinal(branch, t.frInviteTimeout);
        }
    }

    // ---- timeouts and replies made here

    /** The final response timeout of a branch; the lock is held. */
    void timeout(ClientBranch branch) {
        Transaction t = branch.transaction;
        if (t.has(TransactionFlag.WAITING | TransactionFlag.DEAD) || branch.lastReceived >= 200) {
            return;
        }
        boolean cancel = t.invite && branch.lastReceived >= 100 && branch.cancel == null;
        if (silent(t, branch)) {
            layer.timers().putOnWait(t);
            return;
        }
        if (branch.blind) {
            t.clear(TransactionFlag.SUSPENDED); // nobody continued it in time
        } else if (branch.lastReceived == 0) {
            layer.failover().silent(branch);
            layer.failover().start(branch);
        }
        branch.canceled = true;
        fake(branch, t.isLocal() && t.isCanceled() && t.invite ? 487 : TIMEOUT);
        if (cancel) {
            layer.canceller().cancel(branch, "", 0);
        }
    }

    private boolean silent(Transaction t, ClientBranch branch) {
        return layer.settings().noisyCtimer.get() == 0
                && t.invite
                && !t.isLocal()
                && t.branchCount == 1
                && branch.onFailure == null
                && branch.onBranchFailure == null
                && branch.lastReceived == 0
                && !t.isCanceled();
    }

    /** As if the branch had got this final reply; the lock is held. */
    void fake(ClientBranch branch, int code) {
        decide(branch.transaction, branch, null, code);
    }

    // ---- choice

    private Result decide(Transaction t, ClientBranch branch, @Nullable MessageContext ctx, int status) {
        if (t.isLocal()) {
            return decideLocal(t, branch, ctx, status);
        }
        if (t.has(TransactionFlag.REPLICATED)) {
            branch.lastReceived = status;
            if (status >= 200 && allFinal(t)) {
                layer.timers().putOnWait(t);
            }
            return Result.STORED;
        }
        boolean success = status >= 200 && status < 300;
        if (t.status >= 200) {
            return late(t, branch, ctx, status, success);
        }
        if (branch.lastReceived >= 200 && !(t.invite && success && branch.lastReceived < 300)) {
            return Result.DISCARDED;
        }
        if (status >= 300) {
            return failure(t, branch, ctx, status);
        }
        branch.lastReceived = status;
        if (status == 100 && layer.settings().relay100.get() == 0) {
            return Result.PROVISIONAL;
        }
        if (status < 200) {
            relay(t, branch, ctx, status);
            return Result.PROVISIONAL;
        }
        relay(t, branch, ctx, status);
        complete(t, status);
        return Result.COMPLETED;
    }

    /** RFC 3261 16.7 step 5: after the final reply only 2xx to INVITE pass. */
    private Result late(Transaction t, ClientBranch branch, @Nullable MessageContext ctx, int status, boolean success) {
        if (t.invite && success && ctx != null) {
            branch.lastReceived = status;
            relayLate(t, branch, ctx);
            return Result.AFTER_COMPLETION;
        }
        if (branch.lastReceived < 200) {
            branch.lastReceived = status;
        }
        return Result.DISCARDED;
    }

    private Result failure(Transaction t, ClientBranch branch, @Nullable MessageContext ctx, int status) {
        branch.lastReceived = status;
        branch.faked = ctx == null;
        branch.reply = ctx;
        int branches = t.branchCount;
        branchFailure(t, branch, ctx, status);
        if (t.status >= 200) {
            return Result.COMPLETED;
        }
        if (t.branchCount > branches && anyOpen(t)) {
            return Result.STORED;
        }
        ClientBranch picked;
        if (status >= 600 && !t.has(TransactionFlag.GOT_6XX | TransactionFlag.DISABLE_6XX)) {
            t.set(TransactionFlag.GOT_6XX);
            int open = layer.canceller()
                    .cancelOpen(
                            t,
                            branch.index,
                            layer.canceller().reason(status),
                            layer.settings().cancelBMethod.get());
            if (open > 0) {
                return Result.STORED;
            }
            picked = branch;
        } else {
            picked = pick(t, branch);
        }
        if (picked == null) {
            return Result.STORED;
        }
        return finalFailure(t, picked);
    }

    private Result finalFailure(Transaction t, ClientBranch picked) {
        int branches = t.branchCount;
        int leg = t.legStart;
        int error = failureRoute(t, picked);
        if (t.status >= 200) {
            return Result.COMPLETED;
        }
        if (t.has(TransactionFlag.DEAD)) {
            return Result.COMPLETED;
        }
        boolean forked = t.branchCount > branches;
        boolean drops = picked.onFailure != null && (forked || t.dropMode != ALL_WHEN_FORKED);
        if (drops) {
            drop(t, leg, branches);
        }
        if (forked && anyOpen(t) || t.has(TransactionFlag.SUSPENDED)) {
            return Result.STORED;
        }
        ClientBranch best = drops ? pick(t, picked) : picked;
        if (best == null) { // the failure route dropped every reply
            layer.serverReplies().reply(t, null, ErrorCode.status(error), ErrorCode.reason(error, "TM"));
            return Result.COMPLETED;
        }
        relay(t, best, best.reply, best.lastReceived);
        complete(t, t.status);
        return Result.COMPLETED;
    }

    /** failure_reply_mode and t_drop_replies: replies of all legs, or of the one that starts at that branch, no longer count. */
    private static void drop(Transaction t, int leg, int until) {
        if (t.dropMode == 0) {
            return;
        }
        for (int i = t.dropMode == LAST_LEG ? leg : 0; i < until; i++) {
            t.branches[i].dropped = true;
            t.branches[i].reply = null;
        }
    }

    private static boolean anyOpen(Transaction t) {
        for (int i = 0; i < t.branchCount; i++) {
            if (t.branches[i].isOpen()) {
                return true;
            }
        }
        return false;
    }

    private static boolean allFinal(Transaction t) {
        return !anyOpen(t);
    }

    /** The branch with the best final reply, or null while one is open. */
    private @Nullable ClientBranch pick(Transaction t, ClientBranch incoming) {
        ClientBranch best = null;
        int bestPriority = Integer.MAX_VALUE;
        for (int i = 0; i < t.branchCount; i++) {
            ClientBranch branch = t.branches[i];
            if (branch.isOpen()) {
                return null;
            }
            if (branch.dropped) {
                continue;
            }
            int priority = ReplyPriority.of(
                    branch.lastReceived, branch.faked && branch != incoming, layer.settings().fakedReplyPriority);
            if (priority < bestPriority) {
                bestPriority = priority;
                best = branch;
            }
        }
        return best;
    }

    // ---- routes of the script

    private void branchFailure(Transaction t, ClientBranch branch, @Nullable MessageContext reply, int status) {
        TransactionRoute route = branch.onBranchFailure;
        if (layer.listened(t, TransactionEventKind.ON_BRANCH_FAILURE)) {
            tell(t, TransactionEventKind.ON_BRANCH_FAILURE, reply, status, branch.index);
        }
        if (route == null || !t.hasRequest()) {
            return;
        }
        t.onBranchFailure = null; // must be armed again for further branches
        MessageContext faked = faked(t, branch);
        faked.routeKind(RouteKind.BRANCH_FAILURE);
        run(t, route, faked);
    }

    /** Runs the failure route; returns the error of a relay that failed in it, else {@link ErrorCode#UNSPECIFIED}. */
    private int failureRoute(Transaction t, ClientBranch picked) {
        TransactionRoute route = picked.onFailure;
        boolean readers = layer.listened(t, TransactionEventKind.ON_FAILURE_READ_ONLY);
        boolean writers = layer.listened(t, TransactionEventKind.ON_FAILURE);
        if (route == null && !readers && !writers || !t.hasRequest()) {
            return ErrorCode.UNSPECIFIED;
        }
        MessageContext faked = faked(t, picked);
        faked.routeKind(RouteKind.FAILURE);
        if (readers) {
            layer.tell(new TransactionEvent(
                    TransactionEventKind.ON_FAILURE_READ_ONLY,
                    t,
                    faked,
                    picked.reply,
                    picked.lastReceived,
                    picked.index,
                    null,
                    null));
        }
        if (writers) {
            layer.tell(new TransactionEvent(
                    TransactionEventKind.ON_FAILURE,
                    t,
                    faked,
                    picked.reply,
                    picked.lastReceived,
                    picked.index,
                    null,
                    null));
        }
        if (route == null) {
            t.scriptFlags = faked.flags();
            return ErrorCode.UNSPECIFIED;
        }
        t.onFailure = null; // must be armed again
        t.dropMode = layer.settings().failureReplyMode;
        run(t, route, faked);
        Armed armed = faked.attachment(Armed.KEY);
        return armed == null || armed.delayedError == 0 ? ErrorCode.UNSPECIFIED : armed.delayedError;
    }

    private static void run(Transaction t, TransactionRoute route, MessageContext faked) {
        faked.resetRun();
        route.run(faked);
        t.scriptFlags = faked.flags();
    }

    /** The request again, as it was relayed first, with flags and place of that branch (Kamailio's faked request). */
    MessageContext faked(Transaction t, @Nullable ClientBranch branch) {
        SipRequest request = java.util.Objects.requireNonNull(t.request());
        MessageContext ctx = new MessageContext(
                request, java.util.Objects.requireNonNull(t.flow), layer.host().worker(), 0, t.stores);
        ctx.edits(t.savedEdits == null ? null : layer.forge().copy(t.savedEdits));
        if (t.savedReplyHeaders != null) {
            ctx.replyHeaders().addAll(t.savedReplyHeaders);
        }
        ctx.transaction(t);
        ctx.flags(t.scriptFlags);
        ctx.set(t.messageFlags | MessageFlag.RURI_CONSUMED);
        if (t.savedTarget != null) {
            t.savedTarget.applyTo(ctx);
        }
        Destination first = t.branchCount == 0 ? null : t.branches[0].destination;
        ctx.usualSocket(first == null ? null : first.socket()); // as Kamailio's faked environment has it
        if (branch != null) {
            ctx.branchFlags(branch.flags);
            ctx.branchIndex(branch.index);
            ctx.set(MessageFlag.RURI_CONSUMED
                    | (branch.timedOut ? MessageFlag.TIMEOUT : 0)
                    | (branch.replied ? MessageFlag.REPLIED : 0));
        }
        return ctx;
    }

    // ---- upstream

    private void relayLate(Transaction t, ClientBranch branch, MessageContext ctx) {
        Destination to = t.replyTo;
        if (to == null) {
            return;
        }
        t.response = layer.forge().relay(ctx, to.protocol().isReliable());
        t.relayedBranch = branch.index;
        rememberTag(t, ctx);
        layer.sender().reply(t, ctx);
        layer.counters().repliesRelayed().increment();
    }

    private void relay(Transaction t, ClientBranch branch, @Nullable MessageContext ctx, int chosen) {
        boolean ended = ctx == null && chosen == TIMEOUT && t.invite && t.isCanceled();
        int status = ended ? 487 : chosen; // the caller gave up, not the callee
        int code = status;
        byte[] message;
        List<MessageContext> challenges = ctx == null ? List.of() : challenges(t, status);
        if (ctx != null && layer.listened(t, TransactionEventKind.RESPONSE_FORWARDED)) {
            tell(t, TransactionEventKind.RESPONSE_FORWARDED, ctx, status, branch.index);
        }
        boolean own = ctx == null || challenges.size() > 1;
        if (ctx != null && status == 503 && layer.settings().remap503 != 0) {
            code = 500;
            own = true;
        }
        if (own) {
            message = ownReply(t, code, status, challenges);
            if (message == null) {
                return;
            }
        } else {
            boolean stream = t.replyTo != null && t.replyTo.protocol().isReliable();
            message = layer.forge().relay(java.util.Objects.requireNonNull(ctx), stream);
            layer.counters().repliesRelayed().increment();
        }
        t.response = message;
        t.status = code;
        t.relayedBranch = branch.index;
        if (ctx != null && code >= 200 && code < 300) {
            rememberTag(t, ctx);
        }
        if (layer.listened(t, TransactionEventKind.RESPONSE_READY)) {
            layer.tell(new TransactionEvent(
                    TransactionEventKind.RESPONSE_READY, t, null, ctx, code, branch.index, message, t.replyTo));
        }
        layer.sender().reply(t, ctx);
        if (code >= 200 && layer.listened(t, TransactionEventKind.RESPONSE_OUT)) {
            layer.tell(new TransactionEvent(
                    TransactionEventKind.RESPONSE_OUT, t, null, ctx, code, branch.index, message, t.replyTo));
        }
    }

    private byte @Nullable [] ownReply(Transaction t, int code, int status, List<MessageContext> challenges) {
        SipRequest request = t.request();
        if (request == null || t.flow == null) {
            return null;
        }
        String reason = ReplyText.of(status);
        int sent = code;
        if (status == 408) {
            sent = layer.settings().timeoutCode;
            reason = layer.settings().timeoutReason.isEmpty() ? reason : layer.settings().timeoutReason;
        }
        StringBuilder extra = new StringBuilder();
        if (challenges.size() > 1) {
            for (MessageContext challenge : challenges) {
                extra.append(HeaderLines.all(challenge.message(), "WWW-Authenticate"));
                extra.append(HeaderLines.all(challenge.message(), "Proxy-Authenticate"));
            }
        }
        layer.counters().repliesGenerated().increment();
        return layer.forge()
                .reply(
                        request,
                        t.flow,
                        t.messageFlags,
                        sent,
                        reason,
                        t.localTag(),
                        t.savedReplyHeaders,
                        extra.toString(),
                        null);
    }

    /** RFC 3261 16.7 step 7: all replies with challenges, when the winner is one of them. */
    private List<MessageContext> challenges(Transaction t, int status) {
        if (status != 401 && status != 407
                || t.branchCount < 2
                || layer.settings().aggregateChallenges.get() == 0) {
            return List.of();
        }
        List<MessageContext> found = new ArrayList<>(2);
        for (int i = 0; i < t.branchCount; i++) {
            ClientBranch branch = t.branches[i];
            MessageContext reply = branch.reply;
            if (reply != null && !branch.dropped && (branch.lastReceived == 401 || branch.lastReceived == 407)) {
                found.add(reply);
            }
        }
        return found;
    }

    private void rememberTag(Transaction t, MessageContext ctx) {
        boolean wanted = layer.listened(t, TransactionEventKind.E2EACK_IN)
                || layer.listened(t, TransactionEventKind.RESPONSE_OUT)
                || layer.listened(t, TransactionEventKind.E2EACK_RETR_IN);
        String tag = ctx.response().to().tag();
        if (!t.invite || !wanted || tag == null || t.forwardedTags.contains(tag)) {
            return;
        }
        List<String> tags = new ArrayList<>(t.forwardedTags);
        tags.add(tag);
        t.forwardedTags = List.copyOf(tags);
    }

    private void complete(Transaction t, int status) {
        layer.counters().completed(status);
        layer.timers().stopAll(t);
        if (t.invite || status >= 600) {
            layer.canceller().cancelOpen(t, -1, layer.canceller().reason(status), 0);
        }
        layer.serverReplies().finalTimer(t);
    }

    // ---- local requests

    private Result decideLocal(Transaction t, ClientBranch branch, @Nullable MessageContext ctx, int status) {
        if (branch.lastReceived >= 200) {
            if (t.invite && ctx != null && t.local != null && status >= 200 && status < 300) {
                t.local.successAgain(t, ctx, status);
            }
            return Result.DISCARDED;
        }
        branch.lastReceived = status;
        if (ctx != null && layer.listened(t, TransactionEventKind.LOCAL_RESPONSE_IN)) {
            tell(t, TransactionEventKind.LOCAL_RESPONSE_IN, ctx, status, branch.index);
        }
        LocalRequest local = t.local;
        if (status < 200) {
            if (local != null) {
                local.provisional(t, ctx, status);
            }
            return Result.PROVISIONAL;
        }
        branch.faked = ctx == null;
        branch.reply = ctx;
        if (status >= 300 && anyOpen(t)) {
            return Result.STORED; // another address of the same name is tried
        }
        t.status = status;
        layer.counters().completed(status);
        layer.timers().stopAll(t);
        layer.timers().putOnWait(t);
        if (layer.listened(t, TransactionEventKind.LOCAL_COMPLETED)) {
            tell(t, TransactionEventKind.LOCAL_COMPLETED, ctx, status, branch.index);
        }
        if (local != null) {
            local.completed(t, ctx, status);
        }
        return Result.COMPLETED;
    }

    private void tell(
            Transaction t, TransactionEventKind kind, @Nullable MessageContext reply, int status, int branch) {
        layer.tell(new TransactionEvent(kind, t, null, reply, status, branch, null, null));
    }
}
