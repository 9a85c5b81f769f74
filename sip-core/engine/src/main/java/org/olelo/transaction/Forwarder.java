package org.olelo.transaction;

import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.LocalSocket;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.routing.NextHop;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Method;
import org.olelo.sip.SipUri;
import org.olelo.sip.edit.MessageEdits;

/** Relays requests statefully: makes the branches, runs branch routes, sends (Kamailio's t_relay and t_forward_nonack). */
public final class Forwarder {
    /** No automatic 100 for this relay. */
    public static final int NO_100 = 1;
    /** No reply of our own when the relay fails. */
    public static final int NO_ERROR_REPLY = 2;
    /** No DNS failover. */
    public static final int NO_FAILOVER = 4;
    /** Replies stop here (t_replicate). */
    public static final int REPLICATE = 8;

    private static final int STATEFUL_CANCEL = 0;
    private static final int DROP_CANCEL = 2;

    private final TransactionLayer layer;

    Forwarder(TransactionLayer layer) {
        this.layer = layer;
    }

    /**
     * Relays a request from the request route, making its transaction when there is none.
     *
     * @param flags bits of this class
     * @return 1 relayed; 0 absorbed as a retransmission; {@link #STATELESS_ACK}; less than 0 an error, which is also the context's error
     */
    public int relay(MessageContext ctx, @Nullable RelayTarget target, int flags) {
        int unmatched = layer.settings().unmatchedCancel.get();
        if (unmatched != STATEFUL_CANCEL
                && ctx.request().isMethod(Method.CANCEL)
                && TransactionLayer.of(ctx) == null
                && layer.invite(ctx) == null) {
            return unmatched == DROP_CANCEL ? 1 : STATELESS_ACK;
        }
        int made = layer.newTransaction(ctx);
        if (made == 0) {
            return 0;
        }
        if (made < 0 && made != ErrorCode.SCRIPT) {
            return made;
        }
        if (ctx.request().isMethod(Method.ACK)) {
            return STATELESS_ACK;
        }
        Transaction t = TransactionLayer.of(ctx);
        if (t == null) {
            ctx.error(ErrorCode.BUG);
            return ErrorCode.BUG;
        }
        if ((flags & REPLICATE) != 0) {
            t.set(TransactionFlag.REPLICATED);
        }
        if ((flags & NO_FAILOVER) != 0) {
            t.set(TransactionFlag.NO_FAILOVER);
        }
        trying(t, ctx, flags);
        int result = forward(t, ctx, target);
        if (result <= 0 && (flags & (NO_ERROR_REPLY | REPLICATE)) == 0 && !t.has(TransactionFlag.NO_INTERNAL_REPLY)) {
            Armed.of(ctx).delayedError = ctx.error();
        } else if (result <= 0 && (flags & REPLICATE) != 0) {
            layer.release(t);
        }
        return result;
    }

    /** The automatic 100 to an INVITE that has no reply yet. */
    void trying(Transaction t, MessageContext ctx, int flags) {
        if (t.invite
                && t.status == 0
                && (flags & NO_100) == 0
                && t.has(TransactionFlag.AUTO_100)
                && !t.has(TransactionFlag.NO_INTERNAL_REPLY)) {
            boolean replied = t.has(TransactionFlag.REPLIED);
            layer.serverReplies()
                    .reply(t, ctx, 100, layer.settings().autoInv100Reason.get());
            if (!replied) {
                t.clear(TransactionFlag.REPLIED);
            }
        }
    }

    /** Result of {@link #relay} for an ACK (or unmatched CANCEL) that must be forwarded without a transaction. */
    public static final int STATELESS_ACK = Integer.MIN_VALUE;

    /**
     * Relays from a failure route. What went wrong is answered when the route has dropped every reply (failure_reply_mode).
     *
     * @return 1, or -1
     */
    public int relayAgain(Transaction t, MessageContext ctx, @Nullable RelayTarget target) {
        if (forward(t, ctx, target) > 0) {
            return 1;
        }
        Armed.of(ctx).delayedError = ctx.error();
        return -1;
    }

    /**
     * Adds branches to an existing transaction and sends them.
     *
     * @return 1, or less than 0; the context's error is set
     */
    public int forward(Transaction t, MessageContext ctx, @Nullable RelayTarget target) {
        if (ctx.request().isMethod(Method.CANCEL) && t.request() == ctx.message()) {
            Transaction invite = layer.canceller().target(ctx);
            if (invite != null) {
                layer.canceller().received(t, ctx, invite);
                return 1;
            }
        }
        t.lock.lock();
        try {
            return forwardLocked(t, ctx, target);
        } finally {
            t.lock.unlock();
        }
    }

    private int forwardLocked(Transaction t, MessageContext ctx, @Nullable RelayTarget target) {
        if (t.has(TransactionFlag.CANCELED)) {
            return failed(ctx, ErrorCode.CANCELED, -1);
        }
        TransactionRoute branchRoute = t.onBranch;
        t.onBranch = null;
        int first = t.branchCount;
        boolean primary = !ctx.has(MessageFlag.RURI_CONSUMED);
        if (first == 0 && t.request() == ctx.message() && !t.has(TransactionFlag.SAVED)) {
            save(t, ctx);
        }
        ctx.set(MessageFlag.RURI_CONSUMED);
        int lowest = ErrorCode.UNSPECIFIED;
        int tried = 0;
        if (primary) {
            tried++;
            lowest = Math.min(lowest, addPrimary(t, ctx, target, branchRoute));
        }
        if (ctx.hasBranches()) {
            int count = ctx.branches().size();
            for (int i = 0; i < count && !t.has(TransactionFlag.CANCELED); i++) {
                tried++;
                lowest = Math.min(
                        lowest, add(t, ctx, target, branchRoute, ctx.branches().get(i)));
            }
            ctx.branches().clear();
        }
        if (t.has(TransactionFlag.CANCELED) || t.status >= 200 && t.branchCount == first) {
            return failed(ctx, ErrorCode.CANCELED, -1);
        }
        if (t.branchCount == first) {
            return tried == 0 ? failed(ctx, Math.min(lowest, ErrorCode.CONFIG), -1) : failed(ctx, lowest, lowest);
        }
        return send(t, ctx, first);
    }

    private static int failed(MessageContext ctx, int error, int result) {
        ctx.error(error);
        return result;
    }

    /** Keeps what further branches (failure routes) start from. */
    public void save(Transaction t, MessageContext ctx) {
        MessageEdits edits = ctx.editsOrNull();
        t.savedEdits = edits == null ? null : layer.forge().copy(edits);
        t.savedReplyHeaders = ctx.replyHeadersOrNull() == null ? null : java.util.List.copyOf(ctx.replyHeaders());
        t.scriptFlags = ctx.flags();
        t.messageFlags = ctx.messageFlags();
        t.set(TransactionFlag.SAVED);
    }

    private int addPrimary(
            Transaction t, MessageContext ctx, @Nullable RelayTarget target, @Nullable TransactionRoute branchRoute) {
        return add(t, ctx, target, branchRoute, Branch.of(ctx));
    }

    /** Makes one branch; 0 or its error. */
    private int add(
            Transaction t,
            MessageContext ctx,
            @Nullable RelayTarget target,
            @Nullable TransactionRoute branchRoute,
            Branch wanted) {
        if (t.branchCount >= layer.settings().maxBranches) {
            return ErrorCode.TOO_MANY_BRANCHES;
        }
        ClientBranch branch = new ClientBranch(t, t.branchCount);
        boolean follow = layer.listened(t, TransactionEventKind.REQUEST_FORWARDED);
        MessageContext view = ctx;
        if (branchRoute != null || follow || wanted.path() != null) {
            view = branchView(t, ctx, wanted, branch.index);
            if (target != null && target.host() != null) {
                view.dstUri(null); // the host takes its place
            }
            if (branchRoute != null && !run(branchRoute, view, t)) {
                return ErrorCode.CONFIG;
            }
            LocalSocket forced = wanted.socket();
            wanted = changed(view, wanted);
            if (target != null && target.host() != null) {
                wanted.socket(forced); // chosen before the branch route
            }
            t.scriptFlags = view.flags();
            ctx.flags(view.flags());
            if (follow) {
                layer.tell(new TransactionEvent(
                        TransactionEventKind.REQUEST_FORWARDED, t, view, null, 0, branch.index, null, null));
            }
        }
        return build(t, view, branch, target, wanted);
    }

    private int build(
            Transaction t, MessageContext view, ClientBranch branch, @Nullable RelayTarget target, Branch wanted) {
        branch.uri(wanted.uri());
        branch.dstUri = wanted.dstUri();
        branch.path = wanted.path();
        branch.q = wanted.q();
        branch.flags = wanted.flags();
        branch.ruid = wanted.ruid();
        branch.instance = wanted.instance();
        branch.regId = wanted.regId();
        branch.userAgent = wanted.userAgent();
        branch.forced = wanted.socket();
        NextHop hop = hop(view, target, wanted);
        if (hop.unresolved() != null) {
            branch.resolving = true;
            t.add(branch);
            MessageContext kept = view.branchIndex() == branch.index ? view : branchView(t, view, wanted, branch.index);
            layer.outside()
                    .nextHops()
                    .resolve(view, hop)
                    .whenComplete((found, failure) -> layer.host().execute("dns", () -> resolved(kept, branch, found)));
            return 0;
        }
        Destination destination = hop.destination();
        if (destination == null) {
            return hop.error();
        }
        branch.others = hop.others();
        write(view, branch, destination);
        t.add(branch);
        return 0;
    }

    /** Writes the branch's request for a destination, or for a stream to the same address when UDP may not carry it. */
    void write(MessageContext view, ClientBranch branch, Destination destination) {
        Transaction t = branch.transaction;
        String token = BranchToken.of(t.hash, t.label, t.nonce, branch.index);
        MessageForge forge = layer.forge();
        byte[] sent = forge.request(view, branch.uri(), branch.path, destination, destination, token);
        Destination fitting = layer.outside().nextHops().forLength(view, destination, sent.length);
        branch.sent = fitting == destination
                ? sent
                : forge.request(view, branch.uri(), branch.path, fitting, destination, token);
        branch.destination = fitting;
    }

    /** The DNS answered for a branch that had to wait; on a thread that may wait. */
    private void resolved(MessageContext view, ClientBranch branch, @Nullable NextHop hop) {
        Transaction t = branch.transaction;
        t.lock.lock();
        try {
            branch.resolving = false;
            if (t.has(TransactionFlag.DEAD | TransactionFlag.WAITING) || t.status >= 200) {
                branch.lastReceived = 487;
                return;
            }
            if (branch.canceled) {
                layer.replies().fake(branch, 487);
                return;
            }
            Destination destination = hop == null ? null : hop.destination();
            if (hop == null || destination == null) {
                layer.replies().fake(branch, 478);
                return;
            }
            branch.others = hop.others();
            write(view, branch, destination);
            if (!send(t, view, branch)) {
                branch.lastReceived = 0;
                branch.dropped = false;
                layer.replies().fake(branch, 477);
            }
        } finally {
            t.lock.unlock();
        }
    }

    private NextHop hop(MessageContext view, @Nullable RelayTarget target, Branch wanted) {
        if (target != null && target.host() != null) {
            return layer.outside()
                    .nextHops()
                    .of(view, target.host(), target.port(), target.protocol(), wanted.socket());
        }
        String next = wanted.dstUri() != null ? wanted.dstUri() : wanted.uri();
        SipUri uri = next == null ? null : SipUri.parse(next);
        if (uri == null) {
            return NextHop.failed(ErrorCode.BAD_ADDRESS);
        }
        return layer.outside().nextHops().of(view, uri, target == null ? null : target.protocol(), wanted.socket());
    }

    /** The request as a branch route sees it: own edits, the branch's URI, the transaction's stores and flags. */
    private MessageContext branchView(Transaction t, MessageContext ctx, Branch wanted, int index) {
        MessageContext view = new MessageContext(ctx.message(), ctx.flow(), ctx.worker(), ctx.id(), ctx.stores());
        MessageEdits edits = ctx.editsOrNull();
        view.edits(edits == null ? null : layer.forge().copy(edits));
        view.transaction(t);
        wanted.applyTo(view);
        view.shareBranches(ctx);
        view.flags(ctx.flags());
        view.set(ctx.messageFlags());
        view.advertisedHost(ctx.advertisedHost());
        view.advertisedPort(ctx.advertisedPort());
        view.branchIndex(index);
        view.usualSocket(ctx.usualSocket());
        return view;
    }

    private static boolean run(TransactionRoute route, MessageContext view, Transaction t) {
        view.routeKind(RouteKind.BRANCH);
        view.resetRun();
        route.run(view);
        return !view.dropped();
    }

    private static Branch changed(MessageContext view, Branch before) {
        Branch after = new Branch(view.uri());
        after.dstUri(view.dstUri());
        after.path(view.path());
        after.q(view.q());
        after.flags(view.branchFlags());
        after.socket(view.sendSocket());
        after.ruid(before.ruid());
        after.instance(before.instance());
        after.regId(before.regId());
        after.userAgent(before.userAgent());
        return after;
    }

    private int send(Transaction t, MessageContext ctx, int first) {
        if (layer.listened(t, TransactionEventKind.REQUEST_PENDING)) {
            layer.tell(new TransactionEvent(TransactionEventKind.REQUEST_PENDING, t, ctx, null, 0, -1, null, null));
        }
        t.legStart = first;
        int sent = 0;
        int last = t.branchCount; // failover adds more
        for (int i = first; i < last; i++) {
            if (t.branches[i].resolving || send(t, ctx, t.branches[i]) || waitFor(t.branches[i])) {
                sent++;
            }
        }
        if (sent == 0) {
            return failed(ctx, ErrorCode.SEND, -1);
        }
        t.set(TransactionFlag.FORWARDED);
        ctx.error(0);
        return 1;
    }

    private boolean send(Transaction t, MessageContext ctx, ClientBranch branch) {
        return sendOnce(t, ctx, branch) || layer.failover().start(branch, ctx);
    }

    /** failure_exec_mode 1: what could not be sent is a branch without replies, whose timeout leads to the failure route. */
    private boolean waitFor(ClientBranch branch) {
        if (layer.settings().failureExecMode == 0) {
            return false;
        }
        branch.lastReceived = 0;
        branch.dropped = false;
        layer.timers().startRequest(branch);
        return true;
    }

    /** Sends to the branch's own address only. */
    boolean sendOnce(Transaction t, MessageContext ctx, ClientBranch branch) {
        byte[] message = branch.sent;
        Destination destination = branch.destination;
        if (message == null || destination == null) {
            return false;
        }
        if (!layer.allowsSending(ctx, destination, message)
                || layer.failover().isBlocked(t, destination)
                || !layer.sender().request(t, branch.index, destination, message)) {
            branch.lastReceived = 500;
            branch.dropped = true;
            return false;
        }
        layer.timers().startRequest(branch);
        if (layer.listened(t, TransactionEventKind.REQUEST_OUT)) {
            layer.tell(new TransactionEvent(
                    TransactionEventKind.REQUEST_OUT, t, ctx, null, 0, branch.index, message, destination));
        }
        return true;
    }
}
