package org.olelo.module.dialplan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of one id: those for a length first, those for any length last, by priority. Read only. */
final class Dialplan {
    private final List<Rule> rules;

    Dialplan(List<Rule> unsorted) {
        rules = new ArrayList<>(unsorted);
        rules.sort(Comparator.comparingInt(Dialplan::lengthOrder).thenComparingInt(Rule::priority));
    }

    private static int lengthOrder(Rule rule) {
        return rule.length() == 0 ? Integer.MAX_VALUE : rule.length();
    }

    /** All rules in the order they are tried. */
    List<Rule> rules() {
        return rules;
    }

    /** The first rule that matches, or null. */
    @Nullable
    Rule find(String text) {
        if (text.isEmpty()) {
            return null;
        }
        for (Rule rule : rules) {
            if ((rule.length() == 0 || rule.length() == text.length()) && rule.matches(text)) {
                return rule;
            }
        }
        return null;
    }
}
