package org.olelo.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.LocalSocket;
import org.olelo.routing.MessageContext;
import org.olelo.sip.SipRequest;
import org.olelo.timer.TimerTask;

/**
 * One client branch of a transaction: the request as sent, and what came back (Kamailio's ua_client). Its timer drives retransmissions and
 * the final response timeout. Guarded by the transaction's lock.
 */
public final class ClientBranch extends TimerTask {
    final Transaction transaction;
    final int index;

    // destination as the script had it
    /** Null when it is the one of the received request, and that is packed. */
    private @Nullable String uri = "";

    @Nullable
    String dstUri;

    @Nullable
    String path;

    String instance = "";
    String ruid = "";
    String userAgent = "";
    int regId;
    int q;
    int flags;

    byte @Nullable [] sent;

    @Nullable
    Destination destination;

    /** Further addresses of the same name, without socket (RFC 3263 4.3). */
    List<Destination> others = List.of();
    /** Socket the script asked for. */
    @Nullable
    LocalSocket forced;

    // routes as they were armed when the branch was made
    @Nullable
    TransactionRoute onReply;

    @Nullable
    TransactionRoute onFailure;

    @Nullable
    TransactionRoute onBranchFailure;

    int lastReceived;
    /** The final reply; null when none, or when it was made here. */
    @Nullable
    MessageContext reply;

    boolean faked;
    boolean canceled;
    boolean timedOut;
    boolean replied;
    boolean dropped;
    boolean inviteTimer;
    /** Waits for the DNS; nothing was sent yet. */
    boolean resolving;
    /** A slot for suspension, without a request. */
    boolean blind;

    @Nullable
    LocalCancel cancel;

    String cancelReason = "";

    int interval;
    long nextRetransmission;
    long finalDeadline;

    ClientBranch(Transaction transaction, int index) {
        this.transaction = transaction;
        this.index = index;
    }

    /** Position in the transaction, from 0. */
    public int index() {
        return index;
    }

    /** Request-URI. */
    public String uri() {
        String own = uri;
        if (own != null) {
            return own;
        }
        SipRequest request = transaction.request();
        return request == null ? "" : request.requestUri();
    }

    void uri(String next) {
        uri = next;
    }

    void pack(String requestUri) {
        if (requestUri.equals(uri)) {
            uri = null;
        }
    }

    /** Next hop the script set, or null. */
    public @Nullable String dstUri() {
        return dstUri;
    }

    /** Path vector, or null. */
    public @Nullable String path() {
        return path;
    }

    /** {@code +sip.instance} of the contact, "" when none. */
    public String instance() {
        return instance;
    }

    /** Unique id of the contact, "" when none. */
    public String ruid() {
        return ruid;
    }

    /** User-Agent of the contact, "" when none. */
    public String userAgent() {
        return userAgent;
    }

    /** reg-id of the contact, 0 when none. */
    public int regId() {
        return regId;
    }

    /** Branch flags. */
    public int flags() {
        return flags;
    }

    /** Changes the branch flags. */
    public void flags(int next) {
        flags = next;
    }

    /** Status of the last reply on this branch, 0 when none. */
    public int lastReceived() {
        return lastReceived;
    }

    /** True when the final response timeout has passed on it. */
    public boolean timedOut() {
        return timedOut;
    }

    /** True when a reply came on it. */
    public boolean replied() {
        return replied;
    }

    /** Context of the final reply, or null. */
    public @Nullable MessageContext reply() {
        return reply;
    }

    /** The request as sent; not to be changed. */
    public byte @Nullable [] sent() {
        return sent;
    }

    /** Where it was sent. */
    public @Nullable Destination destination() {
        return destination;
    }

    boolean isOpen() {
        return lastReceived < 200;
    }

    @Override
    protected void expired() {
        transaction.layer.timers().branchExpired(this);
    }
}
