package org.olelo.servlet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;

/** The header fields of a message as the application may change them; remembers which names it changed. */
final class HeaderList {
    private static final Set<String> LISTS = Set.of(
            "contact",
            "route",
            "record-route",
            "path",
            "service-route",
            "via",
            "allow",
            "allow-events",
            "supported",
            "require",
            "proxy-require",
            "unsupported",
            "accept",
            "accept-encoding",
            "accept-language",
            "content-encoding",
            "content-language",
            "diversion",
            "history-info",
            "p-asserted-identity",
            "in-reply-to",
            "warning",
            "reason");

    /** One header field. */
    record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();
    private final Set<String> touched = new HashSet<>();

    static HeaderList of(SipMessage message) {
        HeaderList all = new HeaderList();
        for (int i = 0; i < message.headerCount(); i++) {
            String name = message.headerName(i);
            String value = message.headerValue(i).replaceAll("\r?\n[ \t]+", " ");
            for (String one : isList(name) ? split(value) : List.of(value)) {
                all.fields.add(new Field(name, one));
            }
        }
        return all;
    }

    HeaderList copy() {
        HeaderList other = new HeaderList();
        other.fields.addAll(fields);
        return other;
    }

    /** Long name in lower case. */
    static String key(String name) {
        HeaderId id = HeaderId.of(name);
        return (id == HeaderId.OTHER ? name : id.text()).toLowerCase(Locale.ROOT);
    }

    static boolean same(String a, String b) {
        return a.equalsIgnoreCase(b) || key(a).equals(key(b));
    }

    private static boolean isList(String name) {
        return LISTS.contains(key(name));
    }

    /** Values separated by commas outside quotes and angle brackets. */
    static List<String> split(String text) {
        List<String> all = new ArrayList<>(2);
        boolean quoted = false;
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '<' || c == '>')) {
                depth += c == '<' ? 1 : -1;
            } else if (c == ',' && !quoted && depth == 0) {
                all.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        all.add(text.substring(start).trim());
        return all;
    }

    @Nullable
    String first(String name) {
        for (Field field : fields) {
            if (same(field.name, name)) {
                return field.value;
            }
        }
        return null;
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(field -> same(field.name, name))
                .map(Field::value)
                .toList();
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        fields.forEach(field -> {
            if (names.stream().noneMatch(known -> same(known, field.name))) {
                names.add(field.name);
            }
        });
        return names;
    }

    List<Field> fields() {
        return fields;
    }

    void add(String name, String value) {
        touched.add(key(name));
        fields.add(new Field(name, value));
    }

    void addFirst(String name, String value) {
        touched.add(key(name));
        for (int i = 0; i < fields.size(); i++) {
            if (same(fields.get(i).name, name)) {
                fields.add(i, new Field(name, value));
                return;
            }
        }
        fields.add(new Field(name, value));
    }

    void set(String name, @Nullable String value) {
        touched.add(key(name));
        int at = -1;
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (same(fields.get(i).name, name)) {
                at = i;
                fields.remove(i);
            }
        }
        if (value != null) {
            fields.add(at < 0 ? fields.size() : at, new Field(name, value));
        }
    }

    /** Replaces the n-th value of that name. */
    void replace(String name, int n, String value) {
        int seen = 0;
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (same(field.name, name) && seen++ == n) {
                fields.set(i, new Field(field.name, value));
                touched.add(key(name));
                return;
            }
        }
    }

    /** Lower-case long names of the headers changed since it was read. */
    Set<String> touched() {
        return touched;
    }
}
