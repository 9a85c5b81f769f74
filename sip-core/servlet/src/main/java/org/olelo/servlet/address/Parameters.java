package org.olelo.servlet.address;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters in order; names are kept as written and compared without case. An empty value is a name alone. */
final class Parameters {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** From {@code ;name=value;name}, quotes kept. */
    static Parameters parse(String text, char separator) {
        Parameters all = new Parameters();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at, separator);
            String one = text.substring(at, end).trim();
            if (!one.isEmpty()) {
                int equals = one.indexOf('=');
                all.set(
                        equals < 0 ? one : one.substring(0, equals).trim(),
                        equals < 0 ? "" : one.substring(equals + 1).trim());
            }
            at = end + 1;
        }
        return all;
    }

    private static int end(String text, int from, char separator) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    Parameters copy() {
        Parameters other = new Parameters();
        other.values.putAll(values);
        return other;
    }

    @Nullable
    String get(String name) {
        String known = key(name);
        return known == null ? null : values.get(known);
    }

    void set(String name, String value) {
        String known = key(name);
        values.put(known == null ? name : known, value);
    }

    void remove(String name) {
        String known = key(name);
        if (known != null) {
            values.remove(known);
        }
    }

    private @Nullable String key(String name) {
        if (values.containsKey(name)) {
            return name;
        }
        for (String known : values.keySet()) {
            if (known.equalsIgnoreCase(name)) {
                return known;
            }
        }
        return null;
    }

    Map<String, String> map() {
        return Collections.unmodifiableMap(values);
    }

    /** No parameter that both have differs. */
    boolean agrees(Parameters other) {
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String value = other.get(entry.getKey());
            if (value != null && !value.equalsIgnoreCase(entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    void writeTo(StringBuilder out, char separator) {
        values.forEach((name, value) -> {
            out.append(separator).append(name);
            if (!value.isEmpty()) {
                out.append('=').append(value);
            }
        });
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
