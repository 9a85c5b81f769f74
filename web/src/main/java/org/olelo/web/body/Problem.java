package org.olelo.web.body;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An RFC 9457 document of type about:blank: its title is the status's phrase.
 *
 * @param status 400 to 599
 * @param detail what is wrong, for people
 * @param more members beside those of the RFC
 */
public record Problem(int status, String detail, Map<String, JsonValue> more) {
    /** Its media type. */
    public static final MediaType TYPE = new MediaType("application", "problem+json");

    /** With no other members. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, Map.of());
    }

    /** With one more member. */
    public Problem with(String name, JsonValue value) {
        Map<String, JsonValue> members = new LinkedHashMap<>(more);
        members.put(name, value);
        return new Problem(status, detail, members);
    }

    /** The document. */
    public JsonObject json() {
        JsonObjectBuilder document = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title())
                .add("status", status)
                .add("detail", detail);
        more.forEach(document::add);
        return document.build();
    }

    /** The answer; add headers to it. */
    public Response.ResponseBuilder response() {
        return Response.status(status).type(TYPE).entity(json());
    }

    /** To be thrown out of a resource. */
    public WebApplicationException exception() {
        return new WebApplicationException(detail, response().build());
    }

    private String title() {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
