package org.olelo.module.textops;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.PvParser;
import org.olelo.text.PosixRegex;

/** A regular expression over a whole text, line ends included. */
public final class WholeRegex {
    private final PosixRegex regex;

    private WholeRegex(PosixRegex regex) {
        this.regex = regex;
    }

    /**
     * Compiles it as written: a dollar sign is the end of a line, not a pseudo-variable.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static WholeRegex parseArgument(String text, PvParser parser) {
        return new WholeRegex(PosixRegex.compile(text, true));
    }

    int @Nullable [] find(String text, int from) {
        return regex.find(text, from);
    }
}
