package org.olelo.module.rtpproxy;

import org.jspecify.annotations.Nullable;

/**
 * The flags argument of offer and answer.
 *
 * @param options letters for the command, after its own
 * @param trustSdp the address in the description is told, not the sender's
 * @param lookup only an existing session is looked up
 * @param chained marks of other relays do not count
 * @param session the session's c= line is changed too
 * @param automatic the direction follows from the address family
 * @param branch what is added to the Call-ID: 1, 2, 3, b, or 0
 */
record SessionFlags(
        String options,
        boolean trustSdp,
        boolean lookup,
        boolean chained,
        boolean session,
        boolean automatic,
        char branch) {
    /** Reads the letters; null when one is unknown. */
    static @Nullable SessionFlags parse(String text) {
        StringBuilder options = new StringBuilder();
        boolean trust = false;
        boolean lookup = false;
        boolean chained = false;
        boolean session = false;
        boolean automatic = false;
        char branch = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            switch (c) {
                case '1', '2', '3', 'b' -> branch = c;
                case 'a' -> {
                    options.append('A');
                    trust = true;
                }
                case 'i', 'e' -> options.append(Character.toUpperCase(c));
                case 'l' -> lookup = true;
                case 'f' -> chained = true;
                case 'r' -> trust = true;
                case 'c' -> session = true;
                case 'o' -> {} // the o= line is changed in any case
                case 'x' -> automatic = true;
                case 'w' -> options.append('S');
                case 'z' -> {
                    options.append('Z');
                    while (i + 1 < text.length() && Character.isDigit(text.charAt(i + 1))) {
                        options.append(text.charAt(++i));
                    }
                }
                default -> {
                    return null;
                }
            }
        }
        return new SessionFlags(options.toString(), trust, lookup, chained, session, automatic, branch);
    }
}
