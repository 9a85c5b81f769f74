package org.olelo.module.cfgutils;

/** The number of a global flag as argument: 0 to 31. */
public record GlobalFlag(int number) {
    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is no number from 0 to 31
     */
    public static GlobalFlag parseArgument(String text) {
        int number;
        try {
            number = Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            number = -1;
        }
        if (number < 0 || number > 31) {
            throw new IllegalArgumentException("a global flag is a number from 0 to 31");
        }
        return new GlobalFlag(number);
    }

    int bit() {
        return 1 << number;
    }
}
