package org.olelo.web.body;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;

/**
 * The body of a request: UTF-8 that was sent as application/json, at most {@link BodyReader#LIMIT} bytes.
 *
 * @param text not yet parsed
 */
public record Body(String text) {
    /** The object that it is. Throws a 400 where it is none. */
    public JsonObject object() {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonStructure parsed = reader.read();
            if (parsed instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParsingException e) {
            JsonLocation at = e.getLocation();
            throw Problem.of(
                            400,
                            "the body is not JSON, line " + at.getLineNumber() + ", column " + at.getColumnNumber())
                    .exception();
        } catch (JsonException e) {
            throw Problem.of(400, "the body is not JSON").exception();
        }
        throw Problem.of(400, "the body is not a JSON object").exception();
    }

    /** Never shows what is in it: it may hold passwords. */
    @Override
    public String toString() {
        return "Body[" + text.length() + "]";
    }
}
