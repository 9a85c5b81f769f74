package org.olelo.net.control;

import java.util.ArrayList;
import java.util.List;

/**
 * One peer as written in a parameter.
 *
 * @param set number of its set
 * @param url as written, without the weight
 * @param weight its share, at least 0
 */
public record PeerSpec(int set, String url, int weight) {
    /**
     * Reads {@code SET == URL=WEIGHT URL …}; set and weights may be left out.
     *
     * @throws IllegalArgumentException when a number is bad
     */
    public static List<PeerSpec> parse(String text, int defaultSet) {
        int set = defaultSet;
        String rest = text.trim();
        int equals = rest.indexOf("==");
        if (equals >= 0) {
            set = number(rest.substring(0, equals).trim());
            rest = rest.substring(equals + 2).trim();
        }
        List<PeerSpec> found = new ArrayList<>();
        for (String word : rest.split("[ \t\r\n]+")) {
            if (!word.isEmpty()) {
                found.add(one(set, word));
            }
        }
        return found;
    }

    private static PeerSpec one(int set, String word) {
        int equals = word.indexOf('=');
        return equals < 0
                ? new PeerSpec(set, word, 1)
                : new PeerSpec(set, word.substring(0, equals), number(word.substring(equals + 1)));
    }

    private static int number(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + text, e);
        }
    }
}
