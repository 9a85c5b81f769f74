package org.olelo.module.textops;

import org.olelo.text.Latin;

/** A content type as argument: type/subtype in lower case, its parameters left out; empty for any. */
public record MediaType(String text) {
    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is not type/subtype
     */
    public static MediaType parseArgument(String text) {
        if (text.isEmpty()) {
            return new MediaType("");
        }
        String[] parts = text.split(";", 2)[0].split("/", -1);
        if (parts.length != 2 || !isToken(parts[0].trim()) || !isToken(parts[1].trim())) {
            throw new IllegalArgumentException("a content type is written type/subtype");
        }
        return new MediaType(Latin.lower(parts[0].trim() + '/' + parts[1].trim()));
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c > ' ' && c < 127 && "()<>@,:\\\"/[]?={}$".indexOf(c) < 0);
    }
}
