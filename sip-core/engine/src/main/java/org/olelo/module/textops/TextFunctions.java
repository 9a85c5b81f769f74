package org.olelo.module.textops;

import java.util.Locale;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.spi.Literal;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.PosixRegex;

/** Comparisons of texts that have nothing to do with the message. */
public final class TextFunctions {
    TextFunctions() {}

    @ScriptFunction(value = "cmp_str", doc = "True when both are equal.")
    public boolean compare(MessageContext ctx, String first, String second) {
        return first.equals(second);
    }

    @ScriptFunction(value = "cmp_istr", doc = "True when both are equal without regard to case.")
    public boolean compareIgnoreCase(MessageContext ctx, String first, String second) {
        return first.equalsIgnoreCase(second);
    }

    @ScriptFunction(value = "starts_with", doc = "True when the first starts with the second.")
    public int startsWith(MessageContext ctx, String text, String prefix) {
        if (text.isEmpty() || text.length() < prefix.length()) {
            return -1;
        }
        return text.startsWith(prefix) ? 1 : -2;
    }

    @ScriptFunction(value = "ends_with", doc = "True when the first ends with the second.")
    public boolean endsWith(MessageContext ctx, String text, String suffix) {
        return !text.isEmpty() && text.endsWith(suffix);
    }

    @ScriptFunction(value = "str_find", doc = "True when the second is in the first.")
    public boolean find(MessageContext ctx, String text, String part) {
        return text.contains(part);
    }

    @ScriptFunction(value = "str_ifind", doc = "True when the second is in the first without regard to case.")
    public boolean findIgnoreCase(MessageContext ctx, String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    @ScriptFunction(value = "str_any_in", doc = "True when any character of the first is in the second.")
    public boolean anyIn(MessageContext ctx, String text, String set) {
        return text.chars().anyMatch(c -> set.indexOf(c) >= 0);
    }

    @ScriptFunction(value = "str_all_in", doc = "True when all characters of the first are in the second.")
    public boolean allIn(MessageContext ctx, String text, String set) {
        return text.chars().allMatch(c -> set.indexOf(c) >= 0);
    }

    @ScriptFunction(value = "search_str", doc = "True when the text matches.")
    public boolean search(MessageContext ctx, String text, FormattedRegex regex) {
        return regex.regex().find(text);
    }

    @ScriptFunction(value = "in_list", doc = "True when the subject is an item of the list with that separator.")
    public boolean inList(MessageContext ctx, String subject, String list, @Literal ListSeparator separator) {
        return inList(subject, list, separator.character(), false);
    }

    @ScriptFunction(value = "in_list_prefix", doc = "True when an item of the list is a prefix of the subject.")
    public boolean inListPrefix(MessageContext ctx, String subject, String list, @Literal ListSeparator separator) {
        return inList(subject, list, separator.character(), true);
    }

    private static boolean inList(String subject, String list, char split, boolean prefix) {
        int from = 0;
        while (from <= list.length()) {
            int at = list.indexOf(split, from);
            int to = at < 0 ? list.length() : at;
            String item = list.substring(from, to).trim();
            if (prefix ? !item.isEmpty() && subject.startsWith(item) : subject.equals(item)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    @ScriptFunction(
            value = "regex_substring",
            doc = "Stores the group of that index of the match, which must be below nmatch.")
    public int substring(MessageContext ctx, String input, String regex, int index, int most, Pv result) {
        if (index >= most) {
            return -1;
        }
        int[] groups;
        try {
            groups = PosixRegex.compile(regex, false).find(input, 0);
        } catch (IllegalArgumentException e) {
            return -1;
        }
        if (groups == null) {
            return -2;
        }
        if (2 * index + 1 >= groups.length || groups[2 * index] < 0) {
            return -1;
        }
        String found = input.substring(groups[2 * index], groups[2 * index + 1]);
        return result.set(ctx, Value.of(found)) ? 1 : -1;
    }
}
