package org.olelo.module.jansson;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/** A path as {@code a.b[2].c} into a document; documents do not change, changes give new ones. */
final class JsonPath {
    /** A name or an index. */
    private record Step(@Nullable String name, int index) {}

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /** Reads a path; null when it is malformed. The empty path is the document. */
    static @Nullable JsonPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        if (text.isEmpty()) {
            return new JsonPath(steps);
        }
        for (String part : Latin.decodeUtf8(text).split("\\.", -1)) {
            int bracket = part.indexOf('[');
            String name = bracket < 0 ? part : part.substring(0, bracket);
            boolean first = steps.isEmpty() && part.equals(text);
            if (name.isEmpty() && (bracket < 0 || !first && !text.startsWith("["))) {
                return null;
            }
            if (!name.isEmpty()) {
                steps.add(new Step(name, 0));
            }
            if (bracket >= 0 && !addIndexes(steps, part.substring(bracket))) {
                return null;
            }
        }
        return new JsonPath(steps);
    }

    // "[1][2]"; as in 5.6.3 a lone "[" at the end says nothing and [] is [0]
    private static boolean addIndexes(List<Step> steps, String text) {
        String rest = text;
        while (rest.length() > 1) {
            int end = rest.indexOf(']');
            String number = end < 0 ? "x" : rest.substring(1, end);
            if (rest.charAt(0) != '[' || !number.isEmpty() && !number.matches("[0-9]{1,9}")) {
                return false;
            }
            steps.add(new Step(null, number.isEmpty() ? 0 : Integer.parseInt(number)));
            rest = rest.substring(end + 1);
        }
        return rest.isEmpty() || rest.equals("[");
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    /** The value there, or null. */
    @Nullable
    JsonValue get(JsonValue document) {
        JsonValue at = document;
        for (Step step : steps) {
            at = at == null ? null : child(at, step);
        }
        return at;
    }

    private static @Nullable JsonValue child(JsonValue value, Step step) {
        if (step.name != null) {
            return value instanceof JsonObject object ? object.get(step.name) : null;
        }
        return value instanceof JsonArray array && step.index < array.size() ? array.get(step.index) : null;
    }

    /** The document with that value there, objects on the way made; null when it does not fit. */
    @Nullable
    JsonValue set(JsonValue document, JsonValue value) {
        return set(document, 0, value);
    }

    private @Nullable JsonValue set(@Nullable JsonValue at, int depth, JsonValue value) {
        if (depth == steps.size()) {
            return value;
        }
        Step step = steps.get(depth);
        JsonValue here = at == null ? JsonValue.EMPTY_JSON_OBJECT : at;
        JsonValue changed = set(child(here, step), depth + 1, value);
        if (changed == null) {
            return null;
        }
        if (step.name != null) {
            if (!(here instanceof JsonObject object)) {
                return null;
            }
            JsonObjectBuilder builder = Json.createObjectBuilder(object);
            return builder.add(step.name, changed).build();
        }
        if (!(here instanceof JsonArray array) || step.index >= array.size()) {
            return null;
        }
        JsonArrayBuilder builder = Json.createArrayBuilder(array);
        return builder.set(step.index, changed).build();
    }

    /** The document with the value added to the array there, or the members of the value to the object there. */
    @Nullable
    JsonValue append(JsonValue document, JsonValue value) {
        if (!isRoot() && steps.get(steps.size() - 1).name == null) {
            return get(document) == null ? null : set(document, value); // as 5.6.3: an item is replaced
        }
        JsonValue there = get(document);
        if (there instanceof JsonArray array) {
            return set(document, Json.createArrayBuilder(array).add(value).build());
        }
        if (!(there instanceof JsonObject object) || !(value instanceof JsonObject more)) {
            return null;
        }
        JsonObjectBuilder members = Json.createObjectBuilder(object);
        return set(document, members.addAll(Json.createObjectBuilder(more)).build());
    }
}
