package org.olelo.module.rtpengine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of the ng protocol (bencode). */
sealed interface NgValue {
    /** A string, one char per byte. */
    record Text(String value) implements NgValue {}

    /** An integer. */
    record Number(long value) implements NgValue {}

    /** A list. */
    record Items(List<NgValue> values) implements NgValue {
        Items() {
            this(new ArrayList<>());
        }

        Items add(String value) {
            values.add(new Text(value));
            return this;
        }
    }

    /** A dictionary in its order; a key that is added again is written again. */
    record Dict(List<Map.Entry<String, NgValue>> entries) implements NgValue {
        Dict() {
            this(new ArrayList<>());
        }

        Dict add(String key, NgValue value) {
            entries.add(Map.entry(key, value));
            return this;
        }

        Dict add(String key, String value) {
            return add(key, new Text(value));
        }

        @Nullable
        NgValue get(String key) {
            for (Map.Entry<String, NgValue> entry : entries) {
                if (entry.getKey().equals(key)) {
                    return entry.getValue();
                }
            }
            return null;
        }

        @Nullable
        String text(String key) {
            return get(key) instanceof Text found ? found.value() : null;
        }

        long number(String key, long missing) {
            return get(key) instanceof Number found ? found.value() : missing;
        }

        @Nullable
        Dict dict(String key) {
            return get(key) instanceof Dict found ? found : null;
        }

        Map<String, NgValue> asMap() {
            Map<String, NgValue> map = new LinkedHashMap<>();
            entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
            return map;
        }
    }
}
