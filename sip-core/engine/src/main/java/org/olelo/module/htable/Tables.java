package org.olelo.module.htable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All tables by name; complete after the parameters are read. */
final class Tables {
    private final Map<String, HashTable> byName = new LinkedHashMap<>();

    void add(HashTable table) {
        if (byName.putIfAbsent(table.settings().name(), table) != null) {
            throw new IllegalArgumentException("table " + table.settings().name() + " is defined twice");
        }
    }

    @Nullable
    HashTable find(String name) {
        return byName.get(name);
    }

    Collection<HashTable> all() {
        return byName.values();
    }
}
