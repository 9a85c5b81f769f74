package org.olelo.script.compile;

import org.olelo.pv.Value;
import org.olelo.script.source.SourceRange;

/** Text to integer by the rules of expressions: sign and decimal, or 0x; anything else is 0 with a warning, as in Kamailio 5.6. */
final class Conversion {
    private static final long NOT_A_NUMBER = Long.MIN_VALUE;

    private Conversion() {}

    static int number(Value value, SourceRange where) {
        if (value.hasNumber() || value.isNull()) {
            return value.number();
        }
        return number(value.text(), where);
    }

    static int number(String text, SourceRange where) {
        if (text.isEmpty()) {
            return 0;
        }
        long parsed = parse(text);
        if (parsed == NOT_A_NUMBER) {
            ScriptLog.LOG.warn("automatic string to int conversion failed, value=\"{}\" at={}", text, where);
            return 0;
        }
        return (int) parsed;
    }

    /** True when the text converts to a number. */
    static boolean isNumber(String text) {
        return !text.isEmpty() && parse(text) != NOT_A_NUMBER;
    }

    /** The number of a text that has one. */
    static int parsed(String text) {
        return (int) parse(text);
    }

    private static long parse(String text) {
        int length = text.length();
        boolean hex = length > 2 && text.charAt(0) == '0' && (text.charAt(1) == 'x' || text.charAt(1) == 'X');
        int at = hex ? 2 : 0;
        int radix = hex ? 16 : 10;
        boolean negative = !hex && text.charAt(0) == '-';
        if (negative || !hex && text.charAt(0) == '+') {
            at = 1;
        }
        if (at == length || length - at > 10) {
            return NOT_A_NUMBER;
        }
        long value = 0;
        for (; at < length; at++) {
            char c = text.charAt(at);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return NOT_A_NUMBER;
            }
            value = value * radix + digit;
        }
        long limit = hex ? 0xFFFFFFFFL : negative ? 0x80000000L : Integer.MAX_VALUE;
        if (value > limit) {
            return NOT_A_NUMBER;
        }
        return negative ? -value : value;
    }
}
