package org.olelo.rpc.json;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Map;

/** JSON as Kamailio prints it with {@code pretty_format}: a member a line, tabs, arrays on one line. */
final class IndentedJson {
    private final StringBuilder out = new StringBuilder(256);

    private IndentedJson() {}

    static String of(JsonValue value) {
        IndentedJson writer = new IndentedJson();
        writer.write(value, 0);
        return writer.out.toString();
    }

    private void write(JsonValue value, int depth) {
        switch (value) {
            case JsonObject object -> object(object, depth);
            case JsonArray array -> array(array, depth);
            case JsonNumber number -> number(number);
            default -> out.append(value);
        }
    }

    private void number(JsonNumber number) {
        if (number.isIntegral()) {
            out.append(number);
        } else {
            out.append(String.format(Locale.ROOT, "%.6f", number.doubleValue()));
        }
    }

    private void object(JsonObject object, int depth) {
        out.append("{\n");
        int left = object.size();
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            tabs(depth + 1);
            out.append(Json.createValue(member.getKey())).append(":\t");
            write(member.getValue(), depth + 1);
            out.append(--left > 0 ? ",\n" : "\n");
        }
        tabs(depth);
        out.append('}');
    }

    private void array(JsonArray array, int depth) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            write(array.get(i), depth + 1);
        }
        out.append(']');
    }

    private void tabs(int count) {
        out.append("\t".repeat(count));
    }
}
