package org.olelo.module.tm;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A regular expression on status codes. */
public final class StatusPattern {
    private final Pattern pattern;

    private StatusPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles the argument of t_check_status.
     *
     * @throws IllegalArgumentException when it is no regular expression
     */
    public static StatusPattern parseArgument(String text) {
        try {
            return new StatusPattern(Pattern.compile(text, Pattern.CASE_INSENSITIVE));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("bad regular expression: " + e.getMessage(), e);
        }
    }

    boolean matches(int status) {
        return pattern.matcher(Integer.toString(status)).find();
    }
}
