package org.olelo.module.usrloc.api;

import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;

/** One contact of an address of record (Kamailio's ucontact_t). Read and changed only while its record is locked by {@link LocationTable}. */
public final class Contact {
    /** {@link #expires()} of a permanent contact. */
    public static final long PERMANENT = 0;

    /** q when none was given. */
    public static final int Q_UNSPECIFIED = -1;

    /** How memory and database stand to each other. */
    public enum State {
        /** Not yet in the database. */
        NEW("CS_NEW"),
        /** The same in both. */
        SYNCHRONIZED("CS_SYNC"),
        /** Changed since it was written. */
        DIRTY("CS_DIRTY");

        private final String shown;

        State(String shown) {
            this.shown = shown;
        }

        /** The name in ul.dump. */
        public String shown() {
            return shown;
        }
    }

    private final String ruid;
    private String uri;
    private String instance = "";
    private int regId;
    private String callId = "";
    private String userAgent = "";
    private String received = "";
    private String path = "";
    private @Nullable LocalSocket socket;
    private long expires;
    private long lastModified;
    private int cseq;
    private int q = Q_UNSPECIFIED;
    private int flags;
    private int branchFlags;
    private int methods = -1;
    private int serverId;
    private int connectionId = -1;
    private State state = State.NEW;

    /**
     * A contact.
     *
     * @param ruid record unique id
     * @param uri the contact URI as registered
     */
    public Contact(String ruid, String uri) {
        this.ruid = ruid;
        this.uri = uri;
    }

    /** Record unique id. */
    public String ruid() {
        return ruid;
    }

    /** The contact URI as registered. */
    public String uri() {
        return uri;
    }

    /** Changes the URI: the instance registered another one. */
    public void uri(String value) {
        uri = kept(uri, value);
    }

    /** {@code +sip.instance} without quotes, "" when none. */
    public String instance() {
        return instance;
    }

    /** Sets the instance. */
    public void instance(String value) {
        instance = kept(instance, value);
    }

    /** reg-id (RFC 5626), 0 when none. */
    public int regId() {
        return regId;
    }

    /** Sets the reg-id. */
    public void regId(int value) {
        regId = value;
    }

    /** Call-ID of the registration. */
    public String callId() {
        return callId;
    }

    /** Sets the Call-ID. */
    public void callId(String value) {
        callId = kept(callId, value);
    }

    /** CSeq of the registration. */
    public int cseq() {
        return cseq;
    }

    /** Sets the CSeq. */
    public void cseq(int value) {
        cseq = value;
    }

    /** User-Agent of the registration, "" when none. */
    public String userAgent() {
        return userAgent;
    }

    /** Sets the User-Agent. */
    public void userAgent(String value) {
        userAgent = kept(userAgent, value);
    }

    /** URI the request really came from, "" when it is the contact itself. */
    public String received() {
        return received;
    }

    /** Sets received. */
    public void received(String value) {
        received = kept(received, value);
    }

    /** Path vector (RFC 3327), "" when none. */
    public String path() {
        return path;
    }

    /** Sets the path. */
    public void path(String value) {
        path = kept(path, value);
    }

    /** The socket the registration came in on, or null. */
    public @Nullable LocalSocket socket() {
        return socket;
    }

    /** Sets the socket. */
    public void socket(@Nullable LocalSocket value) {
        socket = value;
    }

    /** End of validity in seconds since 1970, or {@link #PERMANENT}. */
    public long expires() {
        return expires;
    }

    /** Sets the end of validity. */
    public void expires(long value) {
        expires = value;
    }

    /** True at that time, in seconds since 1970. */
    public boolean validAt(long now) {
        return expires == PERMANENT || expires > now;
    }

    /** Time of the last change, in seconds since 1970. */
    public long lastModified() {
        return lastModified;
    }

    /** Sets the time of the last change. */
    public void lastModified(long value) {
        lastModified = value;
    }

    /** q in thousandths, or {@link #Q_UNSPECIFIED}. */
    public int q() {
        return q;
    }

    /** Sets q. */
    public void q(int value) {
        q = value;
    }

    /** Flags of usrloc. */
    public int flags() {
        return flags;
    }

    /** Sets the flags. */
    public void flags(int value) {
        flags = value;
    }

    /** Branch flags of the registration. */
    public int branchFlags() {
        return branchFlags;
    }

    /** Sets the branch flags. */
    public void branchFlags(int value) {
        branchFlags = value;
    }

    /** Bits of the methods in Allow, -1 for all. */
    public int methods() {
        return methods;
    }

    /** Sets the methods. */
    public void methods(int value) {
        methods = value;
    }

    /** server_id of the server that took the registration. */
    public int serverId() {
        return serverId;
    }

    /** Sets the server id. */
    public void serverId(int value) {
        serverId = value;
    }

    /** Connection the registration came on, -1 when none. */
    public int connectionId() {
        return connectionId;
    }

    /** Sets the connection. */
    public void connectionId(int value) {
        connectionId = value;
    }

    /** How memory and database stand to each other. */
    public State state() {
        return state;
    }

    /** Sets the state. */
    public void state(State value) {
        state = value;
    }

    /** The text from before when it is the same: a refreshed contact holds on to nothing new, which spares the collector work. */
    private static String kept(String before, String next) {
        return before.equals(next) ? before : next;
    }
}
