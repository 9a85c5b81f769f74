package org.olelo.module.dispatcher;

import java.util.HashSet;
import java.util.Set;

/**
 * Statuses that count as a good answer to a keepalive beside 2xx.
 *
 * @param codes single ones
 * @param classes first digits
 */
record ReplyCodes(Set<Integer> codes, Set<Integer> classes) {
    private static final int CLASS = 100;

    /**
     * Reads {@code code=501;class=3;…}.
     *
     * @throws IllegalArgumentException when it is not such a list
     */
    static ReplyCodes parse(String text) {
        Set<Integer> codes = new HashSet<>();
        Set<Integer> classes = new HashSet<>();
        for (String part : text.split(";")) {
            String term = part.strip();
            if (term.isEmpty()) {
                continue;
            }
            int equals = term.indexOf('=');
            String name = equals < 0 ? term : term.substring(0, equals).strip();
            int number = number(term, equals);
            if (name.equalsIgnoreCase("code")) {
                codes.add(number);
            } else if (name.equalsIgnoreCase("class")) {
                classes.add(number >= CLASS ? number / CLASS : number);
            } else {
                throw new IllegalArgumentException("code=N or class=N is expected, not \"" + term + '"');
            }
        }
        return new ReplyCodes(codes, classes);
    }

    private static int number(String term, int equals) {
        try {
            return Integer.parseInt(term.substring(equals + 1).strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number is expected in \"" + term + '"');
        }
    }

    /** True for 2xx and what is listed. */
    boolean accepts(int status) {
        return status / CLASS == 2 || codes.contains(status) || classes.contains(status / CLASS);
    }
}
