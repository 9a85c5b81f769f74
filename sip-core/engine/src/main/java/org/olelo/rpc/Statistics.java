package org.olelo.rpc;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Kamailio's statistics: named numbers in groups ({@code core}, {@code tmx}, {@code sl}, {@code usrloc}, …). */
public final class Statistics {
    private final ConcurrentSkipListMap<String, ConcurrentSkipListMap<String, Statistic>> groups =
            new ConcurrentSkipListMap<>();

    /** A number that is shown. */
    public record Statistic(
            String group,
            String name,
            String doc,
            LongSupplier value,
            @Nullable LongAdder counter) {}

    /** The counter of that group and name, created on first use; increments are cheap from any thread. */
    public LongAdder counter(String group, String name, String doc) {
        LongAdder fresh = new LongAdder();
        Statistic entry = groups.computeIfAbsent(group, g -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(name, n -> new Statistic(group, n, doc, fresh::sum, fresh));
        LongAdder counter = entry.counter();
        if (counter == null) {
            throw new IllegalStateException("statistic " + group + "." + name + " is computed");
        }
        return counter;
    }

    /** A computed number, as the count of registered users. */
    public void gauge(String group, String name, String doc, LongSupplier value) {
        groups.computeIfAbsent(group, g -> new ConcurrentSkipListMap<>())
                .put(name, new Statistic(group, name, doc, value, null));
    }

    /** The names of the groups. */
    public Collection<String> groups() {
        return Collections.unmodifiableCollection(groups.keySet());
    }

    /** The statistics of a group, empty for an unknown one. */
    public Collection<Statistic> group(String group) {
        Map<String, Statistic> found = groups.get(group);
        return found == null ? Collections.emptyList() : Collections.unmodifiableCollection(found.values());
    }

    /** The statistic of that name in any group, or null. */
    public @Nullable Statistic find(String name) {
        for (Map<String, Statistic> group : groups.values()) {
            Statistic found = group.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
