package org.olelo.routing;

/** What the script asked for this message (Kamailio's msg_flags FL_*), as bits of {@link MessageContext#messageFlags}. */
public final class MessageFlag {
    /** Reply to the source port (RFC 3581) even without rport: force_rport(). */
    public static final int FORCE_RPORT = 1;
    /** Add rport to our own Via: add_local_rport(). */
    public static final int ADD_LOCAL_RPORT = 1 << 1;
    /** No new connection for replies: set_reply_no_connect(). */
    public static final int REPLY_NO_CONNECT = 1 << 2;
    /** Close the connection after the reply: set_reply_close(). */
    public static final int REPLY_CLOSE = 1 << 3;
    /** No new connection for forwarding: set_forward_no_connect(). */
    public static final int FORWARD_NO_CONNECT = 1 << 4;
    /** Close after forwarding: set_forward_close(). */
    public static final int FORWARD_CLOSE = 1 << 5;
    /** The Request-URI was already used by a lookup of branches (ruri_mark_consumed). */
    public static final int RURI_CONSUMED = 1 << 6;
    /** sdp or body was changed in a way that needs the parsed body again. */
    public static final int BODY_CHANGED = 1 << 7;
    /** The request was generated here (tm local request). */
    public static final int LOCAL = 1 << 8;
    /** Canceled transaction (FL_CANCELED). */
    public static final int CANCELED = 1 << 10;
    /** Timer expired in failure route (FL_TIMEOUT). */
    public static final int TIMEOUT = 1 << 11;
    /** At least one reply came in failure route (FL_REPLIED). */
    public static final int REPLIED = 1 << 12;

    /** When longer than udp_mtu, over TCP: udp_mtu_try_proto(TCP) (FL_MTU_TCP_FB). */
    public static final int LONG_OVER_TCP = 1 << 13;
    /** When longer than udp_mtu, over TLS. */
    public static final int LONG_OVER_TLS = 1 << 14;
    /** When longer than udp_mtu, over SCTP. */
    public static final int LONG_OVER_SCTP = 1 << 15;

    private MessageFlag() {}
}
