package jakarta.servlet.sip;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.sip.ar.SipApplicationRoutingDirective;
import jakarta.servlet.sip.ar.SipApplicationRoutingRegion;
import java.io.BufferedReader;
import java.io.IOException;

/** A request, received or to be sent. */
public interface SipServletRequest extends SipServletMessage, ServletRequest {
    /** Adds the credentials that answer all challenges of a 401 or 407 for which there is a user in the given set. */
    void addAuthHeader(SipServletResponse challengeResponse, AuthInfo authInfo);

    /** Adds the credentials of one user that answer the challenges of a 401 or 407. */
    void addAuthHeader(SipServletResponse challengeResponse, String username, String password);

    /**
     * The CANCEL of this INVITE. Throws {@link IllegalStateException} when it was not sent or has a final
     * response.
     */
    SipServletRequest createCancel();

    /**
     * A response to this request, with the usual reason phrase. Throws {@link IllegalArgumentException} for a
     * wrong code and {@link IllegalStateException} when a final response was sent.
     */
    SipServletResponse createResponse(int statuscode);

    /** A response to this request with that reason phrase. */
    SipServletResponse createResponse(int statusCode, String reasonPhrase);

    /**
     * The helper for back-to-back user agents. Throws {@link IllegalStateException} when {@link #getProxy} was
     * called before.
     */
    B2buaHelper getB2buaHelper();

    /** The Route value the container removed when the request entered it, or null. */
    Address getInitialPoppedRoute();

    /** Gives null: the body is read by {@link #getContent}. */
    @Override
    ServletInputStream getInputStream() throws IOException;

    /** Max-Forwards, -1 when absent. */
    int getMaxForwards();

    /** The Route value the container removed before this application was called, or null. */
    Address getPoppedRoute();

    /**
     * The proxy of this request; made when there is none. Throws {@link TooManyHopsException} when Max-Forwards is
     * 0 and {@link IllegalStateException} when a final response was sent or there is a {@link B2buaHelper}.
     */
    Proxy getProxy() throws TooManyHopsException;

    /** The proxy of this request; when there is none, a new one or null. */
    Proxy getProxy(boolean create) throws TooManyHopsException;

    /** Gives null: the body is read by {@link #getContent}. */
    @Override
    BufferedReader getReader() throws IOException;

    /** The region in which the application router called this application. */
    SipApplicationRoutingRegion getRegion();

    /** The user on whose behalf the application router called this application, or null. */
    URI getSubscriberURI();

    /**
     * How this initial request relates to one received before. Throws {@link IllegalStateException} when it is not
     * initial.
     */
    SipApplicationRoutingDirective getRoutingDirective() throws IllegalStateException;

    /** Request-URI. */
    URI getRequestURI();

    /** True for a request outside a dialog that goes through application selection. */
    boolean isInitial();

    /** Adds a Path value on top; for REGISTER only, others throw {@link IllegalStateException}. */
    void pushPath(Address uri);

    /**
     * Adds a Route value on top; the URI must be a loose router's {@link SipURI}, else {@link
     * IllegalArgumentException}. Throws {@link IllegalStateException} within a dialog.
     */
    void pushRoute(Address uri);

    /** Adds a Route value of that URI on top. */
    void pushRoute(SipURI uri);

    /** Sends it. Throws {@link IllegalStateException} when it was sent or received. */
    @Override
    void send() throws IOException;

    /** Sets Max-Forwards, 0 to 255; others throw {@link IllegalArgumentException}. */
    void setMaxForwards(int n);

    /** Sets the Request-URI. Throws {@link NullPointerException} for null. */
    void setRequestURI(URI uri);

    /**
     * Tells the application router how this new request relates to one received before. Throws {@link
     * IllegalStateException} when that contradicts the state of the two.
     */
    void setRoutingDirective(SipApplicationRoutingDirective directive, SipServletRequest origRequest)
            throws IllegalStateException;
}
