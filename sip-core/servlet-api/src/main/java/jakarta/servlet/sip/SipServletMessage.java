package jakarta.servlet.sip;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.security.Principal;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.ListIterator;
import java.util.Locale;

/**
 * What requests and responses have in common: header fields, body, attributes, addresses. System headers (From,
 * To, Call-ID, CSeq, Via, Record-Route, Route, Path, RAck, RSeq, and Contact but in REGISTER, in 3xx and 485 and
 * for its parameters) are the container's; changing one throws {@link IllegalArgumentException}. Names of header
 * fields are compared without case and a compact name means the long one. A message that was sent, or received and
 * answered, is committed: changing it throws {@link IllegalStateException}.
 */
public interface SipServletMessage extends Cloneable {
    /** Adds a language with less preference than those there. */
    void addAcceptLanguage(Locale locale);

    /** Adds an address as first or last value of that header field. */
    void addAddressHeader(String name, Address addr, boolean first);

    /** Adds a header field after those of the same name. */
    void addHeader(String name, String value);

    /** Adds a value with parameters as first or last of that header field. */
    void addParameterableHeader(String name, Parameterable param, boolean first);

    /** The preferred language, or null when there is no Accept-Language. */
    Locale getAcceptLanguage();

    /** The languages by preference; empty when there is no Accept-Language. */
    Iterator<Locale> getAcceptLanguages();

    /** First value of that header field as an address, or null; changes go into the message where they may. */
    Address getAddressHeader(String name) throws ServletParseException;

    /** All values of that header field as addresses. */
    ListIterator<Address> getAddressHeaders(String name) throws ServletParseException;

    /** The application session; made when there is none. */
    SipApplicationSession getApplicationSession();

    /** The application session; when there is none, a new one or null. */
    SipApplicationSession getApplicationSession(boolean create);

    /** An attribute of this message, or null. */
    Object getAttribute(String name);

    /** Names of the attributes of this message. */
    Enumeration<String> getAttributeNames();

    /** Call-ID. */
    String getCallId();

    /** Character set of the body by Content-Type or as set, or null. */
    String getCharacterEncoding();

    /**
     * The body: text for {@code text/*} and {@code application/sdp} (UTF-8 unless told otherwise), a {@code
     * Multipart} for {@code multipart/*} where there is one, else bytes; null when there is none.
     */
    Object getContent() throws IOException, UnsupportedEncodingException;

    /** Language of the body, or null. */
    Locale getContentLanguage();

    /** Bytes of the body. */
    int getContentLength();

    /** Content-Type as written, or null. */
    String getContentType();

    /** Expires in seconds, -1 when absent. */
    int getExpires();

    /** From; may not be changed. */
    Address getFrom();

    /** First value of that header field as written, or null. */
    String getHeader(String name);

    /** Whether header names are written short. */
    HeaderForm getHeaderForm();

    /** Names of all header fields. */
    Iterator<String> getHeaderNames();

    /** All values of that header field; empty when there is none. */
    ListIterator<String> getHeaders(String name);

    /** Address the message came from when it entered this container; null for one made here. */
    String getInitialRemoteAddr();

    /** Port the message came from when it entered this container, -1 for one made here. */
    int getInitialRemotePort();

    /** Transport by which the message entered this container; null for one made here. */
    String getInitialTransport();

    /** Local address the message came to or is sent from; null when not known. */
    String getLocalAddr();

    /** Local port the message came to or is sent from; -1 when not known. */
    int getLocalPort();

    /** Method of the request, or of the request a response is for. */
    String getMethod();

    /** First value of that header field with its parameters, or null. */
    Parameterable getParameterableHeader(String name) throws ServletParseException;

    /** All values of that header field with their parameters. */
    ListIterator<? extends Parameterable> getParameterableHeaders(String name) throws ServletParseException;

    /** {@code SIP/2.0}. */
    String getProtocol();

    /** The body's bytes, or null. */
    byte[] getRawContent() throws IOException;

    /** Address the message came from; null for one made here. */
    String getRemoteAddr();

    /** Port the message came from; -1 for one made here. */
    int getRemotePort();

    /** Name of the user that was authenticated, or null. */
    String getRemoteUser();

    /** The session; made when there is none. */
    SipSession getSession();

    /** The session; when there is none, a new one or null. */
    SipSession getSession(boolean create);

    /** To; may not be changed. */
    Address getTo();

    /** Transport the message came by ("UDP", "TCP", "TLS", "SCTP"); null when not known. */
    String getTransport();

    /** The user that was authenticated, or null. */
    Principal getUserPrincipal();

    /** True when the message may no longer be changed. */
    boolean isCommitted();

    /** True when it came by TLS. */
    boolean isSecure();

    /** True when the authenticated user has that role of the application. */
    boolean isUserInRole(String role);

    /** Removes an attribute of this message. */
    void removeAttribute(String name);

    /** Removes all header fields of that name. */
    void removeHeader(String name);

    /** Sends it. */
    void send() throws IOException;

    /** The only language accepted; null removes the header. */
    void setAcceptLanguage(Locale locale);

    /** Replaces all values of that header field by one address. */
    void setAddressHeader(String name, Address addr);

    /** Sets an attribute of this message. Throws {@link NullPointerException} when one is null. */
    void setAttribute(String name, Object o);

    /** Sets the character set the body is read or written with. */
    void setCharacterEncoding(String enc) throws UnsupportedEncodingException;

    /**
     * Sets the body, text or bytes or another object by its text, and its type. Throws {@link
     * IllegalArgumentException} when the object cannot be written as that type.
     */
    void setContent(Object content, String contentType) throws UnsupportedEncodingException;

    /** Sets Content-Language. */
    void setContentLanguage(Locale locale);

    /** Sets Content-Length; the container writes the true one anyway. */
    void setContentLength(int len);

    /** Sets Content-Type. */
    void setContentType(String type);

    /** Sets Expires; a negative value removes it. */
    void setExpires(int seconds);

    /** Replaces all header fields of that name by one. */
    void setHeader(String name, String value);

    /** Whether header names are written short. */
    void setHeaderForm(HeaderForm form);

    /** Replaces all values of that header field by one with parameters. */
    void setParameterableHeader(String name, Parameterable param);

    /** How header names with a compact form are written. */
    enum HeaderForm {
        /** Always short. */
        COMPACT,
        /** As received or set. */
        DEFAULT,
        /** Always long. */
        LONG
    }
}
