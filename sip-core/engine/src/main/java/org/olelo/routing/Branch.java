package org.olelo.routing;

import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;

/** One destination beside the Request-URI: an entry of Kamailio's dset. Mutable until it is relayed. */
public final class Branch {
    /** {@code q} when the contact gave none. */
    public static final int Q_UNSPECIFIED = -1;

    private String uri;
    private @Nullable String dstUri;
    private @Nullable String path;
    private int q = Q_UNSPECIFIED;
    private int flags;
    private @Nullable LocalSocket socket;
    private String ruid = "";
    private String instance = "";
    private int regId;
    private String userAgent = "";

    /** A branch to that Request-URI. */
    public Branch(String uri) {
        this.uri = uri;
    }

    /** Request-URI, next hop, socket and contact of the context itself. */
    public static Branch of(MessageContext ctx) {
        Branch branch = new Branch(ctx.uri());
        branch.dstUri = ctx.dstUri();
        branch.path = ctx.path();
        branch.q = ctx.q();
        branch.flags = ctx.branchFlags();
        branch.socket = ctx.sendSocket();
        branch.ruid = ctx.ruid();
        branch.instance = ctx.instance();
        branch.regId = ctx.regId();
        branch.userAgent = ctx.locationUserAgent();
        return branch;
    }

    /** Another branch that is the same now. */
    public Branch copy() {
        Branch branch = new Branch(uri);
        branch.dstUri = dstUri;
        branch.path = path;
        branch.q = q;
        branch.flags = flags;
        branch.socket = socket;
        branch.ruid = ruid;
        branch.instance = instance;
        branch.regId = regId;
        branch.userAgent = userAgent;
        return branch;
    }

    /** Makes this the Request-URI, next hop, socket and contact of the context. */
    public void applyTo(MessageContext ctx) {
        ctx.uri(uri);
        ctx.dstUri(dstUri);
        ctx.path(path);
        ctx.q(q);
        ctx.branchFlags(flags);
        ctx.sendSocket(socket);
        ctx.ruid(ruid);
        ctx.instance(instance);
        ctx.regId(regId);
        ctx.locationUserAgent(userAgent);
    }

    /** The Request-URI of the branch. */
    public String uri() {
        return uri;
    }

    /** Changes the Request-URI. */
    public void uri(String next) {
        uri = next;
    }

    /** The next hop when it is not the Request-URI, as {@code $du}. */
    public @Nullable String dstUri() {
        return dstUri;
    }

    /** Changes the next hop. */
    public void dstUri(@Nullable String next) {
        dstUri = next;
    }

    /** The path vector (Route set) of the contact, RFC 3327. */
    public @Nullable String path() {
        return path;
    }

    /** Changes the path vector. */
    public void path(@Nullable String next) {
        path = next;
    }

    /** q in thousandths 0..1000, or {@link #Q_UNSPECIFIED}. */
    public int q() {
        return q;
    }

    /** Changes q. */
    public void q(int next) {
        q = next;
    }

    /** Branch flags (bflags), bits 0..31. */
    public int flags() {
        return flags;
    }

    /** Changes the branch flags. */
    public void flags(int next) {
        flags = next;
    }

    /** The socket to send from, or null for the default. */
    public @Nullable LocalSocket socket() {
        return socket;
    }

    /** Changes the socket. */
    public void socket(@Nullable LocalSocket next) {
        socket = next;
    }

    /** Record unique id of the contact, "" when none. */
    public String ruid() {
        return ruid;
    }

    /** Changes the ruid. */
    public void ruid(String next) {
        ruid = next;
    }

    /** {@code +sip.instance} of the contact, "" when none. */
    public String instance() {
        return instance;
    }

    /** Changes the instance. */
    public void instance(String next) {
        instance = next;
    }

    /** reg-id of the contact (RFC 5626), 0 when none. */
    public int regId() {
        return regId;
    }

    /** Changes the reg-id. */
    public void regId(int next) {
        regId = next;
    }

    /** User-Agent stored with the contact, "" when none. */
    public String userAgent() {
        return userAgent;
    }

    /** Changes the user agent. */
    public void userAgent(String next) {
        userAgent = next;
    }
}
