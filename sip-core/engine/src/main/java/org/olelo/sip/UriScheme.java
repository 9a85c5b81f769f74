package org.olelo.sip;

/** URI schemes that a request or an address may use. */
public enum UriScheme {
    SIP("sip"),
    SIPS("sips"),
    TEL("tel"),
    TELS("tels"),
    URN("urn");

    private final String token;

    UriScheme(String token) {
        this.token = token;
    }

    /** Lower-case name without the colon. */
    public String token() {
        return token;
    }

    /** Hop by hop encryption is asked for. */
    public boolean isSecure() {
        return this == SIPS || this == TELS;
    }
}
