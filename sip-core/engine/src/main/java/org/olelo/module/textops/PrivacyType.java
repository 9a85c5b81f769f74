package org.olelo.module.textops;

import java.util.Set;
import org.olelo.text.Latin;

/** A privacy type as argument (RFC 3323, RFC 3325, RFC 4244), in lower case. */
public record PrivacyType(String name) {
    private static final Set<String> KNOWN = Set.of("id", "user", "header", "session", "none", "critical", "history");

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException for an unknown type
     */
    public static PrivacyType parseArgument(String text) {
        String name = Latin.lower(text);
        if (!KNOWN.contains(name)) {
            throw new IllegalArgumentException(
                    "a privacy type is one of " + KNOWN.stream().sorted().toList());
        }
        return new PrivacyType(name);
    }
}
