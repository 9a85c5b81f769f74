package org.olelo.routing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;

/** An XAVP: a named value, or a named list of child XAVPs. The newest of a name is first in its list. */
public final class Xavp {
    private final String name;
    private Value value;
    private @Nullable List<Xavp> children;

    /** A leaf, or an empty node when the value is null. */
    public Xavp(String name, Value value) {
        this.name = name;
        this.value = value;
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The value; null for a node with children. */
    public Value value() {
        return value;
    }

    /** Changes the value and drops the children. */
    public void value(Value next) {
        value = next;
        children = null;
    }

    /** The children, newest first, to be read and changed; null for a leaf. */
    public @Nullable List<Xavp> children() {
        return children;
    }

    /** The children, newest first, made when there are none; the value is dropped. */
    public List<Xavp> makeChildren() {
        List<Xavp> known = children;
        if (known == null) {
            known = new ArrayList<>(4);
            children = known;
            value = Value.NULL;
        }
        return known;
    }
}
