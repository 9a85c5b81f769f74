package org.olelo.transaction;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageStores;
import org.olelo.routing.RouteKind;
import org.olelo.routing.TransactionRef;
import org.olelo.sip.MessageParser;
import org.olelo.sip.Method;
import org.olelo.sip.SipRequest;
import org.olelo.sip.edit.MessageEdits;
import org.olelo.timer.TimerTask;
import org.olelo.timer.TimerWheel;

/**
 * One SIP transaction: the server side towards the client, and a client branch for each destination (Kamailio's cell). All state is guarded
 * by its lock. The object is also its own timer: retransmission of the final reply, wait for the ACK, and the wait for late messages.
 */
public final class Transaction extends TimerTask implements TransactionRef {
    private static final ClientBranch[] NONE = {};
    private static final @Nullable TransactionListener[] NOBODY = {};

    final TransactionLayer layer;
    final TimerWheel wheel;
    final ReentrantLock lock = new ReentrantLock();
    /** Made when an event loop first finds the lock taken, or a route that may block. */
    private volatile @Nullable Mailbox mailbox;

    private static final AtomicReferenceFieldUpdater<Transaction, @Nullable Mailbox> MAILBOX =
            AtomicReferenceFieldUpdater.newUpdater(Transaction.class, Mailbox.class, "mailbox");

    // identity; final after creation
    final int hash;
    final int label;
    final int nonce;
    /** Null while packed. */
    private @Nullable String callId;

    private final int callIdHash;
    final int cseq;
    final boolean invite;
    final String method;
    final Method methodId;
    /** Guarded by the lock of the bucket. */
    @Nullable
    Transaction nextInBucket;

    // server side
    /** The parsed request; null for a local one, and while packed. */
    private @Nullable SipRequest request;
    /** The bytes of the request, of which the first {@code requestLength} belong to it. */
    private final byte @Nullable [] requestBytes;

    private final int requestLength;
    /** Hash of the branch parameter in the topmost Via of the request. */
    final int branchHash;

    final @Nullable Flow flow;
    MessageStores stores;
    int messageFlags;
    int scriptFlags;
    int flags;
    int status;
    byte @Nullable [] response;

    @Nullable
    Destination replyTo;

    /** Null as long as it is the one that follows from the branch. */
    private @Nullable String localTag;

    /** Reason phrase of the last reply made here. */
    String reason = "";

    int relayedBranch = -1;
    /** To tags of 2xx relayed to an INVITE, kept when somebody listens for the ACK. */
    List<String> forwardedTags = List.of();
    // what the script saved for further branches
    @Nullable
    MessageEdits savedEdits;

    @Nullable
    List<String> savedReplyHeaders;

    /** The request's own URI, destination and the like when the transaction was made. */
    @Nullable
    Branch savedTarget;

    // client side
    ClientBranch[] branches = NONE;
    int branchCount;
    /** First branch of the last forking leg. */
    int legStart;

    int dropMode;

    // suspension
    @Nullable
    String suspendedUri;

    @Nullable
    String suspendedDstUri;

    @Nullable
    RouteKind suspendedKind;

    @Nullable
    MessageContext suspendedReply;

    // routes armed by the script
    @Nullable
    TransactionRoute onReply;

    @Nullable
    TransactionRoute onFailure;

    @Nullable
    TransactionRoute onBranch;

    @Nullable
    TransactionRoute onBranchFailure;

    /** A branch has a failure route. */
    boolean hasFailureRoutes;
    /** A branch has a route that may block. */
    boolean hasBlockingRoutes;

    // timers, milliseconds of the wheel's clock
    int frTimeout;
    int frInviteTimeout;
    int t1;
    int t2;
    long endOfLife;
    int interval;
    long nextRetransmission;
    long finalDeadline;
    long waitDeadline;

    // listeners and local requests
    int listenedKinds;
    private @Nullable TransactionListener[] listeners = NOBODY;

    @Nullable
    LocalRequest local;

    Transaction(
            TransactionLayer layer,
            TimerWheel wheel,
            String method,
            String callId,
            int cseq,
            int label,
            int nonce,
            @Nullable SipRequest request,
            @Nullable Flow flow,
            MessageStores stores) {
        this.layer = layer;
        this.wheel = wheel;
        this.method = method;
        this.methodId = Method.of(method);
        this.invite = method.equals("INVITE");
        this.callId = callId;
        this.callIdHash = callId.hashCode();
        this.cseq = cseq;
        this.hash = TransactionTable.hash(callId, cseq);
        this.label = label;
        this.nonce = nonce;
        this.request = request;
        this.requestBytes = request == null ? null : request.bytes();
        this.requestLength = request == null ? 0 : request.length();
        this.branchHash = request == null ? 0 : RequestMatch.branch(request).hashCode();
        this.flow = flow;
        this.stores = stores;
    }

    /** Bucket, {@code $T(id_index)}. */
    public int index() {
        return hash;
    }

    /** Number in its bucket, {@code $T(id_label)}. */
    public int label() {
        return label;
    }

    /** Call-ID. */
    public String callId() {
        String own = callId;
        if (own != null) {
            return own;
        }
        SipRequest parsed = request();
        return parsed == null ? "" : parsed.callId();
    }

    boolean isCall(String wanted) {
        return callIdHash == wanted.hashCode() && callId().equals(wanted);
    }

    /** CSeq number. */
    public int cseq() {
        return cseq;
    }

    /** Method of the request. */
    public String method() {
        return method;
    }

    /** The request as received; null for a local request. */
    public @Nullable SipRequest request() {
        SipRequest parsed = request;
        byte[] bytes = requestBytes;
        if (parsed != null || bytes == null) {
            return parsed;
        }
        return MessageParser.parse(bytes, 0, requestLength) instanceof SipRequest again ? again : null;
    }

    /** False for a local request. */
    boolean hasRequest() {
        return requestBytes != null;
    }

    /** Keeps only the bytes of the request, and nothing that stands in them: they are parsed again when somebody asks. */
    void pack() {
        SipRequest parsed = request;
        if (parsed == null) {
            return;
        }
        for (int i = 0; i < branchCount; i++) {
            branches[i].pack(parsed.requestUri());
        }
        callId = null;
        request = null;
    }

    /** Where the request came from; null for a local request. */
    public @Nullable Flow flow() {
        return flow;
    }

    /** AVPs and XAVPs. */
    public MessageStores stores() {
        return stores;
    }

    /** True for INVITE. */
    public boolean isInvite() {
        return invite;
    }

    /** True for a request made here. */
    public boolean isLocal() {
        return has(TransactionFlag.LOCAL);
    }

    /** True after a CANCEL. */
    public boolean isCanceled() {
        return has(TransactionFlag.CANCELED);
    }

    /** True while suspended. */
    public boolean isSuspended() {
        return has(TransactionFlag.SUSPENDED);
    }

    /** True while suspended in the processing of a reply. */
    public boolean isSuspendedOnReply() {
        return has(TransactionFlag.SUSPENDED_ON_REPLY);
    }

    /** True when the maximum lifetime has passed. */
    public boolean isExpired() {
        return wheel.clock().millis() >= endOfLife;
    }

    /** Status of the last reply sent upstream, 0 when none. */
    public int status() {
        return status;
    }

    /** To tag of replies made here. */
    public String localTag() {
        String own = localTag;
        if (own != null) {
            return own;
        }
        return hasRequest() ? layer.tag(branchHash) : "";
    }

    void localTag(String next) {
        localTag = next;
    }

    /** How many client branches there are. */
    public int branchCount() {
        return branchCount;
    }

    /** The branch of that index. */
    public ClientBranch branch(int index) {
        return branches[index];
    }

    /** Message flags of the transaction (setflag). */
    public int scriptFlags() {
        return scriptFlags;
    }

    /** Changes the message flags of the transaction (t_flush_flags). */
    public void scriptFlags(int next) {
        scriptFlags = next;
    }

    /** Bytes of the last reply sent upstream, or null. */
    public byte @Nullable [] lastReply() {
        return response;
    }

    /** True when the object is no longer in the table. */
    public boolean isDead() {
        return has(TransactionFlag.DEAD);
    }

    /** Follows this transaction only. */
    public void listen(int kinds, TransactionListener listener) {
        lock.lock();
        try {
            listeners = Arrays.copyOf(listeners, listeners.length + 1);
            listeners[listeners.length - 1] = listener;
            listenedKinds |= kinds;
        } finally {
            lock.unlock();
        }
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    void set(int flag) {
        flags |= flag;
    }

    void clear(int flag) {
        flags &= ~flag;
    }

    void tell(TransactionEvent event) {
        for (TransactionListener listener : listeners) {
            if (listener != null) {
                listener.onEvent(event);
            }
        }
    }

    /** Whether there is a branch with a request, not only the slot of a suspension. */
    boolean wasSent() {
        for (int i = 0; i < branchCount; i++) {
            if (!branches[i].blind) {
                return true;
            }
        }
        return false;
    }

    void add(ClientBranch branch) {
        if (branchCount == branches.length) {
            branches = Arrays.copyOf(branches, Math.max(1, branchCount * 2));
        }
        branches[branchCount++] = branch;
        branch.onReply = onReply;
        branch.onFailure = onFailure;
        branch.onBranchFailure = onBranchFailure;
        hasFailureRoutes |= onFailure != null || onBranchFailure != null;
        hasBlockingRoutes |= blocks(onReply) || blocks(onFailure) || blocks(onBranchFailure);
    }

    /** True while work waits in {@link #later}: what comes now must queue behind it. */
    boolean busy() {
        Mailbox known = mailbox;
        return known != null && known.busy();
    }

    /** Runs the task on another thread under the lock, after all that were given here before. */
    void later(TransactionHost host, Runnable task) {
        Mailbox known = mailbox;
        if (known == null) {
            Mailbox made = new Mailbox(lock);
            known = MAILBOX.compareAndSet(this, null, made) ? made : Objects.requireNonNull(mailbox);
        }
        known.add(host, task);
    }

    private static boolean blocks(@Nullable TransactionRoute route) {
        return route != null && route.blocking();
    }

    @Override
    protected void expired() {
        layer.timers().transactionExpired(this);
    }
}
