package org.olelo.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A POSIX extended regular expression as the GNU C library reads it: leftmost-longest, dot matches newline, {@code \w \s \b} known, other
 * escaped letters literal. Runs in linear time, except patterns with back-references, which need backtracking. Immutable; any thread.
 */
public final class PosixRegex {
    private final String source;
    private final @Nullable Pattern linear;
    private final java.util.regex.@Nullable Pattern backtracking;

    private PosixRegex(String source, @Nullable Pattern linear, java.util.regex.@Nullable Pattern backtracking) {
        this.source = source;
        this.linear = linear;
        this.backtracking = backtracking;
    }

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException with the reason, when the C library would refuse it too
     */
    public static PosixRegex compile(String pattern, boolean ignoreCase) {
        return compile(pattern, ignoreCase, false);
    }

    /**
     * Compiles a pattern that works line by line (REG_NEWLINE): dot does not match a line feed, {@code ^} and {@code $} match at every line.
     *
     * @throws IllegalArgumentException with the reason, when the C library would refuse it too
     */
    public static PosixRegex compileLines(String pattern, boolean ignoreCase) {
        return compile(pattern, ignoreCase, true);
    }

    private static PosixRegex compile(String pattern, boolean ignoreCase, boolean lines) {
        PosixRegexTranslator translator = new PosixRegexTranslator(pattern, lines);
        String translated = translator.translate();
        try {
            if (translator.hasBackReference()) {
                int flags = (lines
                                ? java.util.regex.Pattern.MULTILINE | java.util.regex.Pattern.UNIX_LINES
                                : java.util.regex.Pattern.DOTALL)
                        | (ignoreCase ? java.util.regex.Pattern.CASE_INSENSITIVE : 0);
                return new PosixRegex(pattern, null, java.util.regex.Pattern.compile(translated, flags));
            }
            int flags = (lines ? Pattern.MULTILINE : Pattern.DOTALL)
                    | Pattern.LONGEST_MATCH
                    | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
            return new PosixRegex(pattern, Pattern.compile(translated, flags), null);
        } catch (PatternSyntaxException | java.util.regex.PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The pattern as given. */
    public String source() {
        return source;
    }

    /** True when the pattern matches somewhere in the text. */
    public boolean find(String text) {
        if (linear != null) {
            return linear.matcher(text).find();
        }
        java.util.regex.Pattern slow = backtracking;
        return slow != null && slow.matcher(text).find();
    }

    /**
     * The first match at or after an offset: start and end of the match and of each group, -1 where a group took no part; null when there
     * is none. {@code ^} matches only at the start of the text.
     */
    public int @Nullable [] find(String text, int from) {
        if (linear != null) {
            Matcher matcher = linear.matcher(text);
            return matcher.find(from) ? groups(matcher) : null;
        }
        java.util.regex.Pattern slow = backtracking;
        if (slow == null) {
            return null;
        }
        java.util.regex.Matcher matcher = slow.matcher(text);
        if (!matcher.find(from)) {
            return null;
        }
        int[] groups = new int[2 * (matcher.groupCount() + 1)];
        for (int i = 0; i <= matcher.groupCount(); i++) {
            groups[2 * i] = matcher.start(i);
            groups[2 * i + 1] = matcher.end(i);
        }
        return groups;
    }

    private static int[] groups(Matcher matcher) {
        int[] groups = new int[2 * (matcher.groupCount() + 1)];
        for (int i = 0; i <= matcher.groupCount(); i++) {
            groups[2 * i] = matcher.start(i);
            groups[2 * i + 1] = matcher.end(i);
        }
        return groups;
    }

    @Override
    public String toString() {
        return source;
    }
}
