package org.olelo.module.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Transformation;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.spi.ModParam;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.spi.TransformationExport;
import org.olelo.text.JsonText;
import org.olelo.text.Latin;

/** Module json. Functions are false when the text is no JSON object or the field is missing or null. */
public final class JsonModule implements SipModule {
    private static final char DOT = '.';

    @ModParam(value = "json_escape_char", doc = "Stands for the dot in names of {json.parse}.")
    private String escape = "%";

    @ScriptFunction(value = "json_get_field", doc = "Puts a field into a variable as JSON: strings keep their quotes.")
    public boolean field(MessageContext ctx, String document, String name, Pv result) {
        JsonValue value = member(JsonText.parse(document), name);
        return value != null && result.set(ctx, Value.of(JsonText.write(value, JsonText.Style.PADDED)));
    }

    @ScriptFunction(value = "json_get_string", doc = "Puts a field into a variable: strings without quotes.")
    public boolean string(MessageContext ctx, String document, String name, Pv result) {
        JsonValue value = member(JsonText.parse(document), name);
        return value != null && result.set(ctx, Value.of(plain(value)));
    }

    private static @Nullable JsonValue member(@Nullable JsonValue document, String name) {
        JsonValue value = document instanceof JsonObject object ? object.get(Latin.decodeUtf8(name)) : null;
        return value == JsonValue.NULL ? null : value;
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString string
                ? Latin.encodeUtf8(string.getString())
                : JsonText.write(value, JsonText.Style.PADDED);
    }

    /** {@code {json.parse,a.b}}: the value at a path of names; empty when there is none. */
    @TransformationExport("json")
    public Transformation parse(String name, @Nullable String argument, PvParser parser) throws PvSyntaxException {
        if (!name.equals("parse") || argument == null) {
            throw new PvSyntaxException("unknown transformation {json." + name + "}; {json.parse,path}");
        }
        PvFormat path = parser.format(argument);
        return (ctx, value) -> {
            JsonValue at = JsonText.parse(value.text());
            for (String step : path.format(ctx).split("\\.")) {
                at = member(at, step.replace(escape.charAt(0), DOT));
            }
            return at == null ? Value.of("") : Value.of(plain(at));
        };
    }
}
