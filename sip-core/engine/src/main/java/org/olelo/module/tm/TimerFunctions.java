package org.olelo.module.tm;

import org.olelo.routing.MessageContext;
import org.olelo.spi.ScriptFunction;
import org.olelo.transaction.Arming;
import org.olelo.transaction.TransactionLayer;

/** Functions that set timers and switches of the transaction. Times are milliseconds. */
public final class TimerFunctions {
    private final Arming arming;

    TimerFunctions(TransactionLayer layer) {
        this.arming = layer.arming();
    }

    @ScriptFunction(value = "t_set_fr", doc = "Final response timeout of INVITE after a provisional reply.")
    public boolean setTimeouts(MessageContext ctx, int invite) {
        arming.timeouts(ctx, invite, 0);
        return true;
    }

    @ScriptFunction(value = "t_set_fr", doc = "Final response timeouts: INVITE after a provisional reply, others.")
    public boolean setTimeouts(MessageContext ctx, int invite, int other) {
        arming.timeouts(ctx, invite, other);
        return true;
    }

    @ScriptFunction(value = "t_reset_fr", doc = "Final response timeouts back to the parameters.")
    public boolean resetTimeouts(MessageContext ctx) {
        arming.resetTimeouts(ctx);
        return true;
    }

    @ScriptFunction(value = "t_set_max_lifetime", doc = "Longest life of INVITE and other transactions.")
    public boolean setLifetimes(MessageContext ctx, int invite, int other) {
        arming.lifetimes(ctx, invite, other);
        return true;
    }

    @ScriptFunction(value = "t_reset_max_lifetime", doc = "Longest life back to the parameters.")
    public boolean resetLifetimes(MessageContext ctx) {
        arming.resetLifetimes(ctx);
        return true;
    }

    @ScriptFunction(value = "t_set_retr", doc = "Retransmission intervals T1 and T2.")
    public boolean setRetransmission(MessageContext ctx, int t1, int t2) {
        arming.retransmission(ctx, t1, t2);
        return true;
    }

    @ScriptFunction(value = "t_reset_retr", doc = "Retransmission intervals back to the parameters.")
    public boolean resetRetransmission(MessageContext ctx) {
        arming.resetRetransmission(ctx);
        return true;
    }

    @ScriptFunction(value = "t_set_auto_inv_100", doc = "Automatic 100 on or off for this transaction.")
    public boolean automatic100(MessageContext ctx, int on) {
        arming.automatic100(ctx, on != 0);
        return true;
    }

    @ScriptFunction(value = "t_set_disable_6xx", doc = "1: 6xx is treated as any failure.")
    public boolean disable6xx(MessageContext ctx, int on) {
        arming.disable6xx(ctx, on != 0);
        return true;
    }

    @ScriptFunction(value = "t_set_disable_failover", doc = "1: no DNS failover.")
    public boolean disableFailover(MessageContext ctx, int on) {
        arming.disableFailover(ctx, on != 0);
        return true;
    }

    @ScriptFunction(value = "t_set_disable_internal_reply", doc = "1: no reply of our own after a failed relay.")
    public boolean disableInternalReply(MessageContext ctx, int on) {
        arming.disableInternalReply(ctx, on != 0);
        return true;
    }

    @ScriptFunction(
            value = {"t_set_no_e2e_cancel_reason", "t_disable_e2e_cancel_reason"},
            doc = "1: the Reason of a received CANCEL is not copied.")
    public boolean disableCancelReason(MessageContext ctx, int on) {
        arming.disableCancelReason(ctx, on != 0);
        return true;
    }

    @ScriptFunction(value = "t_set_no_auto_ack", doc = "1: no ACK by itself to a 2xx of a local INVITE.")
    public boolean disableAutoAck(MessageContext ctx, int on) {
        arming.disableAutoAck(ctx, on != 0);
        return true;
    }

    @ScriptFunction(value = "t_use_uac_headers", doc = "ACK and CANCEL take their headers from the request as sent.")
    public boolean useUacHeaders(MessageContext ctx) {
        arming.useUacHeaders(ctx);
        return true;
    }
}
