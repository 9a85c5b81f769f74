package org.olelo.module.tm;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.transaction.TransactionSettings;

/** The parameters of module tm. */
final class TmParameters {
    private final TransactionSettings settings;

    @ModParam(value = "on_sl_reply", doc = "onreply_route for replies without transaction")
    String onSlReply = "";

    @ModParam(value = "contacts_avp", doc = "XAVP for t_load_contacts")
    String contactsAvp = "";

    @ModParam(value = "contact_flows_avp", doc = "XAVP for t_next_contact_flow")
    String contactFlowsAvp = "";

    @ModParam(value = "fr_timer_avp", doc = "AVP with fr_timer in seconds")
    @Nullable
    Pv frTimerAvp;

    @ModParam(value = "fr_inv_timer_avp", doc = "AVP with fr_inv_timer in seconds")
    @Nullable
    Pv frInvTimerAvp;

    @ModParam(value = "xavp_contact", doc = "XAVP with the attributes of a contact")
    String xavpContact = "";

    @ModParam(value = "event_callback", doc = "function of the embedded language for tm:local-request")
    String eventCallback = "";

    @ModParam(value = "event_callback_lres_sent", doc = "function of the embedded language for tm:local-response")
    String eventCallbackLresSent = "";

    @ModParam(value = "tw_append", doc = "appended to messages of t_write_req")
    String twAppend = "";

    @ModParam(value = "exec_time_check", doc = "milliseconds a failure route may take before a check")
    int execTimeCheck = 5000;

    TmParameters(TransactionSettings settings) {
        this.settings = settings;
    }

    void check() throws ModuleException {
        if (!contactsAvp.isEmpty() && contactFlowsAvp.isEmpty()) {
            throw new ModuleException("contact_flows_avp must be set because contacts_avp is set");
        }
        if (settings.enableUacFr.get() != 0) {
            throw new ModuleException("enable_uac_fr is not supported: failure routes do not run for local requests");
        }
        if (!eventCallback.isEmpty() || !eventCallbackLresSent.isEmpty()) {
            throw new ModuleException("event_callback needs an embedded language; use event_route[tm:local-request]");
        }
        if (!xavpContact.isEmpty()) {
            throw new ModuleException("xavp_contact is not supported");
        }
        if (!twAppend.isEmpty()) {
            throw new ModuleException("tw_append is not supported: there is no t_write_req");
        }
        if (frTimerAvp != null) {
            settings.frTimerAvp = frTimerAvp::get;
        }
        if (frInvTimerAvp != null) {
            settings.frInvTimerAvp = frInvTimerAvp::get;
        }
        if (settings.failureReplyMode < 0 || settings.failureReplyMode > 3) {
            throw new ModuleException("failure_reply_mode is 0 to 3, not " + settings.failureReplyMode);
        }
    }

    @ModParam(value = "dns_reuse_rcv_socket", doc = "1: failover branches use the receiving socket")
    void dnsReuseRcvSocket(int value) {
        settings.reuseReceivingSocket = value != 0;
    }

    @ModParam("fr_timer")
    void frTimer(int value) {
        settings.frTimer.initial(value);
    }

    @ModParam("fr_inv_timer")
    void frInvTimer(int value) {
        settings.frInvTimer.initial(value);
    }

    @ModParam("max_inv_lifetime")
    void maxInvLifetime(int value) {
        settings.maxInvLifetime.initial(value);
    }

    @ModParam("max_noninv_lifetime")
    void maxNoninvLifetime(int value) {
        settings.maxNoninvLifetime.initial(value);
    }

    @ModParam("wt_timer")
    void waitTimer(int value) {
        settings.waitTimer.initial(value);
    }

    @ModParam("retr_timer1")
    void retrTimer1(int value) {
        settings.retrTimer1.initial(value);
    }

    @ModParam("retr_timer2")
    void retrTimer2(int value) {
        settings.retrTimer2.initial(value);
    }

    @ModParam("noisy_ctimer")
    void noisyCtimer(int value) {
        settings.noisyCtimer.initial(value);
    }

    @ModParam("restart_fr_on_each_reply")
    void restartFrOnEachReply(int value) {
        settings.restartFrOnEachReply.initial(value);
    }

    @ModParam("auto_inv_100")
    void autoInv100(int value) {
        settings.autoInv100.initial(value);
    }

    @ModParam("unix_tx_timeout")
    void unixTxTimeout(int value) {
        settings.unixTxTimeout.initial(value);
    }

    @ModParam("aggregate_challenges")
    void aggregateChallenges(int value) {
        settings.aggregateChallenges.initial(value);
    }

    @ModParam("reparse_invite")
    void reparseInvite(int value) {
        settings.reparseInvite.initial(value);
    }

    @ModParam("blst_503")
    void blst503(int value) {
        settings.blst503.initial(value);
    }

    @ModParam("blst_503_def_timeout")
    void blst503DefTimeout(int value) {
        settings.blst503DefTimeout.initial(value);
    }

    @ModParam("blst_503_min_timeout")
    void blst503MinTimeout(int value) {
        settings.blst503MinTimeout.initial(value);
    }

    @ModParam("blst_503_max_timeout")
    void blst503MaxTimeout(int value) {
        settings.blst503MaxTimeout.initial(value);
    }

    @ModParam("blst_methods_add")
    void blstMethodsAdd(int value) {
        settings.blstMethodsAdd.initial(value);
    }

    @ModParam("blst_methods_lookup")
    void blstMethodsLookup(int value) {
        settings.blstMethodsLookup.initial(value);
    }

    @ModParam("cancel_b_method")
    void cancelBMethod(int value) {
        settings.cancelBMethod.initial(value);
    }

    @ModParam("reparse_on_dns_failover")
    void reparseOnDnsFailover(int value) {
        settings.reparseOnDnsFailover.initial(value);
    }

    @ModParam("unmatched_cancel")
    void unmatchedCancel(int value) {
        settings.unmatchedCancel.initial(value);
    }

    @ModParam("ruri_matching")
    void ruriMatching(int value) {
        settings.ruriMatching.initial(value);
    }

    @ModParam("via1_matching")
    void via1Matching(int value) {
        settings.via1Matching.initial(value);
    }

    @ModParam("callid_matching")
    void callidMatching(int value) {
        settings.callidMatching.initial(value);
    }

    @ModParam("callid_cseq_matching")
    void callidCseqMatching(int value) {
        settings.callidCseqMatching.initial(value);
    }

    @ModParam("pass_provisional_replies")
    void passProvisionalReplies(int value) {
        settings.passProvisionalReplies.initial(value);
    }

    @ModParam("default_code")
    void defaultCode(int value) {
        settings.defaultCode.initial(value);
    }

    @ModParam("disable_6xx_block")
    void disable6xxBlock(int value) {
        settings.disable6xxBlock.initial(value);
    }

    @ModParam("local_ack_mode")
    void localAckMode(int value) {
        settings.localAckMode.initial(value);
    }

    @ModParam("local_cancel_reason")
    void localCancelReason(int value) {
        settings.localCancelReason.initial(value);
    }

    @ModParam("e2e_cancel_reason")
    void e2eCancelReason(int value) {
        settings.e2eCancelReason.initial(value);
    }

    @ModParam("relay_100")
    void relay100(int value) {
        settings.relay100.initial(value);
    }

    @ModParam("enable_uac_fr")
    void enableUacFr(int value) {
        settings.enableUacFr.initial(value);
    }

    @ModParam("auto_inv_100_reason")
    void autoInv100Reason(String value) {
        settings.autoInv100Reason.initial(value);
    }

    @ModParam("ac_extra_hdrs")
    void acExtraHdrs(String value) {
        settings.acExtraHdrs.initial(value);
    }

    @ModParam("default_reason")
    void defaultReason(String value) {
        settings.defaultReason.initial(value);
    }

    @ModParam("failure_reply_mode")
    void failureReplyMode(int value) {
        settings.failureReplyMode = value;
    }

    @ModParam("faked_reply_prio")
    void fakedReplyPriority(int value) {
        settings.fakedReplyPriority = value;
    }

    @ModParam("remap_503_500")
    void remap503(int value) {
        settings.remap503 = value;
    }

    @ModParam("failure_exec_mode")
    void failureExecMode(int value) {
        settings.failureExecMode = value;
    }

    @ModParam("reply_relay_mode")
    void replyRelayMode(int value) {
        settings.replyRelayMode = value;
    }

    @ModParam("rich_redirect")
    void richRedirect(int value) {
        settings.richRedirect = value;
    }

    @ModParam("reply_408_code")
    void timeoutCode(int value) {
        settings.timeoutCode = value;
    }

    @ModParam("reply_408_reason")
    void timeoutReason(String value) {
        settings.timeoutReason = value;
    }
}
