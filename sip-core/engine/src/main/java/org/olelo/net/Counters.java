package org.olelo.net;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Where the transports put their statistics (Kamailio's groups tcp, dns, core). */
public interface Counters {
    /** The counter of a group and name, made at the first call. */
    LongAdder counter(String group, String name);

    /** A value that is read when asked for. */
    void gauge(String group, String name, LongSupplier value);

    /** Counters that nobody reads. */
    static Counters unread() {
        return new Counters() {
            @Override
            public LongAdder counter(String group, String name) {
                return new LongAdder();
            }

            @Override
            public void gauge(String group, String name, LongSupplier value) {}
        };
    }
}
