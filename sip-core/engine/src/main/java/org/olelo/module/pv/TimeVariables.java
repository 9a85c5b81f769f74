package org.olelo.module.pv;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.text.Strftime;
import org.olelo.timer.Clock;

/** Clock and calendar: $Ts $TS $Tf $TF $Tb $TV(x) $time(x) $utime(x) $timef(x) $utimef(x). */
final class TimeVariables {
    private static final String CTIME = "%a %b %e %H:%M:%S %Y";
    private final Clock clock;
    private final int started;

    TimeVariables(Clock clock) {
        this.clock = clock;
        this.started = (int) (clock.wallMillis() / 1000);
    }

    void addTo(VariableTable table) {
        table.number(ctx -> seconds(), "Ts", "TS");
        table.value(ctx -> Value.text(Strftime.format(CTIME, now(), ZoneId.systemDefault()), seconds()), "Tf", "TF");
        table.number(ctx -> started, "Tb");
        table.keyed(
                "TV",
                Map.of(
                        "s", ctx -> Value.of(seconds()),
                        "u", ctx -> Value.of(micros()),
                        "sn", ctx -> Value.of(seconds()),
                        "un", ctx -> Value.of(micros()),
                        "Sn",
                                ctx -> Value.of(
                                        seconds() + "." + String.format(java.util.Locale.ROOT, "%06d", micros()))));
        table.keyed("time", fields(ZoneId.systemDefault()));
        table.keyed("utime", fields(ZoneOffset.UTC));
        table.factory(name -> formatted(name, ZoneId.systemDefault()), "timef");
        table.factory(name -> formatted(name, ZoneOffset.UTC), "utimef");
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.wallMillis());
    }

    private int seconds() {
        return (int) (clock.wallMillis() / 1000);
    }

    private int micros() {
        return (int) (clock.wallMillis() % 1000) * 1000;
    }

    private interface Field {
        int of(ZonedDateTime time);
    }

    private Map<String, Pv> fields(ZoneId zone) {
        Map<String, Field> known = new LinkedHashMap<>();
        known.put("sec", ZonedDateTime::getSecond);
        known.put("min", ZonedDateTime::getMinute);
        known.put("hour", ZonedDateTime::getHour);
        known.put("mday", ZonedDateTime::getDayOfMonth);
        known.put("mon", ZonedDateTime::getMonthValue);
        known.put("year", ZonedDateTime::getYear);
        known.put("wday", time -> time.getDayOfWeek().getValue() % 7 + 1);
        known.put("yday", ZonedDateTime::getDayOfYear);
        known.put("isdst", time -> zone.getRules().isDaylightSavings(time.toInstant()) ? 1 : 0);
        Map<String, Pv> fields = new LinkedHashMap<>();
        known.forEach((name, field) -> fields.put(name, ctx -> Value.of(field.of(now().atZone(zone)))));
        return fields;
    }

    private Pv formatted(PvName name, ZoneId zone) throws PvSyntaxException {
        name.unindexed();
        if (name.inner() == null) {
            throw new PvSyntaxException("$" + name.className() + " needs a format in parentheses");
        }
        return ctx -> Value.of(Strftime.format(name.inner(ctx), now(), zone));
    }
}
