package org.olelo.pv;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of pseudo-variables and transformations that the core and the loaded modules export. */
public final class PvCatalog {
    private final Map<String, PvFactory> variables = new HashMap<>();
    private final Map<String, TransformationFactory> transformations = new HashMap<>();

    /** Adds a class of variables; the first declaration of a name wins, as in Kamailio. */
    public void addVariable(String className, PvFactory factory) {
        variables.putIfAbsent(className, factory);
    }

    /** Adds a class of transformations. */
    public void addTransformation(String className, TransformationFactory factory) {
        transformations.putIfAbsent(className, factory);
    }

    /** The class of that name, or null. */
    public @Nullable PvFactory variable(String className) {
        return variables.get(className);
    }

    /** The transformation class of that name, or null. */
    public @Nullable TransformationFactory transformation(String className) {
        return transformations.get(className);
    }

    /** All names of variable classes, for the nearest name in an error. */
    public Collection<String> variableNames() {
        return variables.keySet();
    }
}
