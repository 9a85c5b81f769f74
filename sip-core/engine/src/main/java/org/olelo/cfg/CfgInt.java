package org.olelo.cfg;

/** An integer that may change while the server runs; reading it is one volatile read. */
public final class CfgInt extends CfgVariable {
    private final int min;
    private final int max;
    private volatile int value;
    private volatile int initial;

    CfgInt(String group, String name, int initial, int min, int max, String doc) {
        super(group, name, doc);
        this.initial = initial;
        this.value = initial;
        this.min = min;
        this.max = max;
    }

    /** The value now. */
    public int get() {
        return value;
    }

    /** Lowest value allowed. */
    public int min() {
        return min;
    }

    /** Highest value allowed; equal to {@link #min} when unbounded (both 0). */
    public int max() {
        return max;
    }

    /**
     * Changes the value.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public void set(int next) {
        if (min != max && (next < min || next > max)) {
            throw new IllegalArgumentException(
                    group() + "." + name() + " must be from " + min + " to " + max + ", not " + next);
        }
        value = next;
        changed();
    }

    /** Sets the value of the configuration file, which {@link #reset} goes back to. */
    public void initial(int next) {
        set(next);
        initial = next;
    }

    @Override
    public Object current() {
        return value;
    }

    @Override
    public void reset() {
        set(initial);
    }
}
