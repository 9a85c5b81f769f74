package org.olelo.module.htable;

import org.jspecify.annotations.Nullable;
import org.olelo.text.PosixRegex;

/** A test of names or values by operator: eq, ne, re, sw. */
interface ItemMatch {
    boolean test(String text);

    /** Null for an unknown operator or a broken pattern. */
    static @Nullable ItemMatch of(String operator, String wanted) {
        return switch (operator) {
            case "eq" -> wanted::equals;
            case "ne" -> text -> !text.equals(wanted);
            case "sw" -> text -> text.startsWith(wanted);
            case "re" -> regex(wanted);
            default -> null;
        };
    }

    /** Null for a broken pattern. */
    static @Nullable ItemMatch regex(String pattern) {
        try {
            return PosixRegex.compile(pattern, true)::find;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
