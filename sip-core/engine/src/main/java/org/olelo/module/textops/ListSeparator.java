package org.olelo.module.textops;

/** The separator of a list as argument: one character. */
public record ListSeparator(char character) {
    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is not one character
     */
    public static ListSeparator parseArgument(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("a separator is one character");
        }
        return new ListSeparator(text.charAt(0));
    }
}
