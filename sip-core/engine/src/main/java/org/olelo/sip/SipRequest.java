package org.olelo.sip;

/** Placeholder until the parser lands; the parser's own class replaces it. */
public final class SipRequest extends SipMessage {
    /** The received Request-URI. */
    public String requestUri() {
        return "";
    }
}
