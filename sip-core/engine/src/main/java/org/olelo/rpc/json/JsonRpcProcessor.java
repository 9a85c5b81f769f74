package org.olelo.rpc.json;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcCommand;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcRegistry;
import org.olelo.rpc.RpcValue;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers JSON-RPC 2.0 requests (single and batch) with the result shapes of Kamailio's jsonrpcs: one value stands alone, several or those of a
 * RET_ARRAY command form an array, members that repeat become an array of single-member objects. Thread-safe.
 */
public final class JsonRpcProcessor {
    private static final Logger LOG = LoggerFactory.getLogger("jsonrpcs");

    private final RpcRegistry registry;

    /** The reply: its text ("" for a notification), code and message of the fault, 200 and OK when there is none. */
    public record Reply(String json, int code, String reason) {}

    /** A processor over that registry. */
    public JsonRpcProcessor(RpcRegistry registry) {
        this.registry = registry;
    }

    /** Answers the text of a request. Text here is Unicode, not bytes. */
    public Reply process(String request, boolean pretty) {
        JsonStructure parsed;
        try (JsonReader reader = Json.createReader(new StringReader(request))) {
            parsed = reader.read();
        } catch (JsonException e) {
            return render(error(-32700, "Parse error", null), pretty, 500);
        }
        if (parsed instanceof JsonArray batch) {
            return batch(batch, pretty);
        }
        Answer answer = single((JsonObject) parsed);
        return answer.body() == null
                ? new Reply("", answer.code(), "OK")
                : render(answer.body(), pretty, answer.code());
    }

    private record Answer(@Nullable JsonObject body, int code) {}

    private Reply batch(JsonArray batch, boolean pretty) {
        if (batch.isEmpty()) {
            return render(error(-32600, "Invalid Request", null), pretty, 500);
        }
        JsonArrayBuilder answers = Json.createArrayBuilder();
        boolean any = false;
        for (JsonValue item : batch) {
            Answer answer = item instanceof JsonObject object
                    ? single(object)
                    : new Answer(error(-32600, "Invalid Request", null), 500);
            if (answer.body() != null) {
                answers.add(answer.body());
                any = true;
            }
        }
        return any ? render(answers.build(), pretty, 200) : new Reply("", 200, "OK");
    }

    private Answer single(JsonObject request) {
        JsonValue id = request.get("id");
        if (!(request.get("method") instanceof JsonString method)) {
            return new Answer(error(-32600, "Invalid Request", id), 500);
        }
        RpcCommand command = registry.find(method.getString());
        if (command == null) {
            return new Answer(error(500, "Method Not Found", id), 500);
        }
        try {
            RpcCall call = new RpcCall(parameters(request.get("params")));
            command.handler().run(call);
            if (id == null) {
                return new Answer(null, 200);
            }
            JsonObjectBuilder body = Json.createObjectBuilder().add("jsonrpc", "2.0");
            body.add("result", result(command, call.results())).add("id", id);
            return new Answer(body.build(), 200);
        } catch (RpcFault fault) {
            return new Answer(error(fault.code(), Latin.decodeUtf8(fault.text()), id), fault.code());
        } catch (RuntimeException e) {
            LOG.error("RPC command failed, command={}", command.name(), e);
            return new Answer(error(500, "Internal Server Error", id), 500);
        }
    }

    private static JsonValue result(RpcCommand command, List<RpcValue> results) {
        if (results.isEmpty() && !command.returnsArray()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        RpcValue last = results.isEmpty() ? RpcValue.Null.NULL : results.getLast();
        boolean plain = !(last instanceof RpcValue.Struct || last instanceof RpcValue.Array);
        if (!command.returnsArray() && (results.size() == 1 || plain)) {
            return json(last); // of plain values the last one, as in Kamailio
        }
        JsonArrayBuilder all = Json.createArrayBuilder();
        results.forEach(r -> all.add(json(r)));
        return all.build();
    }

    private static List<RpcValue> parameters(@Nullable JsonValue params) {
        List<RpcValue> values = new ArrayList<>();
        if (params instanceof JsonArray array) {
            array.forEach(v -> values.add(value(v)));
        } else if (params instanceof JsonObject object) {
            object.values().forEach(v -> values.add(value(v)));
        } else if (params != null && params != JsonValue.NULL) {
            values.add(value(params));
        }
        return values;
    }

    private static RpcValue value(JsonValue json) {
        return switch (json.getValueType()) {
            case STRING -> new RpcValue.Text(Latin.encodeUtf8(((JsonString) json).getString()));
            case NUMBER -> {
                JsonNumber number = (JsonNumber) json;
                yield number.isIntegral()
                        ? new RpcValue.Int(number.longValue())
                        : new RpcValue.Real(number.doubleValue());
            }
            case TRUE -> new RpcValue.Int(1);
            case FALSE -> new RpcValue.Int(0);
            case NULL -> new RpcValue.Text("");
            case ARRAY -> {
                RpcValue.Array array = new RpcValue.Array();
                ((JsonArray) json).forEach(v -> array.add(value(v)));
                yield array;
            }
            case OBJECT -> {
                RpcValue.Struct struct = new RpcValue.Struct();
                for (Map.Entry<String, JsonValue> member : ((JsonObject) json).entrySet()) {
                    struct.add(Latin.encodeUtf8(member.getKey()), value(member.getValue()));
                }
                yield struct;
            }
        };
    }

    /** A value of a reply as JSON. */
    public static JsonValue json(RpcValue value) {
        return switch (value) {
            case RpcValue.Int number -> Json.createValue(number.value());
            case RpcValue.Real number -> real(number.value());
            case RpcValue.Text text -> Json.createValue(Latin.decodeUtf8(text.value()));
            case RpcValue.Null none -> JsonValue.NULL;
            case RpcValue.Array array -> {
                JsonArrayBuilder items = Json.createArrayBuilder();
                array.items().forEach(i -> items.add(json(i)));
                yield items.build();
            }
            case RpcValue.Struct struct -> struct(struct);
        };
    }

    /** A number without fraction is written without a point. */
    private static JsonValue real(double number) {
        return number == (long) number ? Json.createValue((long) number) : Json.createValue(number);
    }

    private static JsonValue struct(RpcValue.Struct struct) {
        Set<String> seen = new HashSet<>();
        boolean repeated = struct.listed();
        for (RpcValue.Member member : struct.members()) {
            repeated |= !seen.add(member.name());
        }
        if (!repeated) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            struct.members().forEach(m -> object.add(Latin.decodeUtf8(m.name()), json(m.value())));
            return object.build();
        }
        JsonArrayBuilder items = Json.createArrayBuilder();
        struct.members()
                .forEach(m -> items.add(Json.createObjectBuilder().add(Latin.decodeUtf8(m.name()), json(m.value()))));
        return items.build();
    }

    private static JsonObject error(int code, String message, @Nullable JsonValue id) {
        return Json.createObjectBuilder()
                .add("jsonrpc", "2.0")
                .add("error", Json.createObjectBuilder().add("code", code).add("message", message))
                .add("id", id == null ? JsonValue.NULL : id)
                .build();
    }

    private static Reply render(JsonStructure body, boolean pretty, int code) {
        return new Reply(pretty ? IndentedJson.of(body) : body.toString(), code, reason(body));
    }
    /** The message of the fault; OK without one. */
    private static String reason(JsonStructure body) {
        return body instanceof JsonObject object && object.get("error") instanceof JsonObject fault
                ? fault.getString("message")
                : "OK";
    }
}
