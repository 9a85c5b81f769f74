package org.olelo.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.text.Latin;

/** Header lines of received messages as text. */
final class HeaderLines {
    private HeaderLines() {}

    /** All lines of that name, each with CRLF; "" when there is none. */
    static String all(SipMessage message, String name) {
        int i = message.findByName(name, 0);
        if (i < 0) {
            return "";
        }
        StringBuilder lines = new StringBuilder(64);
        for (; i >= 0; i = message.next(i)) {
            lines.append(Latin.string(message.bytes(), message.lineStart(i), message.lineEnd(i)));
        }
        return lines.toString();
    }

    /** The To line with CRLF. */
    static String to(SipMessage message) {
        int i = message.find(HeaderId.TO);
        return Latin.string(message.bytes(), message.lineStart(i), message.lineEnd(i));
    }

    /** URI of the first Contact, or null. */
    static @Nullable String contactUri(SipMessage message) {
        NameAddr contact = message.readNameAddr(HeaderId.CONTACT);
        return contact == null ? null : contact.uriText();
    }

    /** Record-Route values of a reply, reversed: the route set of the caller (RFC 3261 12.1.2). */
    static List<NameAddr> routeSet(SipMessage reply) {
        return reply.readNameAddrs(HeaderId.RECORD_ROUTE).reversed();
    }
}
