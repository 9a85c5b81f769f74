package org.olelo.module.textopsx;

import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * Names a value, or a parameter of it: {@code name[index].param}.
 *
 * @param name header name
 * @param index from 1, or from -1 for the last; 0 when none was written
 * @param all the index was *
 * @param param parameter, or null
 */
public record ValuePath(
        String name, int index, boolean all, @Nullable String param) {
    /**
     * Reads the path.
     *
     * @throws IllegalArgumentException when it is not written so
     */
    public static ValuePath parseArgument(String text) {
        String rest = text.strip();
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '[' && rest.charAt(end) != '.') {
            end++;
        }
        String name = rest.substring(0, end).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a header name is needed: " + text);
        }
        rest = rest.substring(end);
        int index = 0;
        boolean all = false;
        if (rest.startsWith("[")) {
            int close = rest.indexOf(']');
            String written = close < 0 ? "" : rest.substring(1, close).strip();
            all = written.equals("*");
            index = all ? 0 : number(written, text);
            rest = rest.substring(close + 1);
        }
        String param = rest.startsWith(".") ? rest.substring(1).strip() : null;
        if (param == null && !rest.isBlank() || param != null && param.isEmpty()) {
            throw new IllegalArgumentException("name[index].param is expected: " + text);
        }
        return new ValuePath(name, index, all, param);
    }

    private static int number(String written, String text) {
        boolean negative = written.startsWith("-");
        int value = Latin.parseInt(negative ? written.substring(1) : written);
        if (value <= 0) {
            throw new IllegalArgumentException("an index from 1 or from -1, or * is expected: " + text);
        }
        return negative ? -value : value;
    }
}
