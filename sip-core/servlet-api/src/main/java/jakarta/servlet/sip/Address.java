package jakarta.servlet.sip;

/**
 * An address as From, To, Contact and Route hold it: an optional display name, a URI in angle brackets and
 * parameters of the header field (RFC 3261 20.10). The wildcard {@code *} of Contact is an address too. System
 * headers give addresses that throw {@link IllegalStateException} when they are changed.
 */
public interface Address extends Parameterable {
    /**
     * A copy that may be changed and put into other messages; without the tag parameter if this one belongs to
     * From or To of a message.
     */
    @Override
    Object clone();

    /**
     * Equal when the URIs are equal and no parameter that both have differs (RFC 3261 20.10); display names do not
     * count.
     */
    @Override
    boolean equals(Object o);

    /** The display name without quotes, or null when there is none. */
    String getDisplayName();

    /** Value of the {@code expires} parameter in seconds, -1 when absent or unreadable. */
    int getExpires();

    /** Value of the {@code q} parameter, 0.0 to 1.0, or -1.0 when absent or unreadable. */
    float getQ();

    /** The URI; null for the wildcard. */
    URI getURI();

    /** True for {@code *}, which only a Contact of a REGISTER may be. */
    boolean isWildcard();

    /**
     * Sets the display name without quotes; null removes it. Throws {@link IllegalStateException} where it may not
     * be changed.
     */
    void setDisplayName(String name);

    /** Sets the {@code expires} parameter in seconds; a negative value removes it. */
    void setExpires(int seconds);

    /**
     * Sets the {@code q} parameter; -1.0 removes it. Throws {@link IllegalArgumentException} when it is neither
     * that nor from 0.0 to 1.0.
     */
    void setQ(float q);

    /**
     * Sets the URI. Throws {@link IllegalStateException} where it may not be changed and {@link
     * NullPointerException} for null.
     */
    void setURI(URI uri);

    /** The value as a header field writes it; the angle brackets are always there. */
    @Override
    String toString();
}
