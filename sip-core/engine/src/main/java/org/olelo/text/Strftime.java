package org.olelo.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** C's strftime in the C locale. */
public final class Strftime {
    private Strftime() {}

    /** The time in that zone, printed by the pattern. */
    public static String format(String pattern, Instant instant, ZoneId zone) {
        return format(pattern, instant.atZone(zone));
    }

    private static String format(String pattern, ZonedDateTime at) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                out.append(c);
                continue;
            }
            char kind = pattern.charAt(++i);
            if ((kind == 'E' || kind == 'O') && i + 1 < pattern.length()) {
                kind = pattern.charAt(++i);
            }
            out.append(field(kind, at));
        }
        return out.toString();
    }

    private static String field(char kind, ZonedDateTime at) {
        return switch (kind) {
            case 'a' -> at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> at.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> at.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'c' -> format("%a %b %e %H:%M:%S %Y", at);
            case 'C' -> two(at.getYear() / 100);
            case 'd' -> two(at.getDayOfMonth());
            case 'D', 'x' -> format("%m/%d/%y", at);
            case 'e' -> blanked(at.getDayOfMonth());
            case 'F' -> format("%Y-%m-%d", at);
            case 'g' -> two(at.get(IsoFields.WEEK_BASED_YEAR) % 100);
            case 'G' -> Integer.toString(at.get(IsoFields.WEEK_BASED_YEAR));
            case 'H' -> two(at.getHour());
            case 'I' -> two(at.get(ChronoField.CLOCK_HOUR_OF_AMPM));
            case 'j' -> String.format(Locale.ROOT, "%03d", at.getDayOfYear());
            case 'k' -> blanked(at.getHour());
            case 'l' -> blanked(at.get(ChronoField.CLOCK_HOUR_OF_AMPM));
            case 'm' -> two(at.getMonthValue());
            case 'M' -> two(at.getMinute());
            case 'n' -> "\n";
            case 'p' -> at.getHour() < 12 ? "AM" : "PM";
            case 'P' -> at.getHour() < 12 ? "am" : "pm";
            case 'r' -> format("%I:%M:%S %p", at);
            case 'R' -> format("%H:%M", at);
            case 's' -> Long.toString(at.toEpochSecond());
            case 'S' -> two(at.getSecond());
            case 't' -> "\t";
            case 'T', 'X' -> format("%H:%M:%S", at);
            case 'u' -> Integer.toString(at.getDayOfWeek().getValue());
            case 'U' -> two((at.getDayOfYear() + 6 - at.getDayOfWeek().getValue() % 7) / 7);
            case 'V' -> two(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'w' -> Integer.toString(at.getDayOfWeek().getValue() % 7);
            case 'W' -> two((at.getDayOfYear() + 6 - (at.getDayOfWeek().getValue() - 1)) / 7);
            case 'y' -> two(at.getYear() % 100);
            case 'Y' -> Integer.toString(at.getYear());
            case 'z' -> DateTimeFormatter.ofPattern("xx", Locale.ROOT).format(at);
            case 'Z' -> zone(at);
            case '%' -> "%";
            default -> "%" + kind;
        };
    }

    private static String zone(ZonedDateTime at) {
        String name = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(at);
        return name.equals("Z") ? "UTC" : name;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String blanked(int number) {
        return number < 10 ? " " + number : Integer.toString(number);
    }
}
