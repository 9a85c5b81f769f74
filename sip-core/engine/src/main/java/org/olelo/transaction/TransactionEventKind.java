package org.olelo.transaction;

/** What other modules may be told about a transaction (Kamailio's TMCB_*). */
public enum TransactionEventKind {
    /** A new transaction was made for a received request. */
    REQUEST_IN,
    /** A reply came on a branch. */
    RESPONSE_IN,
    /** The ACK of a 2xx passes. */
    E2EACK_IN,
    /** Its retransmission. */
    E2EACK_RETR_IN,
    /** Before the branches of a relay are sent. */
    REQUEST_PENDING,
    /** A branch is about to be built; edits of the context go into it. */
    REQUEST_FORWARDED,
    /** A reply is about to be relayed; edits of the context go into it. */
    RESPONSE_FORWARDED,
    /** The winning final reply is negative; before the failure route. Reading only. */
    ON_FAILURE_READ_ONLY,
    /** The winning final reply is negative; before the failure route. */
    ON_FAILURE,
    /** A branch was sent. */
    REQUEST_OUT,
    /** A final reply was sent upstream. */
    RESPONSE_OUT,
    /** A local transaction completed. */
    LOCAL_COMPLETED,
    /** A reply made here was sent (t_reply). */
    LOCAL_RESPONSE_OUT,
    /** ACK to a negative reply came. */
    ACK_NEGATIVE_IN,
    /** A request was retransmitted to us. */
    REQUEST_RETRANSMITTED_IN,
    /** A reply to a local request came. */
    LOCAL_RESPONSE_IN,
    /** A local request was made. */
    LOCAL_REQUEST_IN,
    /** The transaction is freed. */
    DESTROY,
    /** CANCEL for this INVITE came. */
    E2ECANCEL_IN,
    /** The reply to be sent upstream is built. */
    RESPONSE_READY,
    /** A request left: first time, retransmission, ACK, CANCEL. */
    REQUEST_SENT,
    /** A reply left. */
    RESPONSE_SENT,
    /** A branch failed. */
    ON_BRANCH_FAILURE;

    private final int bit = 1 << ordinal();

    /** Bit in a mask of kinds. */
    public int bit() {
        return bit;
    }
}
