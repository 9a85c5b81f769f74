package org.olelo.text;

import java.util.ArrayDeque;
import java.util.Deque;

/** Rewrites a POSIX extended regular expression for RE2 or java.util.regex; refuses what the GNU C library refuses. */
final class PosixRegexTranslator {
    private static final String QUOTED = "\\^$.[]|()?*+{}";
    private static final int MAX_REPEAT = 1000;

    private final String pattern;
    private final boolean lines;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Integer> groups = new ArrayDeque<>();
    private int at;
    private int atom = NO_ATOM;
    private boolean repeated;
    private boolean backReference;

    private static final int NO_ATOM = -1;

    /** @param lines {@code $} also matches before a line feed */
    PosixRegexTranslator(String pattern, boolean lines) {
        this.lines = lines;
        this.pattern = pattern;
    }

    boolean hasBackReference() {
        return backReference;
    }

    String translate() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> bracket();
                case '(' -> {
                    groups.push(out.length());
                    out.append('(');
                    noAtom();
                    at++;
                }
                case ')' -> closeGroup();
                case '|' -> {
                    out.append('|');
                    noAtom();
                    at++;
                }
                case '*', '+', '?' -> repeat(String.valueOf(c), at + 1);
                case '{' -> interval();
                case '^' -> anchor("^");
                case '$' -> anchor(lines ? "$" : "\\z");
                case '.' -> atom(".");
                default -> literal(c);
            }
        }
        if (!groups.isEmpty()) {
            throw new IllegalArgumentException("unmatched ( in regular expression");
        }
        return out.toString();
    }

    private void noAtom() {
        atom = NO_ATOM;
        repeated = false;
    }

    private void atom(String text) {
        atom = out.length();
        repeated = false;
        out.append(text);
        at++;
    }

    private void literal(char c) {
        atom = out.length();
        repeated = false;
        if (QUOTED.indexOf(c) >= 0) {
            out.append('\\');
        }
        out.append(c);
        at++;
    }

    private void anchor(String text) {
        out.append(text);
        noAtom();
        at++;
    }

    private void closeGroup() {
        if (groups.isEmpty()) {
            literal(')');
            return;
        }
        atom = groups.pop();
        repeated = false;
        out.append(')');
        at++;
    }

    private void escape() {
        if (at + 1 >= pattern.length()) {
            throw new IllegalArgumentException("trailing backslash in regular expression");
        }
        char c = pattern.charAt(at + 1);
        at++;
        switch (c) {
            case 'w', 'W', 's', 'S' -> atom("\\" + c);
            case 'b', 'B' -> anchor("\\" + c);
            case '<', '>' -> anchor("\\b");
            case '`' -> anchor("\\A");
            case '\'' -> anchor("\\z");
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                backReference = true;
                atom("(?:\\" + c + ")");
            }
            default -> literal(c);
        }
    }

    private void repeat(String operator, int next) {
        if (atom == NO_ATOM) {
            throw new IllegalArgumentException("nothing to repeat before " + operator + " in regular expression");
        }
        if (repeated) {
            out.insert(atom, "(?:").append(')');
        }
        out.append(operator);
        repeated = true;
        at = next;
    }

    private void interval() {
        int close = pattern.indexOf('}', at);
        String inside = close < 0 ? "" : pattern.substring(at + 1, close);
        int comma = inside.indexOf(',');
        String low = comma < 0 ? inside : inside.substring(0, comma);
        String high = comma < 0 ? inside : inside.substring(comma + 1);
        boolean valid = close > 0 && isCount(low) && isCount(high) && !(low.isEmpty() && high.isEmpty());
        if (!valid) {
            throw new IllegalArgumentException("invalid {...} in regular expression");
        }
        int least = low.isEmpty() ? 0 : Integer.parseInt(low);
        int most = high.isEmpty() ? -1 : Integer.parseInt(high);
        if (least > MAX_REPEAT || most > MAX_REPEAT) {
            throw new IllegalArgumentException("repeat count over " + MAX_REPEAT + " in regular expression");
        }
        if (most >= 0 && most < least) {
            throw new IllegalArgumentException("invalid {...} in regular expression");
        }
        repeat(comma < 0 ? "{" + least + "}" : "{" + least + "," + (most < 0 ? "" : most) + "}", close + 1);
    }

    private static boolean isCount(String text) {
        return text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    // inside brackets a backslash is an ordinary char
    private void bracket() {
        int i = at + 1;
        StringBuilder set = new StringBuilder("[");
        if (i < pattern.length() && pattern.charAt(i) == '^') {
            set.append('^');
            i++;
        }
        boolean first = true;
        while (true) {
            if (i >= pattern.length()) {
                throw new IllegalArgumentException("unmatched [ in regular expression");
            }
            char c = pattern.charAt(i);
            if (c == ']' && !first) {
                break;
            }
            first = false;
            char kind = i + 1 < pattern.length() ? pattern.charAt(i + 1) : '\0';
            if (c == '[' && (kind == ':' || kind == '.' || kind == '=')) {
                int end = pattern.indexOf(kind + "]", i + 2);
                if (end < 0) {
                    throw new IllegalArgumentException("unmatched [ in regular expression");
                }
                appendClass(set, kind, pattern.substring(i + 2, end));
                i = end + 2;
                continue;
            }
            if (c == '-') {
                boolean range = set.length() > 1
                        && set.charAt(set.length() - 1) != '^'
                        && i + 1 < pattern.length()
                        && pattern.charAt(i + 1) != ']';
                set.append(range ? "-" : "\\-");
            } else {
                if ("\\[]^&~".indexOf(c) >= 0) {
                    set.append('\\');
                }
                set.append(c);
            }
            i++;
        }
        atom = out.length();
        repeated = false;
        out.append(set).append(']');
        at = i + 1;
    }

    private static void appendClass(StringBuilder set, char kind, String name) {
        if (kind != ':') {
            for (int i = 0; i < name.length(); i++) {
                set.append('\\').append(name.charAt(i));
            }
            return;
        }
        set.append(
                switch (name) {
                    case "alpha" -> "a-zA-Z";
                    case "digit" -> "0-9";
                    case "alnum" -> "a-zA-Z0-9";
                    case "upper" -> "A-Z";
                    case "lower" -> "a-z";
                    case "space" -> " \\t\\n\\r\\f\\x0b";
                    case "blank" -> " \\t";
                    case "punct" -> "!-/:-@\\[-`{-~";
                    case "print" -> " -~";
                    case "graph" -> "!-~";
                    case "cntrl" -> "\\x00-\\x1f\\x7f";
                    case "xdigit" -> "0-9A-Fa-f";
                    default ->
                        throw new IllegalArgumentException("unknown class [:" + name + ":] in regular expression");
                });
    }
}
