package org.olelo.transaction;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Blocklist;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.IoLoop;
import org.olelo.net.LocalSocket;
import org.olelo.net.Transports;
import org.olelo.pv.Value;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.NextHops;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Method;
import org.olelo.sip.SipRequest;
import org.olelo.timer.TimerWheel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transaction layer: makes, finds and ends transactions, and gives access to its parts. One for each engine. Thread-safe. */
public final class TransactionLayer {
    /** Result of {@link #lookup}: no transaction. */
    public static final int NOT_FOUND = -1;
    /** Result of {@link #lookup}: the ACK of a 2xx that was relayed. */
    public static final int E2E_ACK = -2;
    /** Result of {@link #lookup}: a retransmission, or the ACK of a reply of ours. */
    public static final int FOUND = 1;

    static final Logger LOG = LoggerFactory.getLogger("tm");

    private final TransactionSettings settings;
    private final TransactionTable table = new TransactionTable();
    private final TransactionCounters counters;
    private final TransactionHost host;
    private final Supplier<Outside> outside;
    private volatile @Nullable Outside cached;
    private final AtomicInteger nextLabel =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(0x7fffffff));
    private final String tagPrefix =
            Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);

    private final Timers timers;
    private final Sender sender;
    private final ServerReplies serverReplies;
    private final Forwarder forwarder;
    private final Failover failover;
    private final Canceller canceller;
    private final ReplyProcessor replies;
    private final LocalRequests localRequests;
    private final Arming arming = new Arming(this);
    private final Suspension suspension = new Suspension(this);
    private final SendFailures sendFailures = new SendFailures(this);

    private volatile TransactionListener[] listeners = {};
    private volatile int listenedKinds;
    private volatile @Nullable TransactionRoute localResponseRoute;
    private volatile @Nullable TransactionRoute sendRoute;

    public TransactionLayer(
            TransactionSettings settings,
            TransactionCounters counters,
            TransactionHost host,
            Supplier<Outside> outside) {
        this.settings = settings;
        this.counters = counters;
        this.host = host;
        this.outside = outside;
        this.timers = new Timers(this);
        this.sender = new Sender(this);
        this.serverReplies = new ServerReplies(this);
        this.canceller = new Canceller(this);
        this.forwarder = new Forwarder(this);
        this.failover = new Failover(this);
        this.replies = new ReplyProcessor(this);
        this.localRequests = new LocalRequests(this);
    }

    /**
     * The parts of the engine that exist only after the configuration was read.
     *
     * @param transports sends
     * @param nextHops finds addresses
     * @param forge writes messages
     * @param wheel timers of what belongs to no event loop
     * @param blocklist destinations that failed lately
     */
    public record Outside(
            Transports transports, NextHops nextHops, MessageForge forge, TimerWheel wheel, Blocklist blocklist) {}

    Outside outside() {
        Outside known = cached;
        if (known == null) {
            known = outside.get();
            cached = known;
        }
        return known;
    }

    /** Parameters. */
    public TransactionSettings settings() {
        return settings;
    }

    /** All transactions. */
    public TransactionTable table() {
        return table;
    }

    /** Counters. */
    public TransactionCounters counters() {
        return counters;
    }

    /** Replies to received requests (t_reply). */
    public ServerReplies serverReplies() {
        return serverReplies;
    }

    /** Relaying (t_relay). */
    public Forwarder forwarder() {
        return forwarder;
    }

    Failover failover() {
        return failover;
    }

    /** CANCEL. */
    public Canceller canceller() {
        return canceller;
    }

    /** Requests made here (t_uac). */
    public LocalRequests localRequests() {
        return localRequests;
    }

    /** Replies received. */
    public ReplyProcessor replies() {
        return replies;
    }

    /** Failed connections. */
    public SendFailures sendFailures() {
        return sendFailures;
    }

    /** Suspension of transactions. */
    public Suspension suspension() {
        return suspension;
    }

    /** A context to read the request of a transaction in, on the thread of another context. */
    public MessageContext requestContext(Transaction t, MessageContext reader) {
        SipRequest request = t.request();
        Flow flow = t.flow;
        if (request == null || flow == null) {
            throw new IllegalStateException("a local request has no context");
        }
        MessageContext ctx = new MessageContext(request, flow, reader.worker(), 0, t.stores);
        ctx.flags(t.scriptFlags);
        ctx.transaction(t);
        return ctx;
    }

    /** Ends a transaction without a reply; its status is the code (t_drop). */
    public void drop(Transaction t, int code) {
        t.lock.lock();
        try {
            t.status = code;
            t.response = null;
            t.set(TransactionFlag.RELEASED | TransactionFlag.REPLIED);
            timers.stopAll(t);
            timers.putOnWait(t);
        } finally {
            t.lock.unlock();
        }
    }

    /** What the script sets for transactions. */
    public Arming arming() {
        return arming;
    }

    Timers timers() {
        return timers;
    }

    Sender sender() {
        return sender;
    }

    MessageForge forge() {
        return outside().forge();
    }

    TransactionHost host() {
        return host;
    }

    // ---- listeners

    /** Follows all transactions; register at start. */
    public synchronized void listen(int kinds, TransactionListener listener) {
        TransactionListener[] grown = Arrays.copyOf(listeners, listeners.length + 1);
        grown[listeners.length] = listener;
        listeners = grown;
        listenedKinds |= kinds;
    }

    /** Follows all transactions for these kinds only. */
    public void listen(TransactionListener listener, TransactionEventKind first, TransactionEventKind... others) {
        int kinds = first.bit();
        for (TransactionEventKind kind : others) {
            kinds |= kind.bit();
        }
        int wanted = kinds;
        listen(kinds, event -> {
            if ((event.kind().bit() & wanted) != 0) {
                listener.onEvent(event);
            }
        });
    }

    boolean listened(Transaction t, TransactionEventKind kind) {
        return ((listenedKinds | t.listenedKinds) & kind.bit()) != 0;
    }

    void tell(TransactionEvent event) {
        for (TransactionListener listener : listeners) {
            listener.onEvent(event);
        }
        event.transaction().tell(event);
    }

    // ---- locking

    /** Runs the task under the transaction's lock; on an event loop never waits for the lock, but moves to another thread. */
    void locked(Transaction t, Runnable task) {
        locked(t, false, task);
    }

    /** As {@link #locked(Transaction, Runnable)}; what may block goes to another thread too. */
    void locked(Transaction t, boolean mayBlock, Runnable task) {
        if (!enter(t, mayBlock)) {
            t.later(host, task);
            return;
        }
        try {
            task.run();
        } finally {
            t.lock.unlock();
        }
    }

    /**
     * Takes the transaction's lock, to be given back by the caller.
     *
     * @return false, without the lock, on an event loop that would have to wait: for the lock, for work that came before, or because the work may block
     */
    boolean enter(Transaction t, boolean mayBlock) {
        if (host.onEventLoop()) {
            return !mayBlock && !t.busy() && t.lock.tryLock();
        }
        t.lock.lock();
        return true;
    }

    // ---- finding

    /** The transaction of a message, or null. */
    public static @Nullable Transaction of(MessageContext ctx) {
        return ctx.transaction() instanceof Transaction t ? t : null;
    }

    /**
     * Finds the transaction that a received request belongs to. It becomes the context's transaction when it is found.
     *
     * @return {@link #FOUND}, {@link #E2E_ACK}, {@link #NOT_FOUND}, or 0 when the request cannot be matched
     */
    public int lookup(MessageContext ctx) {
        SipRequest request = ctx.request();
        if (!RequestMatch.complete(request)) {
            return 0;
        }
        int hash = TransactionTable.hash(request.callId(), (int) request.cseqNumber());
        ReentrantLock lock = table.lock(hash);
        lock.lock();
        try {
            return RequestMatch.find(table.first(hash), ctx, settings, listenedKinds);
        } finally {
            lock.unlock();
        }
    }

    /** The INVITE transaction that a CANCEL means, or null. */
    public @Nullable Transaction invite(MessageContext cancel) {
        SipRequest request = cancel.request();
        if (!RequestMatch.complete(request)) {
            return null;
        }
        int hash = TransactionTable.hash(request.callId(), (int) request.cseqNumber());
        ReentrantLock lock = table.lock(hash);
        lock.lock();
        try {
            return RequestMatch.original(table.first(hash), request, settings);
        } finally {
            lock.unlock();
        }
    }

    /** The transaction of a message; that of a reply is looked up when reply_route asks for it. */
    public @Nullable Transaction arriving(MessageContext ctx) {
        Transaction t = of(ctx);
        if (t != null || ctx.isRequest()) {
            return t;
        }
        return replies.find(ctx);
    }

    /** The transaction and branch of a received reply: the context's branch index is set; null when there is none. */
    public @Nullable Transaction find(MessageContext reply) {
        return replies.find(reply);
    }

    // ---- making and ending

    /**
     * Makes a transaction for the request, or absorbs it when it belongs to one (t_newtran).
     *
     * @return 1 made, or an ACK that makes none; 0 absorbed; less than 0 an {@link ErrorCode}
     */
    public int newTransaction(MessageContext ctx) {
        if (of(ctx) != null) {
            return ErrorCode.SCRIPT;
        }
        SipRequest request = ctx.request();
        if (ctx.parsedUri() == null) {
            ctx.error(ErrorCode.BAD_URI);
            return ErrorCode.BAD_REQUEST;
        }
        if (request.hasMalformedHeader()) {
            return ErrorCode.BAD_REQUEST;
        }
        if (!RequestMatch.complete(request)) {
            return ErrorCode.BAD_TUPLE;
        }
        if (!request.hasEmptyLine()) {
            return ErrorCode.HEADERS_OPEN;
        }
        int hash = TransactionTable.hash(request.callId(), (int) request.cseqNumber());
        boolean ack = request.isMethod(Method.ACK);
        Transaction made = null;
        int found;
        ReentrantLock lock = table.lock(hash);
        lock.lock();
        try {
            found = RequestMatch.find(table.first(hash), ctx, settings, listenedKinds);
            if (found == NOT_FOUND && !ack) {
                made = make(ctx, request);
                if (made.invite && RequestMatch.canceledBefore(table.first(hash), request)) {
                    made.set(TransactionFlag.CANCELED);
                }
                table.link(made);
            }
        } finally {
            lock.unlock();
        }
        if (made != null) {
            made.savedTarget = Branch.of(ctx);
            ctx.transaction(made);
            counters.created().increment();
            counters.serverTransactions().increment();
            if (listened(made, TransactionEventKind.REQUEST_IN)) {
                tell(new TransactionEvent(TransactionEventKind.REQUEST_IN, made, ctx, null, 0, -1, null, null));
            }
            return 1;
        }
        if (found == FOUND) {
            absorb(ctx);
            return 0;
        }
        if (found == E2E_ACK) {
            e2eAck(ctx);
        }
        return 1;
    }

    /** Handles a retransmission or the ACK of our reply, after {@link #lookup} found its transaction. */
    public void absorb(MessageContext ctx) {
        Transaction t = of(ctx);
        if (t == null) {
            return;
        }
        if (ctx.request().isMethod(Method.ACK)) {
            acknowledged(t, ctx);
            return;
        }
        if (listened(t, TransactionEventKind.REQUEST_RETRANSMITTED_IN)) {
            tell(new TransactionEvent(TransactionEventKind.REQUEST_RETRANSMITTED_IN, t, ctx, null, 0, -1, null, null));
        }
        retransmitReply(t);
    }

    /** Sends the last reply again; false when there is none. */
    public boolean retransmitReply(Transaction t) {
        if (t.response == null) {
            return false;
        }
        locked(t, () -> sender.retransmitReply(t));
        return true;
    }

    private void acknowledged(Transaction t, MessageContext ack) {
        if (listened(t, TransactionEventKind.ACK_NEGATIVE_IN)) {
            tell(new TransactionEvent(TransactionEventKind.ACK_NEGATIVE_IN, t, ack, null, 0, -1, null, null));
        }
        locked(t, () -> timers.putOnWait(t));
    }

    /** Tells listeners of the ACK of a relayed 2xx. */
    public void e2eAck(MessageContext ctx) {
        Transaction t = of(ctx);
        if (t != null && listened(t, TransactionEventKind.E2EACK_IN)) {
            tell(new TransactionEvent(TransactionEventKind.E2EACK_IN, t, ctx, null, 0, -1, null, null));
        }
    }

    /** Ends a transaction: it waits for late messages, then goes (t_release). */
    public void release(Transaction t) {
        locked(t, () -> {
            t.set(TransactionFlag.RELEASED);
            timers.putOnWait(t);
        });
    }

    /** Leaves the request to an application: an INVITE gets its 100, and the end of the script does not end the transaction. */
    public void hold(Transaction t, MessageContext ctx) {
        forwarder.trying(t, ctx, 0);
        t.set(TransactionFlag.FORWARDED);
    }

    /** After the script of a request: answers a relay error, ends a transaction nothing was done with. */
    public void endOfScript(MessageContext ctx) {
        Transaction t = of(ctx);
        int done = TransactionFlag.REPLIED
                | TransactionFlag.FORWARDED
                | TransactionFlag.RELEASED
                | TransactionFlag.SUSPENDED
                | TransactionFlag.WAS_SUSPENDED;
        if (t == null || !ctx.isRequest() || t.has(done) || t.request() != ctx.message()) {
            return;
        }
        Armed armed = ctx.attachment(Armed.KEY);
        int error = armed == null ? 0 : armed.delayedError;
        if (error != 0) {
            serverReplies.reply(t, null, ErrorCode.status(error), ErrorCode.reason(error, "TM"));
            return;
        }
        LOG.warn("the script left a transaction without reply or relay, method={} callid={}", t.method, t.callId());
        release(t);
    }

    /** Frees what is past its time (t_clean, tm.clean). */
    public void clean() {
        long now = outside().wheel().clock().millis();
        for (Transaction t : table.all()) {
            if (now > t.endOfLife + 10_000L) {
                free(t);
            }
        }
    }

    void free(Transaction t) {
        if (t.has(TransactionFlag.DEAD)) {
            return;
        }
        t.set(TransactionFlag.DEAD);
        timers.stopAll(t);
        for (int i = 0; i < t.branchCount; i++) {
            LocalCancel cancel = t.branches[i].cancel;
            if (cancel != null) {
                timers.stop(cancel);
            }
        }
        t.wheel.cancel(t);
        table.remove(t);
        counters.freed().increment();
        if (listened(t, TransactionEventKind.DESTROY)) {
            tell(new TransactionEvent(TransactionEventKind.DESTROY, t, null, null, t.status, -1, null, null));
        }
    }

    /** Tag for replies made here to that request: the same for the same branch, and recognisable. */
    String tag(int branchHash) {
        return tagPrefix + '-' + Integer.toHexString(branchHash);
    }

    /**
     * The ACK or CANCEL of a branch: from the INVITE as sent, or as received (reparse_invite).
     *
     * @param to To header line with CRLF, null for that of the INVITE
     * @param more header lines with CRLF
     */
    byte[] hopByHop(ClientBranch branch, byte[] sent, String method, @Nullable String to, String more) {
        SipRequest received = settings.reparseInvite.get() != 0 ? null : branch.transaction.request();
        String extra = settings.acExtraHdrs.get();
        return received == null
                ? AckCancelBuilder.build(sent, method, to, extra, more)
                : AckCancelBuilder.ofReceived(sent, received, method, to, extra, forge().userAgentLine(), more);
    }

    String newTag() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    String newCallId(Destination destination) {
        LocalSocket socket = destination.socket();
        String unique = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE) + '-' + label();
        return socket == null ? unique : unique + '@' + socket.addressText();
    }

    /** Runs onsend_route before requests are sent. */
    public void onSend(@Nullable TransactionRoute route) {
        sendRoute = route;
    }

    boolean allowsSending(MessageContext ctx, Destination destination, byte[] message) {
        TransactionRoute route = sendRoute;
        return route == null || ctx.allowsSending(destination, message, route::run);
    }

    /** Runs event_route[tm:local-response] after a reply of our own was sent. */
    public void onLocalResponse(@Nullable TransactionRoute route) {
        localResponseRoute = route;
    }

    void localResponse(Transaction t, @Nullable MessageContext ctx) {
        TransactionRoute route = localResponseRoute;
        if (route == null || !t.hasRequest()) {
            return;
        }
        MessageContext faked = ctx != null && ctx.isRequest() ? ctx : replies.faked(t, null);
        RouteKind kind = faked.routeKind();
        boolean exited = faked.exited();
        faked.routeKind(RouteKind.REQUEST);
        route.run(faked);
        int code = faked.returnCode();
        faked.resetRun();
        faked.returnCode(code);
        if (exited) {
            faked.exit();
        }
        faked.routeKind(kind);
    }

    int label() {
        return nextLabel.getAndIncrement() & 0x7fffffff;
    }

    TimerWheel wheel(@Nullable Flow flow) {
        IoLoop loop = flow == null ? IoLoop.current() : flow.loop();
        return loop == null ? outside().wheel() : loop.timers();
    }

    private Transaction make(MessageContext ctx, SipRequest request) {
        Flow flow = ctx.flow();
        Transaction t = new Transaction(
                this,
                wheel(flow),
                request.methodName(),
                request.callId(),
                (int) request.cseqNumber(),
                label(),
                ThreadLocalRandom.current().nextInt(),
                request,
                flow,
                ctx.stores());
        t.scriptFlags = ctx.flags();
        t.messageFlags = ctx.messageFlags();
        t.replyTo = forge().replyDestination(ctx);
        Armed armed = ctx.attachment(Armed.KEY);
        prepare(t, armed);
        if (armed == null || armed.frTimeout <= 0) {
            t.frTimeout = seconds(settings.frTimerAvp.apply(ctx), t.frTimeout);
        }
        if (armed == null || armed.frInviteTimeout <= 0) {
            t.frInviteTimeout = seconds(settings.frInvTimerAvp.apply(ctx), t.frInviteTimeout);
        }
        return t;
    }

    /** Milliseconds of an AVP with seconds (fr_timer_avp). */
    private static int seconds(Value value, int missing) {
        int number = value.isNull() ? 0 : value.number();
        return number > 0 ? (int) Math.min(Integer.MAX_VALUE, number * 1000L) : missing;
    }

    /** Timeouts, flags and routes: settings, then what the script set before. */
    void prepare(Transaction t, @Nullable Armed armed) {
        t.frTimeout = settings.frTimer.get();
        t.frInviteTimeout = settings.frInvTimer.get();
        t.t1 = settings.retrTimer1.get();
        t.t2 = settings.retrTimer2.get();
        int life = t.invite ? settings.maxInvLifetime.get() : settings.maxNoninvLifetime.get();
        if (settings.autoInv100.get() != 0) {
            t.set(TransactionFlag.AUTO_100);
        }
        if (settings.disable6xxBlock.get() != 0) {
            t.set(TransactionFlag.DISABLE_6XX);
        }
        if (settings.e2eCancelReason.get() == 0) {
            t.set(TransactionFlag.NO_E2E_REASON);
        }
        if (armed != null) {
            t.frTimeout = armed.frTimeout > 0 ? armed.frTimeout : t.frTimeout;
            t.frInviteTimeout = armed.frInviteTimeout > 0 ? armed.frInviteTimeout : t.frInviteTimeout;
            t.t1 = armed.t1 > 0 ? armed.t1 : t.t1;
            t.t2 = armed.t2 > 0 ? armed.t2 : t.t2;
            int own = t.invite ? armed.inviteLifetime : armed.otherLifetime;
            life = own > 0 ? own : life;
            t.onReply = armed.onReply;
            t.onFailure = armed.onFailure;
            t.onBranch = armed.onBranch;
            t.onBranchFailure = armed.onBranchFailure;
            t.set(armed.setFlags);
            t.clear(armed.clearFlags);
        }
        t.dropMode = settings.failureReplyMode;
        t.endOfLife = t.wheel.clock().millis() + life;
    }
}
