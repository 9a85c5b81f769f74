package org.olelo.module.uac_redirect;

/**
 * How many contacts get_redirects() takes.
 *
 * @param all in all
 * @param branch of one reply
 */
public record ContactLimits(int all, int branch) {
    private static final int MOST = 255;

    /**
     * Reads {@code all} or {@code all:branch}, each a number to 255, or * and 0 for no limit.
     *
     * @throws IllegalArgumentException for other texts
     */
    public static ContactLimits parseArgument(String text) {
        int colon = text.indexOf(':');
        int all = limit(colon < 0 ? text : text.substring(0, colon));
        return new ContactLimits(all, colon < 0 ? Integer.MAX_VALUE : limit(text.substring(colon + 1)));
    }

    private static int limit(String text) {
        if (text.isEmpty() || text.equals("*")) {
            return Integer.MAX_VALUE;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException("most contacts in all, or in all and of a branch: 3, 3:1, *:1 or *");
        }
        int number = Integer.parseInt(text);
        return number == 0 ? Integer.MAX_VALUE : number;
    }
}
