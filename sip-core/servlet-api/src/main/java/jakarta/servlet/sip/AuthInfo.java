package jakarta.servlet.sip;

/** User names and passwords to answer digest challenges with; {@link SipFactory#createAuthInfo} makes one. */
public interface AuthInfo {
    /**
     * Adds what answers a challenge of that status (401 or 407) in that realm. A later entry for the same pair
     * replaces the earlier.
     */
    void addAuthInfo(int statusCode, String realm, String username, String password);
}
