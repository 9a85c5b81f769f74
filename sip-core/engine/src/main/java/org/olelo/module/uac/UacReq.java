package org.olelo.module.uac;

import java.util.HashMap;
import java.util.Map;
import org.olelo.pv.Value;

/** The fields of {@code $uac_req}: they live with the worker, as in a Kamailio process. Used by one thread at a time. */
final class UacReq {
    private final Map<String, Value> fields = new HashMap<>();

    Value get(String name) {
        return fields.getOrDefault(name, Value.NULL);
    }

    String text(String name) {
        Value value = get(name);
        return value.isNull() ? "" : value.text();
    }

    int number(String name) {
        return get(name).number();
    }

    void set(String name, Value value) {
        if (value.isNull()) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
    }

    void clear() {
        fields.clear();
    }

    UacReq copy() {
        UacReq copy = new UacReq();
        copy.fields.putAll(fields);
        return copy;
    }

    void replaceBy(UacReq other) {
        fields.clear();
        fields.putAll(other.fields);
    }
}
