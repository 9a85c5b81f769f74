package org.olelo.module.dispatcher;

/**
 * A number given as text, in decimal only; an empty text is 0.
 *
 * @param value the number
 */
public record Decimal(int value) {

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is no decimal number
     */
    public static Decimal parseArgument(String text) {
        if (text.isEmpty()) {
            return new Decimal(0);
        }
        try {
            return new Decimal(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number is expected, not \"" + text + '"', e);
        }
    }
}
