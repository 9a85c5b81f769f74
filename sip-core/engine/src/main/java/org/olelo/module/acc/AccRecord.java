package org.olelo.module.acc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipRequest;

/**
 * What every record says of a transaction.
 *
 * @param toTag of the reply, "" when there is none
 * @param code status code, three digits
 */
record AccRecord(String method, String fromTag, String toTag, String callId, String code, String reason, Instant time) {

    static AccRecord of(SipRequest request, @Nullable String replyToTag, String code, String reason, Instant time) {
        NameAddr from = request.from();
        String own = request.to().tag();
        return new AccRecord(
                request.methodName(),
                tag(from == null ? null : from.tag()),
                tag(replyToTag != null ? replyToTag : own),
                request.callId(),
                code,
                reason,
                time);
    }

    /** With From tag and To tag exchanged. */
    AccRecord turned() {
        return new AccRecord(method, toTag, fromTag, callId, code, reason, time);
    }

    private static String tag(@Nullable String tag) {
        return tag == null ? "" : tag;
    }
}
