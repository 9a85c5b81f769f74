package org.olelo.module.uac_redirect;

/** What set_deny_filter() and set_accept_filter() forget before they add theirs. */
public enum FilterReset {
    /** Nothing. */
    NONE,
    /** All filters of that kind. */
    ALL,
    /** The one of the parameter. */
    DEFAULT,
    /** Those that the script added. */
    ADDED;

    /**
     * Reads the argument.
     *
     * @throws IllegalArgumentException for an unknown word
     */
    public static FilterReset parseArgument(String text) {
        return switch (text) {
            case "" -> NONE;
            case "reset_all" -> ALL;
            case "reset_default" -> DEFAULT;
            case "reset_added" -> ADDED;
            default ->
                throw new IllegalArgumentException(
                        "reset_all, reset_default, reset_added or an empty text is expected");
        };
    }
}
