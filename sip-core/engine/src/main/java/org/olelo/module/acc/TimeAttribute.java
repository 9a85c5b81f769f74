package org.olelo.module.acc;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.olelo.db.RowValues;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.text.Strftime;

/** The additional time in a record, by parameter time_mode. */
final class TimeAttribute {
    private static final int SECONDS_AND_MICROS = 1;
    private static final int FRACTION = 2;
    private static final int LOCAL = 3;
    private static final int UTC = 4;
    private static final int MICRO = 1000;
    private static final double SECOND = 1e6;

    @ModParam(
            value = "time_mode",
            doc = "0 none; 1 seconds and microseconds; 2 seconds.milliseconds; 3 local time, 4 UTC by time_format.")
    private int mode;

    @ModParam(value = "time_attr", doc = "Name or column of the additional time.")
    private String attribute = "";

    @ModParam(value = "time_exten", doc = "Name or column of the microseconds, time_mode 1.")
    private String extension = "";

    @ModParam(value = "time_format", doc = "Pattern of strftime(3), time_mode 3 and 4.")
    private String format = "%Y-%m-%d %H:%M:%S";

    void init() throws ModuleException {
        if (mode < 0 || mode > UTC) {
            throw new ModuleException("time_mode must be 0 to 4, not " + mode);
        }
        if (mode == SECONDS_AND_MICROS ? extension.isEmpty() || attribute.isEmpty() : mode > 0 && attribute.isEmpty()) {
            throw new ModuleException("time_mode " + mode + " needs time_attr" + (mode == 1 ? " and time_exten" : ""));
        }
    }

    /** Adds it to a line of the log, after the timestamp. */
    void append(StringBuilder line, Instant time) {
        switch (mode) {
            case SECONDS_AND_MICROS ->
                line.append(';').append(extension).append('=').append(micros(time));
            case FRACTION ->
                line.append(';')
                        .append(attribute)
                        .append('=')
                        .append(String.format(Locale.ROOT, "%d.%03d", time.getEpochSecond(), micros(time) / MICRO));
            case LOCAL, UTC -> line.append(';').append(attribute).append('=').append(text(time));
            default -> {}
        }
    }

    /** Adds it to a row. */
    void add(RowValues.Builder row, Instant time) {
        switch (mode) {
            case SECONDS_AND_MICROS ->
                row.set(attribute, (int) time.getEpochSecond()).set(extension, micros(time));
            case FRACTION -> row.set(attribute, time.getEpochSecond() + micros(time) / SECOND);
            case LOCAL, UTC -> row.set(attribute, text(time));
            default -> {}
        }
    }

    private static int micros(Instant time) {
        return time.getNano() / MICRO;
    }

    private String text(Instant time) {
        return Strftime.format(format, time, mode == UTC ? ZoneOffset.UTC : ZoneId.systemDefault());
    }
}
