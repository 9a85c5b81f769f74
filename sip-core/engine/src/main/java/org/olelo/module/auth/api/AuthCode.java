package org.olelo.module.auth.api;

/** Codes of the authentication functions in the script. */
public final class AuthCode {
    /** Authenticated. */
    public static final int OK = 1;
    /** Something failed, as the database. */
    public static final int ERROR = -1;
    /** Wrong password. */
    public static final int INVALID_PASSWORD = -2;
    /** Unknown user. */
    public static final int USER_UNKNOWN = -3;
    /** The nonce is too old, not ours, or its count was used. */
    public static final int STALE_NONCE = -4;
    /** No credentials for the realm. */
    public static final int NO_CREDENTIALS = -5;
    /** A one-time nonce was used before. */
    public static final int NONCE_REUSED = -6;
    /** The user of From, To or the Request-URI is another one. */
    public static final int USER_MISMATCH = -8;

    private AuthCode() {}
}
