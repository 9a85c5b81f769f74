package org.olelo.sip;

import org.jspecify.annotations.Nullable;

/** Placeholder until the parser lands; the parser's own class replaces it. */
public final class SipUri {
    private SipUri() {}

    /** The parsed URI, or null. */
    public static @Nullable SipUri parse(String text) {
        return null;
    }
}
