package org.olelo.cfg;

/** A string that may change while the server runs. */
public final class CfgString extends CfgVariable {
    private volatile String initial;
    private volatile String value;

    CfgString(String group, String name, String initial, String doc) {
        super(group, name, doc);
        this.initial = initial;
        this.value = initial;
    }

    /** The value now. */
    public String get() {
        return value;
    }

    /** Changes the value. */
    public void set(String next) {
        value = next;
        changed();
    }

    /** Sets the value of the configuration file, which {@link #reset} goes back to. */
    public void initial(String next) {
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
