package org.olelo.servlet.address;

import jakarta.servlet.sip.URI;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What the URIs have in common: parameters. */
abstract class AbstractUri implements URI {
    /** What a message lets applications change. */
    enum Lock {
        /** Everything. */
        NONE,
        /** The container chooses scheme, host and port. */
        PLACE,
        /** Nothing. */
        ALL
    }

    final Parameters parameters;
    private Lock lock = Lock.NONE;
    private Runnable changed = () -> {};

    AbstractUri(Parameters parameters) {
        this.parameters = parameters;
    }

    /** Belongs to a header from now on. */
    final void bind(Lock next, Runnable listener) {
        lock = next;
        changed = listener;
    }

    final void beforeChange() {
        if (lock == Lock.ALL) {
            throw new IllegalArgumentException("the URI of a system header may not be changed");
        }
    }

    final void beforeMove() {
        if (lock != Lock.NONE) {
            throw new IllegalArgumentException("the container chooses scheme, host and port of this URI");
        }
    }

    final void afterChange() {
        changed.run();
    }

    @Override
    public @Nullable String getParameter(String key) {
        return parameters.get(key);
    }

    @Override
    public Iterator<String> getParameterNames() {
        return parameters.map().keySet().iterator();
    }

    @Override
    public void removeParameter(String name) {
        setParameter(name, null);
    }

    @Override
    public void setParameter(String name, @Nullable String value) {
        beforeChange();
        if (value == null) {
            parameters.remove(name);
        } else {
            parameters.set(name, value);
        }
        afterChange();
    }

    @Override
    public boolean isSipURI() {
        return false;
    }

    @Override
    public abstract URI clone();

    @Override
    public abstract boolean equals(@Nullable Object o);

    @Override
    public abstract int hashCode();
}
