package org.olelo.sip;

/** Words of branch parameters. */
public final class BranchIds {
    /** How every RFC 3261 branch starts. */
    public static final String COOKIE = "z9hG4bK";

    private BranchIds() {}
}
