package org.olelo.module.xlog.api;

import java.util.Set;

/** The name of a syslog facility as argument. It is checked only: lines go where the server logs. */
public record Facility(String name) {
    private static final Set<String> KNOWN = Set.of(
            "LOG_AUTH",
            "LOG_AUTHPRIV",
            "LOG_CRON",
            "LOG_DAEMON",
            "LOG_FTP",
            "LOG_KERN",
            "LOG_LOCAL0",
            "LOG_LOCAL1",
            "LOG_LOCAL2",
            "LOG_LOCAL3",
            "LOG_LOCAL4",
            "LOG_LOCAL5",
            "LOG_LOCAL6",
            "LOG_LOCAL7",
            "LOG_LPR",
            "LOG_MAIL",
            "LOG_NEWS",
            "LOG_SYSLOG",
            "LOG_USER",
            "LOG_UUCP");

    /** Whether there is a facility of that name. */
    public static boolean exists(String text) {
        return KNOWN.contains(text);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public static Facility parseArgument(String text) {
        if (!exists(text)) {
            throw new IllegalArgumentException("a syslog facility is written LOG_LOCAL0, LOG_DAEMON, ...");
        }
        return new Facility(text);
    }
}
