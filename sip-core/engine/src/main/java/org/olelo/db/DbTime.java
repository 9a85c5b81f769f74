package org.olelo.db;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times in databases: {@code yyyy-MM-dd HH:mm:ss} in the server's time zone, to the second. */
public final class DbTime {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .optionalStart()
            .appendLiteral('T')
            .optionalEnd()
            .optionalStart()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .parseDefaulting(ChronoField.SECOND_OF_DAY, 0)
            .toFormatter(Locale.ROOT);

    private DbTime() {}

    /** As it is written into text columns. */
    public static String format(Instant time) {
        return WRITTEN.format(local(time));
    }

    /** Reads what {@link #format} writes, also with a T, a fraction (cut), or without the time of day; null if it is no time. */
    public static @Nullable Instant parse(String text) {
        try {
            return instant(LocalDateTime.parse(text.trim(), READ));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The local time of an instant, cut to the second. */
    public static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The instant of a local time, cut to the second. */
    public static Instant instant(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.SECONDS)
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }
}
