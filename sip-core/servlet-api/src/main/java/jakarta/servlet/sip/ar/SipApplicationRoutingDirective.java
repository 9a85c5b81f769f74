package jakarta.servlet.sip.ar;

/** How a request an application sends relates to one it received. */
public enum SipApplicationRoutingDirective {
    /** It begins something new. */
    NEW,
    /** It goes on with the received one. */
    CONTINUE,
    /** It goes on in the other direction: originating becomes terminating and back. */
    REVERSE
}
