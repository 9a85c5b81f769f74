package org.olelo.sip.header;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.text.Latin;

/**
 * Session-Expires (RFC 4028).
 *
 * @param seconds the interval
 * @param refresher who refreshes
 */
public record SessionExpires(int seconds, Refresher refresher) {
    /** The refresher parameter. */
    public enum Refresher {
        /** Not said. */
        UNSPECIFIED,
        /** Who sent the request. */
        UAC,
        /** Who answered it. */
        UAS
    }

    /** Reads it from a message; null when absent or not a number. */
    public static @Nullable SessionExpires of(SipMessage message) {
        String value = message.header(HeaderId.SESSION_EXPIRES);
        return value == null ? null : parse(value);
    }

    /** Reads a header value; null when it does not start with a number. */
    public static @Nullable SessionExpires parse(String value) {
        int semicolon = value.indexOf(';');
        int seconds = Latin.parseInt((semicolon < 0 ? value : value.substring(0, semicolon)).strip());
        if (seconds < 0) {
            return null;
        }
        String who = semicolon < 0 ? null : Parameters.value(value.substring(semicolon), "refresher");
        return new SessionExpires(seconds, refresher(who));
    }

    private static Refresher refresher(@Nullable String who) {
        if (who == null) {
            return Refresher.UNSPECIFIED;
        }
        if (Latin.equalsIgnoreCase(who, "uac")) {
            return Refresher.UAC;
        }
        return Latin.equalsIgnoreCase(who, "uas") ? Refresher.UAS : Refresher.UNSPECIFIED;
    }

    /** Min-SE of a message in seconds, or -1. */
    public static int minSe(SipMessage message) {
        String value = message.header(HeaderId.MIN_SE);
        if (value == null) {
            return -1;
        }
        int semicolon = value.indexOf(';');
        return Latin.parseInt((semicolon < 0 ? value : value.substring(0, semicolon)).strip());
    }
}
