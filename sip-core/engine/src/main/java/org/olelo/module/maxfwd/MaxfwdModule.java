package org.olelo.module.maxfwd;

import org.olelo.cfg.CfgInt;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;

/** Module maxfwd. */
public final class MaxfwdModule implements SipModule {
    private static final int MOST = 256;
    private static final AttachmentKey<Integer> NOW = new AttachmentKey<>("maxfwd");

    private final CfgInt maxLimit;

    /** On that engine. */
    public MaxfwdModule(Engine engine) {
        maxLimit = engine.cfg().integer("maxfwd", "max_limit", 70, 0, MOST, "Max. maxfwd limit");
    }

    @ModParam(value = "max_limit", doc = "Highest value that leaves, 1 to 256.")
    void maxLimit(int limit) {
        maxLimit.set(limit);
    }

    @Override
    public void init() throws ModuleException {
        if (maxLimit.get() < 1) {
            throw new ModuleException("max_limit must be from 1 to 256, not " + maxLimit.get());
        }
    }

    @ScriptFunction(
            value = {"mf_process_maxfwd_header", "process_maxfwd", "maxfwd_process"},
            doc = "Lowers Max-Forwards, or adds it: 1 lowered, 2 added, -1 it is 0, -2 it is no number.")
    public int process(MessageContext ctx, int initial) {
        SipMessage message = ctx.message();
        int header = message.find(HeaderId.MAX_FORWARDS);
        if (header < 0 && message.hasMalformedHeader()) {
            return -2;
        }
        if (header < 0) {
            ctx.edits().prependHeader(message, "Max-Forwards: " + initial + "\r\n");
            ctx.attach(NOW, initial);
            return 2;
        }
        int value = value(message, header);
        if (value < 0) {
            return -2;
        }
        if (value == 0) {
            return -1;
        }
        int lowered = Math.min(value - 1, maxLimit.get());
        message.lowerMaxForwards(header, lowered);
        ctx.attach(NOW, lowered);
        return 1;
    }

    @ScriptFunction(
            value = {"is_maxfwd_lt", "mf_lowlimit", "maxfwd_at_least"},
            doc = "1 when Max-Forwards, as lowered or added, is below the limit; -1 not; -2 none; -3 no number.")
    public int isLess(MessageContext ctx, int limit) {
        Integer changed = ctx.attachment(NOW);
        if (changed != null) {
            return changed < limit ? 1 : -1;
        }
        SipMessage message = ctx.message();
        int header = message.find(HeaderId.MAX_FORWARDS);
        if (header < 0) {
            return -2;
        }
        int value = value(message, header);
        if (value < 0) {
            return -3;
        }
        return value < limit ? 1 : -1;
    }

    /** An empty value counts as 0, as in Kamailio; below 0 when it is no number. */
    private static int value(SipMessage message, int header) {
        return message.headerValue(header).isEmpty() ? 0 : message.maxForwards();
    }
}
