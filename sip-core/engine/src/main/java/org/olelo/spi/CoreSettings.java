package org.olelo.spi;

import org.jspecify.annotations.Nullable;

/** The core parameters of the configuration by name, with Kamailio's defaults where a name is known but not set. */
public interface CoreSettings {
    /** An integer or boolean parameter, as {@code children}. */
    int integer(String name);

    /** A string parameter, as {@code server_signature}; null when neither set nor defaulted. */
    @Nullable
    String string(String name);

    /** The value of a {@code #!define}, or null; {@code $def(name)}. */
    @Nullable
    String define(String name);
}
