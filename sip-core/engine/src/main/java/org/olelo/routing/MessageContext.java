package org.olelo.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.net.LocalSocket;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipResponse;
import org.olelo.sip.SipUri;
import org.olelo.sip.edit.MessageEdits;

/**
 * One message on its way: what was received, and every decision the script made about it. The only mutable thing on the message path; used by
 * one thread at a time. What Kamailio keeps in sip_msg_t beside the parsed text, plus the run flags of the script.
 */
public final class MessageContext {
    private SipMessage message;
    private Flow flow;
    private final long id;
    private Worker worker;

    // run state of the script
    private RouteKind routeKind;
    private int returnCode;
    private boolean exit;
    private boolean drop;
    private int depth;
    private int error = -1;
    private @Nullable Destination destination;
    private byte @Nullable [] outgoing;
    private int previousError = -1;
    private int branchIndex = -1;

    // destination
    private @Nullable String newUri;
    private @Nullable SipUri parsedUri;
    private int badUris;
    private @Nullable String dstUri;
    private @Nullable String path;
    private int q = Branch.Q_UNSPECIFIED;
    private int branchFlags;
    private String ruid = "";
    private String instance = "";
    private int regId;
    private String locationUserAgent = "";
    private @Nullable LocalSocket sendSocket;
    private @Nullable LocalSocket usualSocket;
    private @Nullable DestinationSet branches;
    private @Nullable String advertisedHost;
    private @Nullable String advertisedPort;

    // flags and stores
    private int flags;
    private int messageFlags;
    private MessageStores stores;
    private @Nullable MessageEdits edits;
    private @Nullable List<String> replyHeaders;
    private @Nullable String replyBody;
    private @Nullable TransactionRef transaction;
    private Object[] attachments = NOTHING;
    private static final Object[] NOTHING = {};

    /**
     * A context for a message just received, or made here.
     *
     * @param id number of the message in its worker, {@code $mi}
     */
    public MessageContext(SipMessage message, Flow flow, Worker worker, long id) {
        this(message, flow, worker, id, new MessageStores());
    }

    /** A context that shares the stores of another, as a reply shares those of its transaction. */
    public MessageContext(SipMessage message, Flow flow, Worker worker, long id, MessageStores stores) {
        this.message = message;
        this.flow = flow;
        this.worker = worker;
        this.id = id;
        this.stores = stores;
        this.routeKind = message instanceof SipRequest ? RouteKind.REQUEST : RouteKind.REPLY;
    }

    /** The message as received, or as rebuilt by msg_apply_changes. */
    public SipMessage message() {
        return message;
    }

    /** Puts a rebuilt message in the place of the received one; the edits must fit it (msg_apply_changes). */
    public void replaceMessage(SipMessage next) {
        message = next;
    }

    /** The message as request. Only where the route kind makes it sure. */
    public SipRequest request() {
        return (SipRequest) message;
    }

    /** The message as response. Only where the route kind makes it sure. */
    public SipResponse response() {
        return (SipResponse) message;
    }

    /** True for a request. */
    public boolean isRequest() {
        return message instanceof SipRequest;
    }

    /** Where it came from and on which socket. */
    public Flow flow() {
        return flow;
    }

    /** Changes where it seems to come from, as set_source_address() does. */
    public void flow(Flow next) {
        flow = next;
    }

    /** The number of the message in its worker, {@code $mi}. */
    public long id() {
        return id;
    }

    /** What the running thread owns. */
    public Worker worker() {
        return worker;
    }

    /** Moves the context to another thread's worker. */
    public void worker(Worker next) {
        worker = next;
    }

    // ---- run state

    /** The kind of route that runs. */
    public RouteKind routeKind() {
        return routeKind;
    }

    /** Changes the kind of route. */
    public void routeKind(RouteKind next) {
        routeKind = next;
    }

    /** {@code $rc}: the code of the last function or route. */
    public int returnCode() {
        return returnCode;
    }

    /** Sets {@code $rc}. */
    public void returnCode(int next) {
        returnCode = next;
    }

    /** True after exit, drop, or a function that ended the script. */
    public boolean exited() {
        return exit;
    }

    /** Asks the script to end. */
    public void exit() {
        exit = true;
    }

    /** True after drop. */
    public boolean dropped() {
        return drop;
    }

    /** Asks the script to end and the message not to be sent. */
    public void drop() {
        drop = true;
        exit = true;
    }

    /** Before another top route runs on this context: no exit, no drop, code 0. */
    public void resetRun() {
        exit = false;
        drop = false;
        returnCode = 0;
        depth = 0;
    }

    /** Kamailio's ser_error: why the last action failed, below 0; 0 or 1 when it did not. */
    public int error() {
        return error;
    }

    /** Sets the error of the running action. */
    public void error(int next) {
        error = next;
    }

    /** Kamailio's prev_ser_error: the error of the action before the running one. */
    public int previousError() {
        return previousError;
    }

    /** The script calls it before every action. */
    public void beginAction() {
        previousError = error;
        error = -1;
    }

    /**
     * Runs onsend_route for a request that is about to leave; what the script did before stays as it was.
     *
     * @param message the bytes that leave
     * @param route runs the route on this context
     * @return false when the route dropped the message
     */
    public boolean allowsSending(Destination to, byte[] message, Consumer<MessageContext> route) {
        RouteKind kindBefore = routeKind;
        boolean exitBefore = exit;
        boolean dropBefore = drop;
        int codeBefore = returnCode;
        int depthBefore = depth;
        routeKind = RouteKind.ONSEND;
        destination = to;
        outgoing = message;
        resetRun();
        route.accept(this);
        boolean allowed = !drop;
        destination = null;
        outgoing = null;
        routeKind = kindBefore;
        exit = exitBefore;
        drop = dropBefore;
        returnCode = codeBefore;
        depth = depthBefore;
        return allowed;
    }

    /** Where the message is about to be sent, in onsend_route; else null. */
    public @Nullable Destination destination() {
        return destination;
    }

    /** The bytes about to be sent, in onsend_route; else null. Not to be changed. */
    public byte @Nullable [] outgoing() {
        return outgoing;
    }

    /** How deep route() calls are nested. */
    public int depth() {
        return depth;
    }

    /** Changes the nesting. */
    public void depth(int next) {
        depth = next;
    }

    /** {@code $T_branch_idx}: the branch that a branch, onreply or failure route runs for; -1 when undefined. */
    public int branchIndex() {
        return branchIndex;
    }

    /** Changes the branch index. */
    public void branchIndex(int next) {
        branchIndex = next;
    }

    // ---- destination

    /** The Request-URI as the script sees it ({@code $ru}): changed or received. */
    public String uri() {
        String changed = newUri;
        return changed != null ? changed : request().requestUri();
    }

    /** The changed Request-URI, or null when it is still the received one. */
    public @Nullable String newUri() {
        return newUri;
    }

    /** Changes the Request-URI ({@code $ru = ...}); null goes back to the received one. It counts as not yet consumed. */
    public void uri(@Nullable String next) {
        newUri = next;
        parsedUri = null;
        messageFlags &= ~MessageFlag.RURI_CONSUMED;
    }

    /** The current Request-URI parsed, or null when it is malformed. */
    public @Nullable SipUri parsedUri() {
        SipUri known = parsedUri;
        if (known == null) {
            known = SipUri.parse(uri());
            parsedUri = known;
            if (known == null) {
                badUris++;
            }
        }
        return known;
    }

    /** How often the Request-URI was asked for and could not be read. */
    public int badUris() {
        return badUris;
    }

    /** The next hop, {@code $du}; null when it follows from the Request-URI. */
    public @Nullable String dstUri() {
        return dstUri;
    }

    /** Changes the next hop. The Request-URI counts as not yet consumed then. */
    public void dstUri(@Nullable String next) {
        dstUri = next;
        if (next != null) {
            messageFlags &= ~MessageFlag.RURI_CONSUMED;
        }
    }

    /** The path vector for the Request-URI branch. */
    public @Nullable String path() {
        return path;
    }

    /** Changes the path vector. */
    public void path(@Nullable String next) {
        path = next;
    }

    /** q of the Request-URI branch in thousandths, or {@link Branch#Q_UNSPECIFIED}. */
    public int q() {
        return q;
    }

    /** Changes q. */
    public void q(int next) {
        q = next;
    }

    /** Branch flags of the Request-URI branch (in branch, onreply, failure routes: of that branch). */
    public int branchFlags() {
        return branchFlags;
    }

    /** Changes the branch flags. */
    public void branchFlags(int next) {
        branchFlags = next;
    }

    /** Ruid of the contact behind the Request-URI, "" when none. */
    public String ruid() {
        return ruid;
    }

    /** Changes the ruid. */
    public void ruid(String next) {
        ruid = next;
    }

    /** Instance of the contact behind the Request-URI, "" when none. */
    public String instance() {
        return instance;
    }

    /** Changes the instance. */
    public void instance(String next) {
        instance = next;
    }

    /** reg-id of the contact behind the Request-URI, 0 when none. */
    public int regId() {
        return regId;
    }

    /** Changes the reg-id. */
    public void regId(int next) {
        regId = next;
    }

    /** User-Agent of the contact behind the Request-URI, "" when none. */
    public String locationUserAgent() {
        return locationUserAgent;
    }

    /** Changes the contact's user agent. */
    public void locationUserAgent(String next) {
        locationUserAgent = next;
    }

    /** The socket forced for sending ({@code $fs}), or null. */
    public @Nullable LocalSocket sendSocket() {
        return sendSocket;
    }

    /** Forces the socket for sending. */
    public void sendSocket(@Nullable LocalSocket next) {
        sendSocket = next;
    }

    /** The socket UDP requests leave from when none is forced: the one the message came to, or as {@link #usualSocket(LocalSocket)}. */
    public LocalSocket usualSocket() {
        return usualSocket == null ? flow.socket() : usualSocket;
    }

    /** Sets the socket UDP requests leave from when none is forced; null: the one the message came to. */
    public void usualSocket(@Nullable LocalSocket next) {
        usualSocket = next;
    }

    /** The branches beside the Request-URI. */
    public DestinationSet branches() {
        DestinationSet known = branches;
        if (known == null) {
            known = new DestinationSet();
            branches = known;
        }
        return known;
    }

    /** Sees the branches of another context, as a branch route does. */
    public void shareBranches(MessageContext other) {
        branches = other.branches;
    }

    /** True when there are branches beside the Request-URI. */
    public boolean hasBranches() {
        DestinationSet known = branches;
        return known != null && !known.isEmpty();
    }

    /** set_advertised_address(), or null. */
    public @Nullable String advertisedHost() {
        return advertisedHost;
    }

    /** Changes the advertised address. */
    public void advertisedHost(@Nullable String next) {
        advertisedHost = next;
    }

    /** set_advertised_port(), or null. */
    public @Nullable String advertisedPort() {
        return advertisedPort;
    }

    /** Changes the advertised port. */
    public void advertisedPort(@Nullable String next) {
        advertisedPort = next;
    }

    // ---- flags, stores, edits

    /** Message flags (setflag), bits 0..31; they are the transaction's flags. */
    public int flags() {
        return flags;
    }

    /** Changes the flags. */
    public void flags(int next) {
        flags = next;
    }

    /** Bits of {@link MessageFlag}. */
    public int messageFlags() {
        return messageFlags;
    }

    /** True when the bit of {@link MessageFlag} is set. */
    public boolean has(int messageFlag) {
        return (messageFlags & messageFlag) != 0;
    }

    /** Sets bits of {@link MessageFlag}. */
    public void set(int messageFlag) {
        messageFlags |= messageFlag;
    }

    /** Clears bits of {@link MessageFlag}. */
    public void clear(int messageFlag) {
        messageFlags &= ~messageFlag;
    }

    /** AVPs and XAVPs. */
    public MessageStores stores() {
        return stores;
    }

    /** Uses other stores, as those of the transaction a reply belongs to. */
    public void stores(MessageStores next) {
        stores = next;
    }

    /** The changes to the message text, made when first asked for. */
    public MessageEdits edits() {
        MessageEdits known = edits;
        if (known == null) {
            known = new MessageEdits();
            edits = known;
        }
        return known;
    }

    /** The changes to the message text, or null when there is none. */
    public @Nullable MessageEdits editsOrNull() {
        return edits;
    }

    /** Replaces the changes to the message text. */
    public void edits(@Nullable MessageEdits next) {
        edits = next;
    }

    /** Header lines (with CRLF) that replies to this request get (append_to_reply), in order; to be added to. */
    public List<String> replyHeaders() {
        List<String> known = replyHeaders;
        if (known == null) {
            known = new ArrayList<>(2);
            replyHeaders = known;
        }
        return known;
    }

    /** The same, or null when there is none. */
    public @Nullable List<String> replyHeadersOrNull() {
        return replyHeaders;
    }

    /** Body that replies to this request get (set_reply_body), with its Content-Type among the reply headers. */
    public @Nullable String replyBody() {
        return replyBody;
    }

    /** Changes the reply body. */
    public void replyBody(@Nullable String next) {
        replyBody = next;
    }

    /** The transaction this message belongs to, or null. */
    public @Nullable TransactionRef transaction() {
        return transaction;
    }

    /** Changes the transaction. */
    public void transaction(@Nullable TransactionRef next) {
        transaction = next;
    }

    /** What a module attached under that key, or null. */
    @SuppressWarnings("unchecked") // attach() pairs key and type
    public <T> @Nullable T attachment(AttachmentKey<T> key) {
        for (int i = 0; i < attachments.length; i += 2) {
            if (attachments[i] == key) {
                return (T) attachments[i + 1];
            }
        }
        return null;
    }

    /** Attaches a value under that key, replacing the one before. */
    public <T> void attach(AttachmentKey<T> key, T value) {
        for (int i = 0; i < attachments.length; i += 2) {
            if (attachments[i] == key) {
                attachments[i + 1] = value;
                return;
            }
        }
        Object[] grown = java.util.Arrays.copyOf(attachments, attachments.length + 2);
        grown[attachments.length] = key;
        grown[attachments.length + 1] = value;
        attachments = grown;
    }
}
