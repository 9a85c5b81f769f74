package org.olelo.pv;

import org.jspecify.annotations.Nullable;

/** Makes the transformations of one class ({@code s}, {@code uri}, …). */
@FunctionalInterface
public interface TransformationFactory {
    /**
     * One transformation.
     *
     * @param name the name after the class, as {@code substr}; may contain dots
     * @param arguments the raw text after the first comma up to the closing brace, null when there is none; how it splits depends on the name
     * @param parser parses arguments that may hold pseudo-variables
     * @throws PvSyntaxException when the name is unknown or the arguments do not fit
     */
    Transformation create(String name, @Nullable String arguments, PvParser parser) throws PvSyntaxException;
}
