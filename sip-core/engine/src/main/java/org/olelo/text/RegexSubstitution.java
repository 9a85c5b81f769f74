package org.olelo.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /pattern/replacement/flags} with POSIX extended patterns: the first char separates; flags g (all), i (ignore case), s (the
 * text is one line for dot and anchors; without it they work line by line). In the replacement {@code \0}..{@code \9} are groups; {@code \n \r \t \\} have their usual meaning.
 */
public final class RegexSubstitution {
    private static final int MAX_RESULT = 4 << 20;

    private final PosixRegex regex;
    private final boolean all;
    private final List<Object> parts;
    private final String pattern;
    private final String replacement;

    private RegexSubstitution(PosixRegex regex, boolean all, List<Object> parts, String pattern, String replacement) {
        this.regex = regex;
        this.all = all;
        this.parts = parts;
        this.pattern = pattern;
        this.replacement = replacement;
    }

    /**
     * Parses the expression.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static RegexSubstitution parse(String expression) {
        if (expression.length() < 3) {
            throw new IllegalArgumentException("too short for /pattern/replacement/flags");
        }
        char separator = expression.charAt(0);
        if (separator == '\\') {
            throw new IllegalArgumentException("backslash cannot be the separator");
        }
        int middle = unescapedIndex(expression, separator, 1);
        if (middle < 0) {
            throw new IllegalArgumentException("no separator " + separator + " after the pattern");
        }
        int last = unescapedIndex(expression, separator, middle + 1);
        if (last < 0) {
            throw new IllegalArgumentException("no separator " + separator + " after the replacement");
        }
        boolean all = false;
        boolean ignoreCase = false;
        boolean lines = true;
        for (int i = last + 1; i < expression.length(); i++) {
            switch (expression.charAt(i)) {
                case 'g' -> all = true;
                case 'i' -> ignoreCase = true;
                case 's' -> lines = false;
                default -> throw new IllegalArgumentException("unknown flag " + expression.charAt(i));
            }
        }
        String pattern = expression.substring(1, middle);
        String replacement = expression.substring(middle + 1, last);
        PosixRegex regex =
                lines ? PosixRegex.compileLines(pattern, ignoreCase) : PosixRegex.compile(pattern, ignoreCase);
        return new RegexSubstitution(regex, all, parts(replacement), pattern, replacement);
    }

    /** The same with another replacement. */
    public RegexSubstitution withReplacement(String other) {
        return new RegexSubstitution(regex, all, parts(other), pattern, other);
    }

    /** The pattern as written. */
    public String pattern() {
        return pattern;
    }

    /** The replacement as written. */
    public String replacement() {
        return replacement;
    }

    /** Whether the pattern matches somewhere, be it nothing but a place. */
    public boolean matches(String text) {
        return regex.find(text, 0) != null;
    }

    /** The text with the match, or all of them, replaced; null when nothing matches or, as in 5.6.3, a match is empty. */
    public @Nullable String apply(String text) {
        StringBuilder out = null;
        int from = 0;
        while (from <= text.length()) {
            int[] groups = regex.find(text, from);
            if (groups == null) {
                break;
            }
            if (groups[0] == groups[1]) {
                return null;
            }
            if (out == null) {
                out = new StringBuilder(text.length() + 32);
            }
            out.append(text, from, groups[0]);
            appendReplacement(out, text, groups);
            from = groups[1];
            if (!all || out.length() > MAX_RESULT) {
                break;
            }
        }
        if (out == null) {
            return null;
        }
        if (from < text.length()) {
            out.append(text, from, text.length());
        }
        return out.toString();
    }

    /** Takes one replacement: the range of the match and what stands there instead. */
    @FunctionalInterface
    public interface Replacement {
        /** Called for each match in order. */
        void replace(int start, int end, String text);
    }

    /** Tells the replacement of the match, or of all; returns how many there were, none when a match is empty. */
    public int replaceEach(String text, Replacement target) {
        List<int[]> matches = new ArrayList<>();
        for (int from = 0; from <= text.length(); ) {
            int[] groups = regex.find(text, from);
            if (groups == null) {
                break;
            }
            if (groups[0] == groups[1]) {
                return 0;
            }
            matches.add(groups);
            if (!all) {
                break;
            }
            from = groups[1];
        }
        for (int[] groups : matches) {
            StringBuilder out = new StringBuilder();
            appendReplacement(out, text, groups);
            target.replace(groups[0], groups[1], out.toString());
        }
        return matches.size();
    }

    private void appendReplacement(StringBuilder out, String text, int[] groups) {
        for (Object part : parts) {
            if (part instanceof Integer group) {
                int index = 2 * group;
                if (index < groups.length && groups[index] >= 0) {
                    out.append(text, groups[index], groups[index + 1]);
                }
            } else {
                out.append(part);
            }
        }
    }

    private static List<Object> parts(String replacement) {
        List<Object> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c != '\\' || i + 1 == replacement.length()) {
                literal.append(c);
                continue;
            }
            char next = replacement.charAt(++i);
            if (next >= '0' && next <= '9') {
                if (!literal.isEmpty()) {
                    parts.add(literal.toString());
                    literal.setLength(0);
                }
                parts.add(next - '0');
                continue;
            }
            switch (next) {
                case 'n' -> literal.append('\n');
                case 'r' -> literal.append('\r');
                case 't' -> literal.append('\t');
                default -> literal.append(next);
            }
        }
        if (!literal.isEmpty()) {
            parts.add(literal.toString());
        }
        return parts;
    }

    private static int unescapedIndex(String text, char wanted, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }
}
