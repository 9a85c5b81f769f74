package org.olelo.script.lex;

import org.jspecify.annotations.Nullable;

/** Number literals: decimal, {@code 0x} hexadecimal, {@code 0} octal, {@code 101b} binary. Too large ones wrap to 32 bit as in Kamailio. */
final class Numbers {
    private Numbers() {}

    /** The value, or null when the word is no number. */
    static @Nullable Integer parse(String word) {
        if (word.equals("0")) {
            return 0;
        }
        if (word.length() > 2 && word.charAt(0) == '0' && word.charAt(1) == 'x') {
            return digits(word, 2, word.length(), 16);
        }
        if (word.charAt(word.length() - 1) == 'b' && word.length() > 1) {
            return digits(word, 0, word.length() - 1, 2);
        }
        if (word.charAt(0) == '0') {
            return digits(word, 1, word.length(), 8);
        }
        return digits(word, 0, word.length(), 10);
    }

    private static @Nullable Integer digits(String word, int start, int end, int radix) {
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = word.charAt(i) < 128 ? Character.digit(word.charAt(i), radix) : -1;
            if (digit < 0) {
                return null;
            }
            value = value > (Long.MAX_VALUE - digit) / radix ? Long.MAX_VALUE : value * radix + digit;
        }
        return (int) value;
    }
}
