package org.olelo.servlet.address;

import jakarta.servlet.sip.Parameterable;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value with parameters. */
public class ParameterableValue implements Parameterable {
    private static final Runnable NOTHING = () -> {};

    final Parameters parameters;
    private String value;
    private boolean fixed;
    private Runnable changed = NOTHING;

    ParameterableValue(String value, Parameters parameters) {
        this.value = value;
        this.parameters = parameters;
    }

    /** From its text. */
    public static ParameterableValue parse(String text) {
        int at = ValueText.parametersAt(text);
        return new ParameterableValue(text.substring(0, at).trim(), Parameters.parse(text.substring(at), ';'));
    }

    /** Told after each change: writes it back into its message. */
    public final void onChange(Runnable listener) {
        changed = listener;
    }

    /** Changes are refused from now on. */
    public final void fix() {
        fixed = true;
    }

    final void beforeChange() {
        if (fixed) {
            throw new IllegalStateException("a system header may not be changed");
        }
    }

    final void afterChange() {
        changed.run();
    }

    @Override
    public Object clone() {
        return new ParameterableValue(value, parameters.copy());
    }

    @Override
    public @Nullable String getParameter(String name) {
        String found = parameters.get(name);
        return found != null && found.length() > 1 && found.startsWith("\"") && found.endsWith("\"")
                ? found.substring(1, found.length() - 1)
                : found;
    }

    @Override
    public final Iterator<String> getParameterNames() {
        return parameters.map().keySet().iterator();
    }

    @Override
    public final Set<Map.Entry<String, String>> getParameters() {
        return parameters.map().entrySet();
    }

    @Override
    public @Nullable String getValue() {
        return value;
    }

    @Override
    public final void removeParameter(String name) {
        beforeChange();
        parameters.remove(name);
        afterChange();
    }

    @Override
    public final void setParameter(String name, @Nullable String next) {
        beforeChange();
        if (next == null) {
            parameters.remove(name);
        } else {
            parameters.set(name, next);
        }
        afterChange();
    }

    @Override
    public void setValue(String next) {
        beforeChange();
        value = java.util.Objects.requireNonNull(next);
        afterChange();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof ParameterableValue other
                && value.equals(other.value)
                && parameters.agrees(other.parameters);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(value);
        parameters.writeTo(out, ';');
        return out.toString();
    }
}
