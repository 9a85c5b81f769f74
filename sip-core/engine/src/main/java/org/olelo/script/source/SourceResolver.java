package org.olelo.script.source;

import org.jspecify.annotations.Nullable;

/** Finds included configuration files. */
@FunctionalInterface
public interface SourceResolver {
    /**
     * The file of that name: as given, then in the folder of the file that includes it.
     *
     * @param includer the including file, null for the main file
     * @return null when there is none that can be read
     */
    @Nullable
    SourceFile resolve(String name, @Nullable SourceFile includer);
}
