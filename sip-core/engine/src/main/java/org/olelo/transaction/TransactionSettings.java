package org.olelo.transaction;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.olelo.cfg.CfgInt;
import org.olelo.cfg.CfgRegistry;
import org.olelo.cfg.CfgString;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** Parameters of the transaction layer: those that may change while running (group {@code tm}), and those fixed at start. */
public final class TransactionSettings {
    public final CfgInt frTimer;
    public final CfgInt frInvTimer;
    public final CfgInt frInvTimerNext;
    public final CfgInt waitTimer;
    public final CfgInt retrTimer1;
    public final CfgInt retrTimer2;
    public final CfgInt maxInvLifetime;
    public final CfgInt maxNoninvLifetime;
    public final CfgInt noisyCtimer;
    public final CfgInt autoInv100;
    public final CfgString autoInv100Reason;
    public final CfgInt unixTxTimeout;
    public final CfgInt restartFrOnEachReply;
    public final CfgInt passProvisionalReplies;
    public final CfgInt aggregateChallenges;
    public final CfgInt unmatchedCancel;
    public final CfgInt defaultCode;
    public final CfgString defaultReason;
    public final CfgInt reparseInvite;
    public final CfgString acExtraHdrs;
    public final CfgInt blst503;
    public final CfgInt blst503DefTimeout;
    public final CfgInt blst503MinTimeout;
    public final CfgInt blst503MaxTimeout;
    public final CfgInt blstMethodsAdd;
    public final CfgInt blstMethodsLookup;
    public final CfgInt cancelBMethod;
    public final CfgInt reparseOnDnsFailover;
    public final CfgInt disable6xxBlock;
    public final CfgInt localAckMode;
    public final CfgInt localCancelReason;
    public final CfgInt e2eCancelReason;
    public final CfgInt ruriMatching;
    public final CfgInt via1Matching;
    public final CfgInt callidMatching;
    public final CfgInt callidCseqMatching;
    public final CfgInt relay100;
    public final CfgInt enableUacFr;

    /** failure_reply_mode, 0 to 3. */
    public int failureReplyMode = 3;
    /** faked_reply_prio. */
    public int fakedReplyPriority;
    /** remap_503_500. */
    public int remap503 = 1;
    /** failure_exec_mode: 1, branches that could not be sent wait for their timeout; 0, they have failed. */
    public int failureExecMode;
    /** reply_relay_mode. */
    public int replyRelayMode = 1;
    /** rich_redirect. */
    public int richRedirect;
    /** reply_408_code. */
    public int timeoutCode = 408;
    /** reply_408_reason, "" = default. */
    public String timeoutReason = "";
    /** max_branches of the core. */
    public int maxBranches = 12;
    /** reply_to_via of the core. */
    public boolean replyToVia;
    /** use_dns_failover of the core. */
    public BooleanSupplier dnsFailover = () -> false;
    /** fr_timer_avp: seconds, null value when not set. */
    public Function<MessageContext, Value> frTimerAvp = ctx -> Value.NULL;
    /** fr_inv_timer_avp. */
    public Function<MessageContext, Value> frInvTimerAvp = ctx -> Value.NULL;
    /** dns_reuse_rcv_socket. */
    public boolean reuseReceivingSocket;

    /** Declares the group {@code tm}. */
    public TransactionSettings(CfgRegistry cfg) {
        ruriMatching = flag(cfg, "ruri_matching", 1, "match the Request-URI where the branch has no RFC 3261 cookie");
        via1Matching = flag(cfg, "via1_matching", 1, "match the first Via where the branch has no RFC 3261 cookie");
        callidMatching = flag(cfg, "callid_matching", 0, "match the Call-ID of requests and replies too");
        frTimer = ms(cfg, "fr_timer", 30_000, "timeout without any reply, milliseconds");
        frInvTimer = ms(cfg, "fr_inv_timer", 120_000, "timeout of an INVITE after a provisional reply, milliseconds");
        frInvTimerNext = ms(cfg, "fr_inv_timer_next", 30_000, "the same for serial forking branches, milliseconds");
        waitTimer = ms(cfg, "wt_timer", 5_000, "how long a finished transaction is kept, milliseconds");
        retrTimer1 = ms(cfg, "retr_timer1", 500, "first retransmission interval, milliseconds");
        retrTimer2 = ms(cfg, "retr_timer2", 4_000, "longest retransmission interval, milliseconds");
        maxInvLifetime = ms(cfg, "max_inv_lifetime", 180_000, "longest life of an INVITE transaction, milliseconds");
        maxNoninvLifetime = ms(cfg, "max_noninv_lifetime", 32_000, "longest life of other transactions, milliseconds");
        noisyCtimer = flag(cfg, "noisy_ctimer", 1, "answer 408 when an INVITE times out");
        autoInv100 = flag(cfg, "auto_inv_100", 1, "answer 100 to INVITE by itself");
        autoInv100Reason = cfg.string(
                "tm",
                "auto_inv_100_reason",
                "trying -- your call is important to us",
                "reason phrase of the automatic 100");
        unixTxTimeout = ms(cfg, "unix_tx_timeout", 500, "without effect");
        restartFrOnEachReply =
                flag(cfg, "restart_fr_on_each_reply", 1, "every provisional reply restarts fr_inv_timer");
        passProvisionalReplies = flag(cfg, "pass_provisional_replies", 0, "tell modules of local provisional replies");
        aggregateChallenges = flag(cfg, "aggregate_challenges", 1, "merge the challenges of several 401 and 407");
        unmatchedCancel = cfg.integer(
                "tm", "unmatched_cancel", 0, 0, 2, "CANCEL without INVITE: 0 stateful, 1 stateless, 2 drop");
        defaultCode = cfg.integer("tm", "default_code", 500, 400, 699, "status of t_reply without one");
        defaultReason = cfg.string("tm", "default_reason", "Server Internal Error", "reason of t_reply without one");
        reparseInvite = flag(cfg, "reparse_invite", 1, "make ACK and CANCEL from the INVITE as sent");
        acExtraHdrs = cfg.string("tm", "ac_extra_hdrs", "", "prefix of header names copied into ACK and CANCEL");
        blst503 = flag(cfg, "blst_503", 0, "a 503 puts its source on the blocklist");
        blst503DefTimeout = cfg.integer("tm", "blst_503_def_timeout", 0, 0, 0, "seconds for a 503 without Retry-After");
        blst503MinTimeout = cfg.integer("tm", "blst_503_min_timeout", 0, 0, 0, "least seconds");
        blst503MaxTimeout = cfg.integer("tm", "blst_503_max_timeout", 3600, 0, 0, "most seconds");
        blstMethodsAdd = cfg.integer("tm", "blst_methods_add", 1, 0, 0, "methods whose timeout feeds the blocklist");
        blstMethodsLookup = cfg.integer("tm", "blst_methods_lookup", -9, 0, 0, "methods that heed the blocklist");
        cancelBMethod = cfg.integer("tm", "cancel_b_method", 1, 0, 2, "CANCEL of a branch without any reply");
        reparseOnDnsFailover = flag(cfg, "reparse_on_dns_failover", 1, "failover sends the message as built before");
        disable6xxBlock = flag(cfg, "disable_6xx_block", 0, "6xx is like any failure");
        localAckMode = cfg.integer("tm", "local_ack_mode", 0, 0, 2, "where the ACK of local INVITEs goes");
        localCancelReason = flag(cfg, "local_cancel_reason", 1, "Reason in CANCEL because of a final reply");
        e2eCancelReason = flag(cfg, "e2e_cancel_reason", 1, "copy the Reason of a received CANCEL");
        callidCseqMatching = flag(cfg, "callid_cseq_matching", 0, "match replies by Call-ID and CSeq only");
        relay100 = flag(cfg, "relay_100", 0, "relay 100 too");
        enableUacFr = flag(cfg, "enable_uac_fr", 0, "failure routes for local requests");
    }

    private static CfgInt flag(CfgRegistry cfg, String name, int initial, String doc) {
        return cfg.integer("tm", name, initial, 0, 1, doc);
    }

    private static CfgInt ms(CfgRegistry cfg, String name, int initial, String doc) {
        return cfg.integer("tm", name, initial, 0, 0, doc);
    }
}
