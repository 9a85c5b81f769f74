package org.olelo.module.dialplan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.PvParser;
import org.olelo.routing.MessageContext;

/**
 * One row of the table.
 *
 * @param operator 0 same text, 1 regular expression, 2 shell pattern
 * @param length length that the text must have, 0 = any
 * @param pattern of the expression; null for operator 0
 * @param substitution finds what is replaced; null when there is none
 */
record Rule(
        int priority,
        int operator,
        String expression,
        int length,
        String substitutionText,
        String replacementText,
        String attributes,
        @Nullable Pattern pattern,
        @Nullable Pattern substitution,
        Replacement replacement) {
    private static final int EQUAL = 0;
    private static final int REGEX = 1;
    private static final int SHELL = 2;

    /** A rule that does not give a text. */
    static final String NO_MATCH = "";

    /**
     * A rule.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static Rule of(
            int priority,
            int operator,
            String expression,
            int length,
            String substitution,
            String replacement,
            String attributes,
            PvParser parser) {
        Pattern pattern = switch (operator) {
            case EQUAL -> null;
            case REGEX -> regex(expression);
            case SHELL -> FnMatch.compile(expression);
            default -> throw new IllegalArgumentException("match_op must be 0, 1 or 2, not " + operator);
        };
        Pattern substituted = substitution.isEmpty() ? null : regex(substitution);
        Replacement made = new Replacement(replacement, parser);
        int groups = substituted == null ? 0 : substituted.matcher("").groupCount();
        if (made.highestGroup() > groups) {
            throw new IllegalArgumentException("repl_exp " + replacement + " refers to " + made.highestGroup()
                    + " groups, but subst_exp " + substitution + " has " + groups);
        }
        return new Rule(
                priority,
                operator,
                expression,
                length,
                substitution,
                replacement,
                attributes,
                pattern,
                substituted,
                made);
    }

    // PCRE by definition of the module; the rules come from the operator's database
    private static Pattern regex(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("bad expression " + text + ": " + e.getDescription(), e);
        }
    }

    boolean matches(String text) {
        Pattern wanted = pattern;
        if (wanted == null) {
            return expression.equals(text);
        }
        Matcher matcher = wanted.matcher(text);
        return operator == SHELL ? matcher.matches() : matcher.find();
    }

    /** The translated text; empty when the rule gives none; null when the substitution does not match. */
    @Nullable
    String translate(String text, @Nullable MessageContext ctx) {
        Pattern wanted = substitution;
        if (replacementText.isEmpty()) {
            return NO_MATCH;
        }
        if (wanted == null) {
            return replacementText;
        }
        Matcher matcher = wanted.matcher(text);
        return matcher.find() ? replacement.of(matcher, ctx) : null;
    }
}
