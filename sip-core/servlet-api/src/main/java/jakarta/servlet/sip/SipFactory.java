package jakarta.servlet.sip;

/**
 * Makes addresses, URIs, requests and application sessions. The container offers it as context attribute {@link
 * SipServlet#SIP_FACTORY} and by injection.
 */
public interface SipFactory {
    /** The address written in the text, with or without angle brackets; {@code *} gives the wildcard. */
    Address createAddress(String addr) throws ServletParseException;

    /** An address of that URI without display name. */
    Address createAddress(URI uri);

    /** An address of that URI and display name. */
    Address createAddress(URI uri, String displayName);

    /** A new application session of this application. */
    SipApplicationSession createApplicationSession();

    /**
     * The application session with that key; a new one when there is none. Throws {@link NullPointerException} for
     * null.
     */
    SipApplicationSession createApplicationSessionByKey(String sipApplicationKey);

    /** An empty set of credentials. */
    AuthInfo createAuthInfo();

    /** The value with parameters written in the text. */
    Parameterable createParameterable(String s) throws ServletParseException;

    /**
     * A new initial request. The addresses are copied without their tags; To's URI becomes the Request-URI. Throws
     * {@link IllegalArgumentException} for ACK and CANCEL and when the session is not valid or of another
     * application.
     */
    SipServletRequest createRequest(SipApplicationSession appSession, String method, Address from, Address to);

    /** As with addresses, these parsed from text. */
    SipServletRequest createRequest(SipApplicationSession appSession, String method, String from, String to)
            throws ServletParseException;

    /** As with addresses, these made of URIs. */
    SipServletRequest createRequest(SipApplicationSession appSession, String method, URI from, URI to);

    /**
     * A request of a back-to-back user agent made from a received one, in the same application session. Use {@link
     * B2buaHelper#createRequest(SipServletRequest)}.
     */
    SipServletRequest createRequest(SipServletRequest origRequest, boolean sameCallId);

    /** A {@code sip:} URI; user may be null. */
    SipURI createSipURI(String user, String host);

    /** The URI written in the text: a {@link SipURI}, a {@link TelURL} or another one. */
    URI createURI(String uri) throws ServletParseException;
}
