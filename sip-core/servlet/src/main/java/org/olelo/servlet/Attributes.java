package org.olelo.servlet;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Named values of a session; somebody hears of every change. Thread-safe. */
final class Attributes {
    /** Told of changes; the old or the new value is null where there is none. */
    interface Watcher {
        void changed(String name, @Nullable Object before, @Nullable Object after);
    }

    private final Map<String, Object> values = new ConcurrentHashMap<>();
    private final Watcher watcher;

    Attributes(Watcher watcher) {
        this.watcher = watcher;
    }

    @Nullable
    Object get(String name) {
        return values.get(Objects.requireNonNull(name));
    }

    Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    void set(String name, Object value) {
        Objects.requireNonNull(value);
        watcher.changed(name, values.put(Objects.requireNonNull(name), value), value);
    }

    void remove(String name) {
        Object before = values.remove(name);
        if (before != null) {
            watcher.changed(name, before, null);
        }
    }

    void clear() {
        java.util.List.copyOf(values.keySet()).forEach(this::remove);
    }
}
