package org.olelo.module.rr;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipUri;

/**
 * One value of the Route header fields.
 *
 * @param header index of its header field
 * @param value the value
 * @param first it is the first of its header field
 */
record RouteEntry(int header, NameAddr value, boolean first) {
    /** All values in order; null when one cannot be read. */
    static @Nullable List<RouteEntry> all(SipMessage message) {
        List<RouteEntry> entries = new ArrayList<>(4);
        for (int i = message.find(HeaderId.ROUTE); i >= 0; i = message.next(i)) {
            int at = message.valueStart(i);
            int end = message.valueEnd(i);
            if (end > at && (message.bytes()[end - 1] == ',' || message.bytes()[end - 1] == ';')) {
                return null; // something must follow
            }
            while (at < end && message.bytes()[at] == ',') {
                at++;
            }
            boolean first = true;
            while (at >= 0) {
                NameAddr value = NameAddr.parse(message.bytes(), at, end);
                if (value == null || !value.isBracketed()) {
                    return null;
                }
                entries.add(new RouteEntry(i, value, first));
                first = false;
                at = value.next();
            }
        }
        return entries;
    }

    @Nullable
    SipUri uri() {
        return value.uri();
    }

    /** Takes it out of the message. Values before it in its header field must be taken out already, or follow it. */
    void remove(MessageContext ctx, boolean othersBeforeGone) {
        SipMessage message = ctx.message();
        if (value.next() >= 0) {
            ctx.edits().delete(value.start(), value.next() - value.start(), HeaderId.ROUTE);
        } else if (first || othersBeforeGone) {
            ctx.edits().deleteHeader(message, header);
        } else {
            int comma = value.start() - 1;
            while (message.bytes()[comma] != ',') {
                comma--;
            }
            ctx.edits().delete(comma, message.valueEnd(header) - comma, HeaderId.ROUTE);
        }
    }
}
