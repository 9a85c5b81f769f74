package jakarta.servlet.sip;

import java.util.Iterator;

/** A {@code sip:} or {@code sips:} URI (RFC 3261 19.1). */
public interface SipURI extends URI {
    /** Equal by the rules of RFC 3261 19.1.4. */
    @Override
    boolean equals(Object o);

    /** A header of the URI (after the question mark), or null. */
    String getHeader(String name);

    /** Names of the headers of the URI. */
    Iterator<String> getHeaderNames();

    /** Host as written. */
    String getHost();

    /** True when the {@code lr} parameter is there. */
    boolean getLrParam();

    /** The {@code maddr} parameter, or null. */
    String getMAddrParam();

    /** The {@code method} parameter, or null. */
    String getMethodParam();

    /** Port, -1 when absent. */
    int getPort();

    /** The {@code transport} parameter, or null. */
    String getTransportParam();

    /** The {@code ttl} parameter, -1 when absent. */
    int getTTLParam();

    /** User part without escapes, or null. */
    String getUser();

    /** The {@code user} parameter, or null. */
    String getUserParam();

    /** Password, or null. */
    String getUserPassword();

    /** True for {@code sips:}. */
    boolean isSecure();

    /** Removes a header of the URI. */
    void removeHeader(String name);

    /** Sets a header of the URI. */
    void setHeader(String name, String value);

    /** Sets the host. */
    void setHost(String host);

    /** Sets or removes the {@code lr} parameter. */
    void setLrParam(boolean flag);

    /** Sets the {@code maddr} parameter. */
    void setMAddrParam(String maddr);

    /** Sets the {@code method} parameter. */
    void setMethodParam(String method);

    /** Sets the port; a negative value removes it. */
    void setPort(int port);

    /** {@code sips:} or {@code sip:}. */
    void setSecure(boolean b);

    /** Sets the {@code transport} parameter. */
    void setTransportParam(String transport);

    /** Sets the {@code ttl} parameter. */
    void setTTLParam(int ttl);

    /** Sets the user part; it is escaped when written. */
    void setUser(String user);

    /** Sets the {@code user} parameter. */
    void setUserParam(String user);

    /** Sets the password. */
    void setUserPassword(String password);

    /** The URI as written in a message. */
    @Override
    String toString();
}
