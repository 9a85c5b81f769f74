package jakarta.servlet.sip;

import java.util.List;
import java.util.Map;

/**
 * What back-to-back user agents need: a second request made from a received one, sessions linked pairwise, and
 * pending messages. {@link SipServletRequest#getB2buaHelper} gives it; a request that has a helper cannot have a
 * {@link Proxy}.
 */
public interface B2buaHelper {
    /**
     * Makes the CANCEL of the initial request that was sent in that session. Throws {@link NullPointerException}
     * for null and {@link IllegalStateException} when there is nothing to cancel.
     */
    SipServletRequest createCancel(SipSession session);

    /**
     * Makes a request like the given one: new From tag and Call-ID, all other non-system headers and the body
     * copied, Contact by the container; linked to nothing. Throws {@link IllegalArgumentException} when the
     * request is not initial.
     */
    SipServletRequest createRequest(SipServletRequest origRequest);

    /**
     * As {@link #createRequest(SipServletRequest)}, with headers replaced by those of the map (of system headers
     * From, To, Contact and Route may appear there; for From, To and Contact only parts that may be changed are
     * taken). When linked, the two sessions and requests become a pair. Throws {@link TooManyHopsException} when
     * Max-Forwards has come to zero.
     */
    SipServletRequest createRequest(SipServletRequest origRequest, boolean linked, Map<String, List<String>> headerMap)
            throws IllegalArgumentException, TooManyHopsException;

    /**
     * Makes the subsequent request for the other leg from one received on this leg: goes into the dialog of that
     * session, headers and body copied, then replaced by those of the map; both requests are linked.
     */
    SipServletRequest createRequest(
            SipSession session, SipServletRequest origRequest, Map<String, List<String>> headerMap)
            throws IllegalArgumentException;

    /**
     * Makes a response to the initial request received in that session. May be called after a 2xx was sent, for a
     * further 2xx of a forked leg; its To tag is then new. Throws {@link IllegalStateException} when the session
     * has no such request.
     */
    SipServletResponse createResponseToOriginalRequest(SipSession session, int status, String reasonPhrase);

    /** The session linked with this one, or null. */
    SipSession getLinkedSession(SipSession session);

    /** The request of the other leg that was made from this one or that this one was made from, or null. */
    SipServletRequest getLinkedSipServletRequest(SipServletRequest req);

    /**
     * Messages of the session that were not yet answered or acknowledged, oldest first: as server, requests
     * without final response and 2xx to INVITE received without ACK; as client the same the other way.
     */
    List<SipServletMessage> getPendingMessages(SipSession session, UAMode mode);

    /**
     * Links two sessions of the same application session. Throws {@link IllegalArgumentException} when one is
     * linked to a third, has ended, or they belong to different application sessions.
     */
    void linkSipSessions(SipSession session1, SipSession session2);

    /**
     * Undoes the link of that session on both sides. Throws {@link IllegalArgumentException} when it is not
     * linked.
     */
    void unlinkSipSessions(SipSession session);
}
