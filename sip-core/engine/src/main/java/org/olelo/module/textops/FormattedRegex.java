package org.olelo.module.textops;

import org.olelo.spi.LineRegex;

/** A regular expression whose pseudo-variables are replaced before it is compiled: extended, without regard to case, line by line. */
public final class FormattedRegex {
    private final LineRegex regex;

    private FormattedRegex(LineRegex regex) {
        this.regex = regex;
    }

    /**
     * Compiles it.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static FormattedRegex parseArgument(String text) {
        return new FormattedRegex(LineRegex.of(text));
    }

    LineRegex regex() {
        return regex;
    }
}
