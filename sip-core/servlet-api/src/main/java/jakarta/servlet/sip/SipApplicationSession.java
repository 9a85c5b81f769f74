package jakarta.servlet.sip;

import java.net.URL;
import java.util.Collection;
import java.util.Iterator;

/** One instance of an application: holds its protocol sessions, timers and attributes. */
public interface SipApplicationSession {
    /** Puts the id of this session into the URI, so that requests to it come to this session. */
    void encodeURI(URI uri);

    /**
     * A copy of the HTTP URL with the id of this session in it, so that requests to it get an HTTP session of this
     * session.
     */
    URL encodeURL(URL url);

    /** Name of the application. */
    String getApplicationName();

    /** The attribute, or null. */
    Object getAttribute(String name);

    /** Names of all attributes. */
    Iterator<String> getAttributeNames();

    /** When it was made, in milliseconds since 1970. */
    long getCreationTime();

    /** When it expires, in milliseconds since 1970; 0 when it never does, {@link Long#MIN_VALUE} when it has. */
    long getExpirationTime();

    /** Its id, unique in the container. */
    String getId();

    /** Whether the container invalidates it once it is ready to be. */
    boolean getInvalidateWhenReady();

    /** Whether the container invalidates it once it is ready to be. */
    void setInvalidateWhenReady(boolean invalidateWhenReady);

    /** When a message or timer of it last was handled, in milliseconds since 1970. */
    long getLastAccessedTime();

    /** All valid protocol sessions, SIP and HTTP. */
    Iterator<?> getSessions();

    /**
     * The valid protocol sessions of "SIP" or "HTTP". Throws {@link IllegalArgumentException} for another
     * protocol.
     */
    Iterator<?> getSessions(String protocol);

    /** The SIP session of that id, or null. */
    SipSession getSipSession(String id);

    /** The session of that id and protocol, or null. */
    Object getSession(String id, Protocol protocol);

    /** The timer of that id that can still go off, or null. */
    ServletTimer getTimer(String id);

    /** All timers that can still go off. */
    Collection<ServletTimer> getTimers();

    /** Ends it with all its sessions and timers; messages for it are then answered 481. */
    void invalidate();

    /** True when no session is active and no timer is pending. */
    boolean isReadyToInvalidate();

    /** False after it expired or was invalidated. */
    boolean isValid();

    /** Removes an attribute; listeners hear of it. */
    void removeAttribute(String name);

    /** Sets an attribute; listeners hear of it. */
    void setAttribute(String name, Object attribute);

    /**
     * Sets the minutes until it expires, from now; 0 or less: never. Gives the minutes really set, 0 when it never
     * expires.
     */
    int setExpires(int deltaMinutes);

    /** Kinds of protocol sessions. */
    enum Protocol {
        /** HTTP sessions. */
        HTTP,
        /** SIP sessions. */
        SIP
    }
}
