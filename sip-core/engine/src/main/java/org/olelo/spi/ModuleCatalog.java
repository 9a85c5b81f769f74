package org.olelo.spi;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The modules that exist, by Kamailio's name. */
public interface ModuleCatalog {
    /** The factory of that module ({@code tm}, without {@code .so}), or null. */
    @Nullable
    ModuleFactory find(String name);

    /** All names, for the nearest name in an error. */
    Collection<String> names();
}
