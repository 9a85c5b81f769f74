package org.olelo.module.db_cluster;

/**
 * How a member of a cluster takes part in reading or in writing.
 *
 * @param priority 1 to 9, higher ones are tried first; 0 takes no part
 * @param mode of all members of this priority
 */
record AccessRule(int priority, Mode mode) {
    /** What is done with several members of one priority. */
    enum Mode {
        /** One after the other until one succeeds. */
        SERIAL,
        /** The same, beginning each time with the next one. */
        ROUND_ROBIN,
        /** All of them; one success is enough. Writing only. */
        PARALLEL
    }

    /** Parses a digit and a letter, as {@code 9s}; throws {@link IllegalArgumentException}. */
    static AccessRule parse(String text) {
        char digit = text.charAt(0);
        if (digit < '0' || digit > '9') {
            throw new IllegalArgumentException("expected a priority from 0 to 9, not '" + digit + "'");
        }
        return new AccessRule(digit - '0', mode(text.charAt(1)));
    }

    private static Mode mode(char letter) {
        return switch (letter) {
            case 's', 'S' -> Mode.SERIAL;
            case 'r', 'R' -> Mode.ROUND_ROBIN;
            case 'p', 'P' -> Mode.PARALLEL;
            default -> throw new IllegalArgumentException("expected mode s, r or p, not '" + letter + "'");
        };
    }
}
