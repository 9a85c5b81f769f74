package org.olelo.module.jansson;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.Xavp;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.text.JsonText;
import org.olelo.text.Latin;

/** Module jansson. Functions are false when a document or path is malformed or nothing is there. */
public final class JanssonModule implements SipModule {
    private static final int REAL_DIGITS = 15;

    @ScriptFunction(value = "jansson_get", doc = "Puts what is at a path of a document into a variable.")
    public boolean get(MessageContext ctx, String path, String document, Pv result) {
        JsonStructure root = structure(document);
        JsonPath way = JsonPath.parse(path);
        JsonValue found = root == null || way == null ? null : way.get(root);
        return found != null && result.set(ctx, value(found));
    }

    @ScriptFunction(value = "jansson_get_field", doc = "jansson_get() with document and path the other way round.")
    public boolean getField(MessageContext ctx, String document, String path, Pv result) {
        return get(ctx, path, document, result);
    }

    @ScriptFunction(value = "jansson_array_size", doc = "Puts the number of items of an array into a variable.")
    public boolean arraySize(MessageContext ctx, String path, String document, Pv result) {
        JsonStructure root = structure(document);
        JsonPath way = JsonPath.parse(path);
        return root != null
                && way != null
                && way.get(root) instanceof JsonArray array
                && result.set(ctx, Value.of(array.size()));
    }

    private static @Nullable JsonStructure structure(String document) {
        return JsonText.parse(document) instanceof JsonStructure structure ? structure : null;
    }

    // numbers that are no int are text
    private static Value value(JsonValue found) {
        return switch (found) {
            case JsonString string -> Value.of(Latin.encodeUtf8(string.getString()));
            case JsonNumber number -> number(number);
            case JsonStructure structure -> Value.of(JsonText.write(structure, JsonText.Style.COMPACT));
            default -> found == JsonValue.NULL ? Value.NULL : Value.of(found == JsonValue.TRUE ? 1 : 0);
        };
    }

    private static Value number(JsonNumber number) {
        if (!JsonText.isInteger(number)) {
            return Value.of(JsonText.general(number.doubleValue(), REAL_DIGITS));
        }
        BigDecimal exact = number.bigDecimalValue();
        boolean fits = exact.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                || exact.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) == 0;
        return fits ? Value.of(exact.intValue()) : Value.of(exact.toBigInteger().toString());
    }

    @ScriptFunction(
            value = "jansson_set",
            doc =
                    "Puts a value of a type (integer, real, string, true, false, null, array, object) at a path of a document.")
    public int set(MessageContext ctx, String type, String path, String text, Pv document) {
        JsonValue value = typed(type, text);
        JsonPath way = JsonPath.parse(path);
        JsonStructure root = current(ctx, document);
        if (value == null || way == null || way.isRoot() || root == null) {
            return -1;
        }
        return store(ctx, document, way.set(root, value));
    }

    @ScriptFunction(
            value = "jansson_append",
            doc = "Adds a value to the array at a path, or an object's members to the object there.")
    public int append(MessageContext ctx, String type, String path, String text, Pv document) {
        JsonValue value = typed(type, text);
        JsonPath way = JsonPath.parse(path);
        JsonStructure root = current(ctx, document);
        if (value == null || way == null || root == null) {
            return -1;
        }
        return store(ctx, document, way.append(root, value));
    }

    /** What the variable holds; an empty object where it holds no text. */
    private static @Nullable JsonStructure current(MessageContext ctx, Pv document) {
        Value known = document.get(ctx);
        return known.isString() ? structure(known.text()) : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static int store(MessageContext ctx, Pv document, @Nullable JsonValue changed) {
        boolean stored =
                changed != null && document.set(ctx, Value.of(JsonText.write(changed, JsonText.Style.COMPACT)));
        return stored ? 1 : -1;
    }

    private static @Nullable JsonValue typed(String type, String text) {
        return switch (type) {
            case "string", "str" -> Json.createValue(Latin.decodeUtf8(text));
            case "integer", "int" -> text.matches("-?[0-9]{1,18}") ? Json.createValue(Long.parseLong(text)) : null;
            case "real" -> real(text);
            case "true" -> JsonValue.TRUE;
            case "false" -> JsonValue.FALSE;
            case "null" -> JsonValue.NULL;
            case "array" -> JsonText.parse(text) instanceof JsonArray array ? array : null;
            case "object", "obj" -> JsonText.parse(text) instanceof JsonObject object ? object : null;
            default -> null;
        };
    }

    private static @Nullable JsonValue real(String text) {
        try {
            return Json.createValue(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @ScriptFunction(
            value = "jansson_xdecode",
            doc = "Makes an $xavp of the members of a document; arrays and objects as text.")
    public boolean decode(MessageContext ctx, String document, String name) {
        JsonStructure root = structure(document);
        if (root == null) {
            return false;
        }
        Xavp made = new Xavp(name, Value.NULL);
        List<Xavp> children = made.makeChildren();
        if (root instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.entrySet()) {
                children.addFirst(new Xavp(Latin.encodeUtf8(member.getKey()), value(member.getValue())));
            }
        }
        ctx.stores().xavps().addFirst(made);
        return true;
    }

    @ScriptFunction(value = "jansson_xencode", doc = "Writes the children of an $xavp as a document into a variable.")
    public boolean encode(MessageContext ctx, String name, Pv result) {
        for (Xavp root : ctx.stores().xavps()) {
            List<Xavp> children = root.name().equals(name) ? root.children() : null;
            if (children != null) {
                JsonObjectBuilder document = Json.createObjectBuilder();
                for (Xavp child : children) {
                    String key = Latin.decodeUtf8(child.name());
                    if (child.value().isInt()) {
                        document.add(key, child.value().number());
                    } else {
                        document.add(key, Latin.decodeUtf8(child.value().text()));
                    }
                }
                return result.set(ctx, Value.of(JsonText.write(document.build(), JsonText.Style.SPACED)));
            }
        }
        return false;
    }
}
