package org.olelo.module.acc;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.db.DatabaseException;
import org.olelo.db.RowValues;
import org.olelo.module.dialog.api.Call;
import org.olelo.module.dialog.api.CallEvent;
import org.olelo.module.dialog.api.CallListener;
import org.olelo.module.dialog.api.Dialogs;
import org.olelo.pv.CatalogPvParser;
import org.olelo.routing.MessageContext;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Call data records: one for each dialog, with start, end and duration, which are variables of the dialog until then. */
final class CdrWriter implements CallListener {
    private static final Logger LOG = LoggerFactory.getLogger("acc");
    private static final int TABLE_VERSION = 2;
    private static final int MILLIS = 1000;

    private final Engine engine;
    private @Nullable Database database;
    private ExtraFields fields = new ExtraFields(List.of());

    @ModParam(value = "cdr_enable", doc = "1: a record of each call, from module dialog.")
    private int enable;

    @ModParam(value = "cdr_log_enable", doc = "1: the record is written to the log.")
    private int log = 1;

    @ModParam(value = "cdrs_table", doc = "Table of the records; empty: not written to SQL.")
    private String table = "";

    @ModParam(value = "cdr_start_on_confirmed", doc = "1: the call starts with its answer, 0: with the INVITE.")
    private int startOnConfirmed;

    @ModParam(value = "cdr_on_failed", doc = "1: calls that were not answered have a record too.")
    private int onFailed = 1;

    @ModParam(value = "cdr_expired_dlg_enable", doc = "1: calls whose lifetime is over have a record too.")
    private int onExpired;

    @ModParam(value = "cdr_skip", doc = "Variable of the dialog: no record when it is set.")
    private String skip = "";

    @ModParam(value = "cdr_start_id", doc = "Name of the start: in the log, in SQL, and of the dialog's variable.")
    private String startName = "start_time";

    @ModParam(value = "cdr_end_id", doc = "Name of the end.")
    private String endName = "end_time";

    @ModParam(value = "cdr_duration_id", doc = "Name of the duration in seconds.")
    private String durationName = "duration";

    @ModParam(value = "cdr_extra", doc = "Additional values: name=$variable;…")
    private String extra = "";

    @ModParam(value = "cdr_extra_nullable", doc = "1: missing values are NULL in SQL, not empty.")
    private int extraNullable;

    @ModParam(value = "cdr_extra_size", doc = "Accepted; there may be any number of additional values.")
    void extraSize(int most) {}

    @ModParam(value = "cdr_facility", doc = "Accepted; the logging system sorts records by logger acc.")
    void facility(String name) {}

    CdrWriter(Engine engine) {
        this.engine = engine;
    }

    /**
     * Begins to follow dialogs, if records are wanted.
     *
     * @param opened where the table is; null without SQL
     */
    void init(@Nullable Database opened) throws ModuleException {
        if (enable == 0) {
            return;
        }
        fields = ExtraFields.parse("cdr_extra", extra, new CatalogPvParser(engine.pvs()));
        database = table.isEmpty() ? null : opened;
        engine.api(Dialogs.class).listen(this);
    }

    /** Checks the table; what is wrong is logged only. */
    void start() {
        Database opened = database;
        if (opened == null) {
            return;
        }
        try {
            engine.databases().requireVersion(opened, table, TABLE_VERSION);
        } catch (DatabaseException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    @Override
    public void onCall(CallEvent event, Call call, MessageContext ctx) {
        switch (event) {
            case CREATED -> call.variable(startName, seconds(now()));
            case CONFIRMED -> {
                if (startOnConfirmed != 0) {
                    call.variable(startName, seconds(now()));
                }
            }
            case ENDING -> end(call, now());
            case ENDED -> write(call, ctx);
            case FAILED -> {
                if (onFailed != 0) {
                    String now = seconds(now());
                    call.variable(startName, now);
                    call.variable(endName, now);
                    call.variable(durationName, "0");
                    write(call, ctx);
                }
            }
            case EXPIRED -> {
                if (onExpired != 0) {
                    end(call, now());
                    write(call, ctx);
                }
            }
        }
    }

    private long now() {
        return engine.clock().wallMillis();
    }

    private void end(Call call, long now) {
        call.variable(endName, seconds(now));
        String start = call.variable(startName);
        if (start != null) {
            call.variable(durationName, seconds(now - millis(start)));
        }
    }

    /** Seconds and three digits of milliseconds. */
    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%d.%03d", millis / MILLIS, millis % MILLIS);
    }

    private static long millis(String seconds) {
        try {
            return Math.round(Double.parseDouble(seconds) * MILLIS);
        } catch (NumberFormatException e) {
            return 0; // the script changed it
        }
    }

    private void write(Call call, MessageContext ctx) {
        if (!skip.isEmpty() && call.variable(skip) != null) {
            return;
        }
        List<@Nullable String> values = fields.valuesOrNull(ctx);
        if (log != 0) {
            log(call, values);
        }
        Database opened = database;
        if (opened == null) {
            return;
        }
        RowValues.Builder row = RowValues.builder();
        time(row, startName, call);
        time(row, endName, call);
        String duration = call.variable(durationName);
        if (duration != null) {
            row.set(durationName, millis(duration) / (double) MILLIS);
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            row.set(fields.fields().get(i).name(), value == null && extraNullable == 0 ? "" : value);
        }
        opened.insertAsync(table, row.build());
    }

    private static void time(RowValues.Builder row, String name, Call call) {
        String value = call.variable(name);
        if (value != null) {
            row.set(name, Instant.ofEpochMilli(millis(value)));
        }
    }

    private void log(Call call, List<@Nullable String> values) {
        StringBuilder line = new StringBuilder(128);
        for (String name : List.of(startName, endName, durationName)) {
            append(line, name, call.variable(name));
        }
        for (int i = 0; i < values.size(); i++) {
            append(line, fields.fields().get(i).name(), values.get(i));
        }
        LOG.info("{}", line);
    }

    private static void append(StringBuilder line, String name, @Nullable String value) {
        line.append(line.isEmpty() ? "" : "; ").append(name).append('=').append(value == null ? "" : value);
    }
}
