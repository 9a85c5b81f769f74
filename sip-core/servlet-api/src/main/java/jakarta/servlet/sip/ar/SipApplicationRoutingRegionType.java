package jakarta.servlet.sip.ar;

/** Types of regions. */
public enum SipApplicationRoutingRegionType {
    /** For nobody in particular. */
    NEUTRAL,
    /** For the caller. */
    ORIGINATING,
    /** For the called. */
    TERMINATING
}
