package org.olelo.spi;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.PvParser;
import org.olelo.text.PosixRegex;

/** A regular expression as most functions take it: extended, without regard to case, line by line. */
public final class LineRegex {
    private final PosixRegex regex;

    private LineRegex(PosixRegex regex) {
        this.regex = regex;
    }

    /**
     * Compiles a text without a parser at hand.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static LineRegex of(String text) {
        return new LineRegex(PosixRegex.compileLines(text, true));
    }

    /**
     * Compiles it as written: a dollar sign is the end of a line, not a pseudo-variable.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static LineRegex parseArgument(String text, PvParser parser) {
        return of(text);
    }

    /** Whether it matches somewhere. */
    public boolean find(String text) {
        return regex.find(text);
    }

    /** Where it matches next, as the offsets of the match and of its groups; null when nowhere. */
    public int @Nullable [] find(String text, int from) {
        return regex.find(text, from);
    }
}
