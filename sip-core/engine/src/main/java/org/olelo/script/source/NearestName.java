package org.olelo.script.source;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the known name that a misspelt one probably means. */
public final class NearestName {
    private static final int LONGEST = 64;

    private NearestName() {}

    /** The nearest of the known names, or null when none is near (a third of the length may differ). */
    public static @Nullable String of(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return null;
        }
        int best = Math.max(1, name.length() / 3) + 1;
        String nearest = null;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) >= best) {
                continue;
            }
            int distance = distance(name, candidate);
            if (distance < best || (distance == best && nearest != null && candidate.compareTo(nearest) < 0)) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** {@code nearest name: x}, or null. */
    public static @Nullable String remedy(String name, Collection<String> known) {
        String nearest = of(name, known);
        return nearest == null ? null : "nearest name: " + nearest;
    }

    // Damerau-Levenshtein with adjacent swaps; a change of case only costs nothing but is never 0 in sum
    private static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= to.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                char a = Character.toLowerCase(from.charAt(i - 1));
                char b = Character.toLowerCase(to.charAt(j - 1));
                int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                least = Math.min(least, cost[i - 1][j - 1] + (a == b ? 0 : 1));
                boolean swapped = i > 1
                        && j > 1
                        && a == Character.toLowerCase(to.charAt(j - 2))
                        && b == Character.toLowerCase(from.charAt(i - 2));
                if (swapped) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[from.length()][to.length()];
    }
}
