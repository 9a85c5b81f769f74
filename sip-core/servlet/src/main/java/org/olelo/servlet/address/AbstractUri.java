package org.olelo.servlet.address;

import jakarta.servlet.sip.URI;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What the URIs have in common: parameters. */
abstract class AbstractUri implements URI {
    final Parameters parameters;

    AbstractUri(Parameters parameters) {
        this.parameters = parameters;
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
        parameters.remove(name);
    }

    @Override
    public void setParameter(String name, @Nullable String value) {
        if (value == null) {
            parameters.remove(name);
            return;
        }
        parameters.set(name, value);
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
