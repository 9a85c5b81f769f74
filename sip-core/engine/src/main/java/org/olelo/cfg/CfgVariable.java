package org.olelo.cfg;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A named value of a group that may change while the server runs. */
public abstract sealed class CfgVariable permits CfgInt, CfgString {
    private final String group;
    private final String name;
    private final String doc;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    CfgVariable(String group, String name, String doc) {
        this.group = group;
        this.name = name;
        this.doc = doc;
    }

    /** The group, as {@code tm}. */
    public final String group() {
        return group;
    }

    /** The name in the group, as {@code fr_timer}. */
    public final String name() {
        return name;
    }

    /** One sentence for {@code cfg.help}. */
    public final String doc() {
        return doc;
    }

    /** Runs after every change, on the thread that changed it. */
    public final void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The value as Integer or String. */
    public abstract Object current();

    /** Back to the value of the configuration file. */
    public abstract void reset();

    final void changed() {
        listeners.forEach(Runnable::run);
    }
}
