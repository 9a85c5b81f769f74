package jakarta.servlet.sip;

import java.util.Iterator;

/** Any URI. */
public interface URI extends Cloneable {
    /** A copy that may be changed. */
    URI clone();

    /** Equal by the rules of the scheme. */
    @Override
    boolean equals(Object o);

    /** Value of that parameter, the empty text for one without value, null when absent. */
    String getParameter(String key);

    /** Names of the parameters. */
    Iterator<String> getParameterNames();

    /** Scheme in lower case: "sip", "sips", "tel" … */
    String getScheme();

    /** True for a {@link SipURI}. */
    boolean isSipURI();

    /** Removes a parameter. */
    void removeParameter(String name);

    /** Sets a parameter. */
    void setParameter(String name, String value);

    /** The URI as written in a message. */
    @Override
    String toString();
}
