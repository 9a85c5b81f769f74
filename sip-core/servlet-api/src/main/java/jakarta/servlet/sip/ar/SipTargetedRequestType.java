package jakarta.servlet.sip.ar;

/** How a request names the session it belongs to. */
public enum SipTargetedRequestType {
    /** Its URI was made by {@code encodeURI}. */
    ENCODED_URI,
    /** By a Join header (RFC 3911). */
    JOIN,
    /** By a Replaces header (RFC 3891). */
    REPLACES
}
