package org.olelo.module.permissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.olelo.text.PosixRegex;

/** The rules of an allow or deny file: {@code "regex", … EXCEPT "regex", … : "regex" …}, one a line. Read only. */
final class RuleFile {
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** Both sides must match. */
    private record Rule(Side left, Side right) {}

    /** One of the first must match and none of the second; no expression at all matches everything. */
    private record Side(List<PosixRegex> wanted, List<PosixRegex> excepted) {
        boolean matches(String text) {
            boolean matched = wanted.isEmpty() || wanted.stream().anyMatch(regex -> regex.find(text));
            return matched && excepted.stream().noneMatch(regex -> regex.find(text));
        }
    }

    /** Reads the lines; a bad one is left out and noted. */
    RuleFile(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            try {
                Line line = new Line(lines.get(i));
                if (line.hasContent()) {
                    rules.add(line.rule());
                }
            } catch (IllegalArgumentException e) {
                faults.add("line " + (i + 1) + ": " + e.getMessage());
            }
        }
    }

    /** Lines that could not be read. */
    List<String> faults() {
        return faults;
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** True when a rule matches the pair. */
    boolean matches(String left, String right) {
        for (Rule rule : rules) {
            if (rule.left().matches(left) && rule.right().matches(right)) {
                return true;
            }
        }
        return false;
    }

    /** Reads one line from left to right. */
    private static final class Line {
        private static final String EXCEPT = "EXCEPT";
        private static final String ALL = "ALL";

        private final String text;
        private int at;

        Line(String text) {
            this.text = text;
        }

        boolean hasContent() {
            skip();
            return at < text.length() && text.charAt(at) != '#';
        }

        Rule rule() {
            Side left = side();
            if (at >= text.length() || text.charAt(at) != ':') {
                throw new IllegalArgumentException("a colon is expected in " + text);
            }
            at++;
            Side right = side();
            if (at < text.length() && text.charAt(at) != '#') {
                throw new IllegalArgumentException("text after the rule in " + text);
            }
            return new Rule(left, right);
        }

        private Side side() {
            List<PosixRegex> wanted = list();
            List<PosixRegex> excepted = List.of();
            if (word(EXCEPT)) {
                excepted = list();
            }
            return new Side(wanted, excepted);
        }

        private List<PosixRegex> list() {
            skip();
            if (word(ALL)) {
                return List.of();
            }
            List<PosixRegex> all = new ArrayList<>();
            do {
                all.add(expression());
                skip();
            } while (comma());
            return all;
        }

        private boolean comma() {
            boolean there = at < text.length() && text.charAt(at) == ',';
            at += there ? 1 : 0;
            return there;
        }

        private boolean word(String word) {
            boolean there = text.toUpperCase(Locale.ROOT).startsWith(word, at);
            if (there) {
                at += word.length();
                skip();
            }
            return there;
        }

        private PosixRegex expression() {
            skip();
            int end = at < text.length() && text.charAt(at) == '"' ? text.indexOf('"', at + 1) : -1;
            if (end < 0) {
                throw new IllegalArgumentException("an expression in quotes is expected in " + text);
            }
            PosixRegex regex = PosixRegex.compile(text.substring(at + 1, end), true);
            at = end + 1;
            return regex;
        }

        private void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
