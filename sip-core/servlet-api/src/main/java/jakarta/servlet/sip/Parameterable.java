package jakarta.servlet.sip;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** A header field's value with parameters: {@code value;name=value;name}. */
public interface Parameterable extends Cloneable {
    /** A copy that may be changed. */
    Object clone();

    /** Equal when the values are equal and no parameter that both have differs. */
    @Override
    boolean equals(Object o);

    /**
     * Value of that parameter, the empty text for one without value, null when absent. Names are compared without
     * case.
     */
    String getParameter(String name);

    /** Names of the parameters in order of appearance. */
    Iterator<String> getParameterNames();

    /** Names with values, not modifiable. */
    Set<Map.Entry<String, String>> getParameters();

    /** The part before the parameters; null for an address's missing value. */
    String getValue();

    /**
     * Removes a parameter, if there is one of that name. Throws {@link IllegalStateException} where it may not be
     * changed.
     */
    void removeParameter(String name);

    /**
     * Sets a parameter; null removes it, the empty text writes the name alone. Throws {@link
     * IllegalStateException} where it may not be changed.
     */
    void setParameter(String name, String value);

    /**
     * Sets the part before the parameters. Throws {@link NullPointerException} for null and {@link
     * IllegalStateException} where it may not be changed.
     */
    void setValue(String value);
}
