package org.olelo.ejb.service;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items the items
 * @param total how many there are in all parts together
 * @param offset how many come before the first one here
 */
public record Page<T>(List<T> items, long total, int offset) {
    /** The largest part that is given at once. */
    public static final int LIMIT = 1_000;

    /** Takes a copy of the list. */
    public Page {
        items = List.copyOf(items);
    }

    /** A wanted size between 1 and {@link #LIMIT}. */
    static int size(int wanted) {
        return Math.clamp(wanted, 1, LIMIT);
    }
}
