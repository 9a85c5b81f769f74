package org.olelo.routing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;

/** AVPs: a stack of values for each name; the newest is first. They follow the transaction. */
public final class Avps {
    private String[] names = new String[4];
    private Value[] values = new Value[4];
    private int size;

    /** Pushes a value. */
    public void push(String name, Value value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size++] = value;
    }

    /** The value at that index counted from the newest, or null. */
    public @Nullable Value get(String name, int index) {
        int left = index;
        for (int i = size - 1; i >= 0; i--) {
            if (names[i].equals(name) && left-- == 0) {
                return values[i];
            }
        }
        return null;
    }

    /** Replaces the value at that index counted from the newest; false when there is none. */
    public boolean replace(String name, int index, Value value) {
        int left = index;
        for (int i = size - 1; i >= 0; i--) {
            if (names[i].equals(name) && left-- == 0) {
                values[i] = value;
                return true;
            }
        }
        return false;
    }

    /** How many values that name has. */
    public int count(String name) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                count++;
            }
        }
        return count;
    }

    /** Removes the value at that index counted from the newest; false when there is none. */
    public boolean remove(String name, int index) {
        int left = index;
        for (int i = size - 1; i >= 0; i--) {
            if (names[i].equals(name) && left-- == 0) {
                System.arraycopy(names, i + 1, names, i, size - i - 1);
                System.arraycopy(values, i + 1, values, i, size - i - 1);
                size--;
                return true;
            }
        }
        return false;
    }

    /** Removes all values of that name; returns how many. */
    public int removeAll(String name) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!names[i].equals(name)) {
                names[kept] = names[i];
                values[kept++] = values[i];
            }
        }
        int removed = size - kept;
        size = kept;
        return removed;
    }

    /** How many there are in all. */
    public int size() {
        return size;
    }

    /** Name of the entry at that position, 0 the oldest. */
    public String nameAt(int position) {
        return names[position];
    }

    /** Value of the entry at that position, 0 the oldest. */
    public Value valueAt(int position) {
        return values[position];
    }
}
