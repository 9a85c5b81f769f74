package org.olelo.module.dialplan;

import java.util.regex.Pattern;

/** Shell patterns (fnmatch without flags) as regular expressions of the whole text. */
final class FnMatch {
    private FnMatch() {}

    /** The pattern compiled; a bracket that is not closed stands for itself. */
    static Pattern compile(String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> out.append(".*");
                case '?' -> out.append('.');
                case '[' -> {
                    int end = closing(pattern, i);
                    if (end < 0) {
                        out.append("\\[");
                    } else {
                        set(pattern.substring(i + 1, end), out);
                        i = end;
                    }
                }
                case '\\' -> {
                    i = Math.min(i + 1, pattern.length() - 1);
                    out.append(Pattern.quote(pattern.substring(i, i + 1)));
                }
                default -> out.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(out.toString(), Pattern.DOTALL);
    }

    private static int closing(String pattern, int open) {
        int first = open + 1;
        if (first < pattern.length() && (pattern.charAt(first) == '!' || pattern.charAt(first) == '^')) {
            first++;
        }
        return pattern.indexOf(']', first + 1);
    }

    private static void set(String inner, StringBuilder out) {
        boolean negated = inner.startsWith("!") || inner.startsWith("^");
        String members = negated ? inner.substring(1) : inner;
        out.append(negated ? "[^" : "[");
        for (int i = 0; i < members.length(); i++) {
            char c = members.charAt(i);
            if ("\\[]&^".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        out.append(']');
    }
}
