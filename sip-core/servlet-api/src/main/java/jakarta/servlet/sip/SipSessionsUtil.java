package jakarta.servlet.sip;

/**
 * Finds sessions. The container offers it as context attribute {@link SipServlet#SIP_SESSIONS_UTIL} and by
 * injection.
 */
public interface SipSessionsUtil {
    /** The application session of that id, or null. Throws {@link NullPointerException} for null. */
    SipApplicationSession getApplicationSessionById(String applicationSessionId);

    /** The application session with that key; when there is none, a new one or null. */
    SipApplicationSession getApplicationSessionByKey(String applicationSessionKey, boolean create);

    /** The session that a Join or Replaces header of the request that made the given session means, or null. */
    SipSession getCorrespondingSipSession(SipSession session, String headerName);
}
