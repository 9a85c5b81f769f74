package org.olelo.net;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counters that a test can read. */
public final class CountersForTests implements Counters {
    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
    private final Map<String, LongSupplier> gauges = new ConcurrentHashMap<>();

    @Override
    public LongAdder counter(String group, String name) {
        return counters.computeIfAbsent(group + ':' + name, key -> new LongAdder());
    }

    @Override
    public void gauge(String group, String name, LongSupplier value) {
        gauges.put(group + ':' + name, value);
    }

    /** Value of a counter or gauge. */
    public long value(String group, String name) {
        LongSupplier gauge = gauges.get(group + ':' + name);
        return gauge != null ? gauge.getAsLong() : counter(group, name).sum();
    }
}
