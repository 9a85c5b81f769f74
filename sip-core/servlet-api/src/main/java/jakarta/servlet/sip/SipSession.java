package jakarta.servlet.sip;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.sip.ar.SipApplicationRoutingRegion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Enumeration;

/** A point-to-point relation: a dialog or what may become one, seen by one application. */
public interface SipSession {
    /**
     * A subsequent request in the dialog, or another initial one after the first failed. Throws {@link
     * IllegalArgumentException} for ACK, PRACK and CANCEL and {@link IllegalStateException} when the state does
     * not allow it.
     */
    SipServletRequest createRequest(String method);

    /** The application session it belongs to. */
    SipApplicationSession getApplicationSession();

    /** The attribute, or null. */
    Object getAttribute(String name);

    /** Names of all attributes. */
    Enumeration<String> getAttributeNames();

    /** Call-ID of all its messages. */
    String getCallId();

    /** When it was made, in milliseconds since 1970. */
    long getCreationTime();

    /** Its id, unique in the container. */
    String getId();

    /** Whether the container invalidates it once it is ready to be. */
    boolean getInvalidateWhenReady();

    /** Whether the container invalidates it once it is ready to be. */
    void setInvalidateWhenReady(boolean invalidateWhenReady);

    /** When a message of it last was handled, in milliseconds since 1970. */
    long getLastAccessedTime();

    /** This side's address: From of what is sent, To of what is received. */
    Address getLocalParty();

    /** The region in which the application was called. */
    SipApplicationRoutingRegion getRegion();

    /** The other side's address. */
    Address getRemoteParty();

    /** The application's context. */
    ServletContext getServletContext();

    /** State of the dialog. Throws {@link IllegalStateException} when the session is not valid. */
    State getState();

    /** The user on whose behalf the application was called, or null. */
    URI getSubscriberURI();

    /** Ends the session; its attributes are unbound. No message is sent. */
    void invalidate();

    /** False after it was invalidated. */
    boolean isValid();

    /** True when the dialog has ended, or never began, and no transaction is open. */
    boolean isReadyToInvalidate();

    /** Removes an attribute; listeners hear of it. */
    void removeAttribute(String name);

    /** Sets an attribute; listeners hear of it. */
    void setAttribute(String name, Object attribute);

    /**
     * Names the servlet that gets the messages of this session from now on. Throws {@link
     * ServletException} when there is none of that name.
     */
    void setHandler(String name) throws ServletException;

    /** Local address to send from. */
    void setOutboundInterface(InetAddress address);

    /** Local address and port to send from. */
    void setOutboundInterface(InetSocketAddress address);

    /** State of the dialog behind a session. */
    enum State {
        /** No dialog yet. */
        INITIAL,
        /** A provisional response made a dialog. */
        EARLY,
        /** A 2xx made or confirmed the dialog. */
        CONFIRMED,
        /** The dialog has ended. */
        TERMINATED
    }
}
