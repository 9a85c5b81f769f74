package org.olelo.transaction;

/** State bits of a transaction (Kamailio's T_* flags). */
final class TransactionFlag {
    /** A CANCEL came, or a CANCEL came before its INVITE. */
    static final int CANCELED = 1;
    /** 100 is sent by itself. */
    static final int AUTO_100 = 1 << 1;
    /** No reply of our own after a failed relay. */
    static final int NO_INTERNAL_REPLY = 1 << 2;
    /** Made here: no server side. */
    static final int LOCAL = 1 << 3;
    /** A 6xx closed all branches. */
    static final int GOT_6XX = 1 << 4;
    /** 6xx is treated as any other failure. */
    static final int DISABLE_6XX = 1 << 5;
    /** Reason of a received CANCEL is not copied. */
    static final int NO_E2E_REASON = 1 << 6;
    /** No DNS failover. */
    static final int NO_FAILOVER = 1 << 7;
    /** No ACK by itself to a 2xx of a local INVITE. */
    static final int NO_AUTO_ACK = 1 << 8;
    /** Suspended, will be continued. */
    static final int SUSPENDED = 1 << 9;
    /** Final state reached: waits for late messages, then goes. */
    static final int WAITING = 1 << 10;
    /** Out of the table. */
    static final int DEAD = 1 << 11;
    /** Replies are not relayed (t_replicate). */
    static final int REPLICATED = 1 << 12;
    /** Kamailio's REQ_RPLD: a reply was sent by the script. */
    static final int REPLIED = 1 << 13;
    /** Kamailio's REQ_FWDED: forwarded to at least one branch. */
    static final int FORWARDED = 1 << 14;
    /** Kamailio's REQ_RLSD: released by the script. */
    static final int RELEASED = 1 << 15;
    /** Suspended while it processed a reply. */
    static final int SUSPENDED_ON_REPLY = 1 << 16;
    /** From and To of local ACK and CANCEL are taken from what was sent. */
    static final int UAC_HEADERS = 1 << 17;
    /** The request's edits were saved for further branches. */
    static final int SAVED = 1 << 18;

    /** Was suspended: whoever continues it ends it, not the end of the script that suspended it. */
    static final int WAS_SUSPENDED = 1 << 19;

    private TransactionFlag() {}
}
