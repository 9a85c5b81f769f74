package org.olelo.module.dialog;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipRequest;
import org.olelo.transaction.Transaction;

/**
 * Keeps the CSeq numbers of both sides right when the server answers a challenge itself (track_cseq_updates): the callee then sees
 * numbers that are higher than the caller's.
 */
final class CseqNumbers {
    private CseqNumbers() {}

    /** Writes what the callee is to see into a request of the caller. */
    static void raise(MessageContext ctx, Dialog dialog) {
        if (dialog.cseqShift > 0) {
            write(ctx, ctx.message().cseqNumber() + dialog.cseqShift);
        }
    }

    /** Writes the caller's own number into a reply that goes to the caller. */
    static void restore(MessageContext reply, Transaction transaction) {
        SipRequest request = transaction.request();
        if (request != null && request.cseqNumber() != reply.message().cseqNumber()) {
            write(reply, request.cseqNumber());
        }
    }

    private static void write(MessageContext ctx, long number) {
        SipMessage message = ctx.message();
        int header = message.find(HeaderId.CSEQ);
        if (header < 0) {
            return;
        }
        String method = method(message, header);
        if (method != null) {
            ctx.edits().removeIf(edit -> edit.kind() == HeaderId.CSEQ);
            ctx.edits().replaceValue(message, header, number + " " + method);
        }
    }

    private static @Nullable String method(SipMessage message, int header) {
        String value = message.headerValue(header).strip();
        int space = value.lastIndexOf(' ');
        return space < 0 ? null : value.substring(space + 1);
    }
}
