package org.olelo.module.textops;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.PvParser;
import org.olelo.text.PosixRegex;

/** A regular expression as most functions take it: extended, without regard to case, line by line. */
public final class LineRegex {
    private final PosixRegex regex;

    LineRegex(PosixRegex regex) {
        this.regex = regex;
    }

    /**
     * Compiles it as written: a dollar sign is the end of a line, not a pseudo-variable.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static LineRegex parseArgument(String text, PvParser parser) {
        return new LineRegex(PosixRegex.compileLines(text, true));
    }

    boolean find(String text) {
        return regex.find(text);
    }

    int @Nullable [] find(String text, int from) {
        return regex.find(text, from);
    }
}
