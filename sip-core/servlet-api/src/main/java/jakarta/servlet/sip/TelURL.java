package jakarta.servlet.sip;

/** A {@code tel:} URI (RFC 3966). */
public interface TelURL extends URI {
    /** Equal by the rules of RFC 3966: visual separators do not count. */
    @Override
    boolean equals(Object o);

    /** The number as written, without the plus sign of a global one. */
    String getPhoneNumber();

    /** True when the number begins with a plus sign. */
    boolean isGlobal();

    /** Sets a global number, with plus sign. Throws {@link IllegalArgumentException} for anything else. */
    void setPhoneNumber(String number);

    /** Sets a local number with its context. */
    void setPhoneNumber(String number, String phoneContext);

    /** The URI as written in a message. */
    @Override
    String toString();

    /** The {@code phone-context} parameter, or null. */
    String getPhoneContext();
}
