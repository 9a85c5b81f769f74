package jakarta.servlet.sip;

import jakarta.servlet.http.HttpSession;

/** The HTTP session of an application that speaks SIP too; knows its application session. */
public interface ConvergedHttpSession extends HttpSession {
    /** Puts the session id into the URL. */
    String encodeURL(String url);

    /** Makes an absolute URL of a path relative to the application, with that scheme and the session id in it. */
    String encodeURL(String relativePath, String scheme);

    /** The application session this HTTP session belongs to; made when there is none. */
    SipApplicationSession getApplicationSession();
}
