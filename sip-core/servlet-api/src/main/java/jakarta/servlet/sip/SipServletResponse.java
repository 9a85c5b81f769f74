package jakarta.servlet.sip;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Iterator;

/** A response, received or to be sent. */
public interface SipServletResponse extends SipServletMessage, ServletResponse {
    /** 100 Trying (RFC 3261 21). */
    int SC_TRYING = 100;

    /** 180 Ringing (RFC 3261 21). */
    int SC_RINGING = 180;

    /** 181 Call Being Forwarded (RFC 3261 21). */
    int SC_CALL_BEING_FORWARDED = 181;

    /** 182 Call Queued (RFC 3261 21). */
    int SC_CALL_QUEUED = 182;

    /** 183 Session Progress (RFC 3261 21). */
    int SC_SESSION_PROGRESS = 183;

    /** 200 OK (RFC 3261 21). */
    int SC_OK = 200;

    /** 202 Accepted (RFC 6665). */
    int SC_ACCEPTED = 202;

    /** 300 Multiple Choices (RFC 3261 21). */
    int SC_MULTIPLE_CHOICES = 300;

    /** 301 Moved Permanently (RFC 3261 21). */
    int SC_MOVED_PERMANENTLY = 301;

    /** 302 Moved Temporarily (RFC 3261 21). */
    int SC_MOVED_TEMPORARILY = 302;

    /** 305 Use Proxy (RFC 3261 21). */
    int SC_USE_PROXY = 305;

    /** 380 Alternative Service (RFC 3261 21). */
    int SC_ALTERNATIVE_SERVICE = 380;

    /** 400 Bad Request (RFC 3261 21). */
    int SC_BAD_REQUEST = 400;

    /** 401 Unauthorized (RFC 3261 21). */
    int SC_UNAUTHORIZED = 401;

    /** 402 Payment Required (RFC 3261 21). */
    int SC_PAYMENT_REQUIRED = 402;

    /** 403 Forbidden (RFC 3261 21). */
    int SC_FORBIDDEN = 403;

    /** 404 Not Found (RFC 3261 21). */
    int SC_NOT_FOUND = 404;

    /** 405 Method Not Allowed (RFC 3261 21). */
    int SC_METHOD_NOT_ALLOWED = 405;

    /** 406 Not Acceptable (RFC 3261 21). */
    int SC_NOT_ACCEPTABLE = 406;

    /** 407 Proxy Authentication Required (RFC 3261 21). */
    int SC_PROXY_AUTHENTICATION_REQUIRED = 407;

    /** 408 Request Timeout (RFC 3261 21). */
    int SC_REQUEST_TIMEOUT = 408;

    /** 410 Gone (RFC 3261 21). */
    int SC_GONE = 410;

    /** 412 Conditional Request Failed (RFC 3903). */
    int SC_CONDITIONAL_REQUEST_FAILED = 412;

    /** 413 Request Entity Too Large (RFC 3261 21). */
    int SC_REQUEST_ENTITY_TOO_LARGE = 413;

    /** 414 Request Uri Too Long (RFC 3261 21). */
    int SC_REQUEST_URI_TOO_LONG = 414;

    /** 415 Unsupported Media Type (RFC 3261 21). */
    int SC_UNSUPPORTED_MEDIA_TYPE = 415;

    /** 416 Unsupported Uri Scheme (RFC 3261 21). */
    int SC_UNSUPPORTED_URI_SCHEME = 416;

    /** 420 Bad Extension (RFC 3261 21). */
    int SC_BAD_EXTENSION = 420;

    /** 421 Extension Required (RFC 3261). */
    int SC_EXTENSION_REQUIRED = 421;

    /** 422 Session Interval Too Small (RFC 4028). */
    int SC_SESSION_INTERVAL_TOO_SMALL = 422;

    /** 423 Interval Too Brief (RFC 3261 21). */
    int SC_INTERVAL_TOO_BRIEF = 423;

    /** 428 Use Identity Header (RFC 8224). */
    int SC_USE_IDENTITY_HEADER = 428;

    /** 429 Provide Referer Identity (RFC 3892). */
    int SC_PROVIDE_REFERER_IDENTITY = 429;

    /** 436 Bad Identity Info (RFC 8224). */
    int SC_BAD_IDENTITY_INFO = 436;

    /** 437 Unsupported Certificate (RFC 8224). */
    int SC_UNSUPPORTED_CERTIFICATE = 437;

    /** 438 Invalid Identity Header (RFC 8224). */
    int SC_INVALID_IDENTITY_HEADER = 438;

    /** 480 Temporarily Unavailable (RFC 3261 21). */
    int SC_TEMPORARILY_UNAVAILABLE = 480;

    /** 481 Call/Transaction Does Not Exist (RFC 3261 21). */
    int SC_CALL_LEG_DONE = 481;

    /** 482 Loop Detected (RFC 3261 21). */
    int SC_LOOP_DETECTED = 482;

    /** 483 Too Many Hops (RFC 3261 21). */
    int SC_TOO_MANY_HOPS = 483;

    /** 484 Address Incomplete (RFC 3261 21). */
    int SC_ADDRESS_INCOMPLETE = 484;

    /** 485 Ambiguous (RFC 3261 21). */
    int SC_AMBIGUOUS = 485;

    /** 486 Busy Here (RFC 3261 21). */
    int SC_BUSY_HERE = 486;

    /** 487 Request Terminated (RFC 3261 21). */
    int SC_REQUEST_TERMINATED = 487;

    /** 488 Not Acceptable Here (RFC 3261 21). */
    int SC_NOT_ACCEPTABLE_HERE = 488;

    /** 489 Bad Event (RFC 6665). */
    int SC_BAD_EVENT = 489;

    /** 491 Request Pending (RFC 3261 21). */
    int SC_REQUEST_PENDING = 491;

    /** 493 Undecipherable (RFC 3261 21). */
    int SC_UNDECIPHERABLE = 493;

    /** 494 Security Agreement Required (RFC 3329). */
    int SC_SECURITY_AGREEMENT_REQUIRED = 494;

    /** 500 Server Internal Error (RFC 3261 21). */
    int SC_SERVER_INTERNAL_ERROR = 500;

    /** 501 Not Implemented (RFC 3261 21). */
    int SC_NOT_IMPLEMENTED = 501;

    /** 502 Bad Gateway (RFC 3261 21). */
    int SC_BAD_GATEWAY = 502;

    /** 503 Service Unavailable (RFC 3261 21). */
    int SC_SERVICE_UNAVAILABLE = 503;

    /** 504 Server Timeout (RFC 3261 21). */
    int SC_SERVER_TIMEOUT = 504;

    /** 505 Version Not Supported (RFC 3261 21). */
    int SC_VERSION_NOT_SUPPORTED = 505;

    /** 513 Message Too Large (RFC 3261 21). */
    int SC_MESSAGE_TOO_LARGE = 513;

    /** 580 Precondition Failure (RFC 3312). */
    int SC_PRECONDITION_FAILURE = 580;

    /** 600 Busy Everywhere (RFC 3261 21). */
    int SC_BUSY_EVERYWHERE = 600;

    /** 603 Decline (RFC 3261 21). */
    int SC_DECLINE = 603;

    /** 604 Does Not Exist Anywhere (RFC 3261 21). */
    int SC_DOES_NOT_EXIST_ANYWHERE = 604;

    /** 606 Not Acceptable Anywhere (RFC 3261 21). */
    int SC_NOT_ACCEPTABLE_ANYWHERE = 606;

    /** The ACK of a 2xx to an INVITE. Throws {@link IllegalStateException} when it is none or was acknowledged. */
    SipServletRequest createAck();

    /**
     * The PRACK of a reliable provisional response (RFC 3262). Throws {@link Rel100Exception} when it is not
     * reliable and {@link IllegalStateException} when it was acknowledged.
     */
    SipServletRequest createPrack() throws Rel100Exception;

    /** Realms of the challenges of a 401 or 407. */
    Iterator<String> getChallengeRealms();

    /** Gives null: the body is set by {@link #setContent}. */
    @Override
    ServletOutputStream getOutputStream() throws IOException;

    /** The proxy whose branch received it, or null. */
    Proxy getProxy();

    /** The proxy branch that received it, or null. */
    ProxyBranch getProxyBranch();

    /** Reason phrase. */
    String getReasonPhrase();

    /** The request it answers. */
    SipServletRequest getRequest();

    /** Status code. */
    int getStatus();

    /** Gives null: the body is set by {@link #setContent}. */
    @Override
    PrintWriter getWriter() throws IOException;

    /** Sends it. Throws {@link IllegalStateException} when it was sent. */
    @Override
    void send() throws IOException;

    /**
     * Sends a provisional response reliably (RFC 3262). Throws {@link Rel100Exception} when it is none, the
     * request is no INVITE, or one side does not support it.
     */
    void sendReliably() throws Rel100Exception;

    /** Sets the status, with the usual reason phrase. */
    void setStatus(int statusCode);

    /** Sets status and reason phrase. */
    void setStatus(int statusCode, String reasonPhrase);

    /** True for a final response of a proxy branch that is not (yet) the one chosen. */
    boolean isBranchResponse();
}
