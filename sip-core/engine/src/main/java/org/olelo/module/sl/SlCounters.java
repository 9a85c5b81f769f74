package org.olelo.module.sl;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.olelo.rpc.RpcValue;
import org.olelo.rpc.Statistics;

/** Counters of replies without a transaction (group {@code sl}). */
final class SlCounters {
    private static final int[] SINGLE = {200, 202, 300, 301, 302, 400, 401, 403, 404, 407, 408, 483, 500};
    private static final String[] PRINTED = {
        "200", "202", "2xx", "300", "301", "302", "3xx", "400", "401", "403", "404", "407", "408", "483", "4xx", "500",
        "5xx", "6xx", "xxx"
    };

    private static final int MOST_CODES = 700;

    private final Statistics statistics;
    private final LongAdder sent;
    private final LongAdder errors;
    private final LongAdder failures;
    private final LongAdder acks;

    /** Found once for each code. */
    private final @Nullable LongAdder[] byCode = new LongAdder[MOST_CODES];

    SlCounters(Statistics statistics) {
        this.statistics = statistics;
        this.sent = statistics.counter("sl", "sent_replies", "replies sent");
        this.errors = statistics.counter("sl", "sent_err_replies", "error replies sent");
        this.failures = statistics.counter("sl", "failures", "replies that could not be sent");
        this.acks = statistics.counter("sl", "received_ACKs", "ACKs absorbed");
        counter("1xx");
        for (String name : PRINTED) {
            counter(name);
        }
    }

    private LongAdder counter(String name) {
        return statistics.counter("sl", name + "_replies", name + " replies sent");
    }

    void sent(int code) {
        sent.increment();
        LongAdder known = code < MOST_CODES ? byCode[code] : null;
        if (known == null) {
            known = counter(name(code));
            if (code < MOST_CODES) {
                byCode[code] = known;
            }
        }
        known.increment();
    }

    private static String name(int code) {
        for (int single : SINGLE) {
            if (single == code) {
                return Integer.toString(code);
            }
        }
        int klass = code / 100;
        return klass >= 1 && klass <= 6 ? klass + "xx" : "xxx";
    }

    void error() {
        errors.increment();
    }

    void failed() {
        failures.increment();
    }

    void acknowledged() {
        acks.increment();
    }

    void print(RpcValue.Struct out) {
        for (String name : PRINTED) {
            out.add(name, counter(name).sum());
        }
    }
}
