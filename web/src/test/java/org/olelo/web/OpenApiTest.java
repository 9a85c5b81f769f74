package org.olelo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.olelo.server.Product;
import org.olelo.web.TestServer.Answer;
import org.olelo.web.body.Body;

/** Holds the document against the annotations of the resources. */
class OpenApiTest {
    private final JsonObject document = document();
    private final Map<String, Method> resources = resources();

    private static JsonObject document() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("openapi.json");
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, Method> resources() {
        Map<String, Method> found = new TreeMap<>();
        for (Class<?> type : RestApplication.RESOURCES) {
            String base = "/" + type.getAnnotation(Path.class).value();
            for (Method method : type.getMethods()) {
                Path path = method.getAnnotation(Path.class);
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (verb != null) {
                        found.put(verb.value() + " " + base + (path == null ? "" : "/" + path.value()), method);
                    }
                }
            }
        }
        return found;
    }

    private Map<String, JsonObject> operations() {
        Map<String, JsonObject> found = new TreeMap<>();
        document.getJsonObject("paths")
                .forEach((path, verbs) -> verbs.asJsonObject()
                        .forEach((verb, operation) -> found.put(
                                verb.toUpperCase(java.util.Locale.ROOT) + " " + path, operation.asJsonObject())));
        return found;
    }

    @Test
    void shouldDescribeEveryResourceAndNothingElse() {
        assertEquals(resources.keySet(), operations().keySet());
        assertEquals(21, resources.size());
    }

    @Test
    void shouldTellTheRolesOfEveryResource() {
        operations().forEach((name, operation) -> {
            Method method = resources.get(name);
            Class<?> type = method.getDeclaringClass();
            RolesAllowed own = method.getAnnotation(RolesAllowed.class);
            RolesAllowed roles = own != null ? own : type.getAnnotation(RolesAllowed.class);
            if (roles == null) {
                assertNotNull(type.getAnnotation(PermitAll.class), name + " has no annotation of access");
                assertEquals(JsonValue.EMPTY_JSON_ARRAY, operation.getJsonArray("security"), name);
                return;
            }
            assertEquals(Set.of(roles.value()), texts(operation.getJsonArray("x-roles")), name);
            assertEquals(1, operation.getJsonArray("security").size(), name);
            assertTrue(operation.getJsonObject("responses").keySet().containsAll(Set.of("401", "403", "429")), name);
        });
    }

    @Test
    void shouldTellTheParametersOfEveryResource() {
        operations().forEach((name, operation) -> {
            Set<String> wanted = new TreeSet<>();
            boolean body = false;
            for (Parameter parameter : resources.get(name).getParameters()) {
                QueryParam query = parameter.getAnnotation(QueryParam.class);
                PathParam path = parameter.getAnnotation(PathParam.class);
                if (query != null) {
                    wanted.add("query " + query.value());
                } else if (path != null) {
                    wanted.add("path " + path.value());
                }
                body |= parameter.getType() == Body.class;
            }
            JsonArray parameters = operation
                    .getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY)
                    .asJsonArray();
            Set<String> told = parameters.stream()
                    .map(JsonValue::asJsonObject)
                    .map(parameter -> parameter.getString("in") + " " + parameter.getString("name"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(wanted, told, name);
            assertEquals(body, operation.containsKey("requestBody"), name);
            assertEquals(
                    body, operation.getJsonObject("responses").keySet().containsAll(Set.of("400", "413", "415")), name);
        });
    }

    @Test
    void shouldResolveEveryReferenceAndUseEverySchema() {
        Set<String> used = new TreeSet<>();
        references(document, used);
        Set<String> made = new TreeSet<>();
        JsonObject components = document.getJsonObject("components");
        components.getJsonObject("schemas").keySet().forEach(name -> made.add("#/components/schemas/" + name));
        components.getJsonObject("responses").keySet().forEach(name -> made.add("#/components/responses/" + name));
        assertEquals(made, used);
    }

    @Test
    void shouldTellTheVersion() {
        assertEquals(Product.VERSION, document.getJsonObject("info").getString("version"));
    }

    @Test
    void shouldBeServedWithoutALogin() throws Exception {
        try (TestServer server = new TestServer("openapi", null)) {
            Answer answer = server.get(null, "/api/openapi.json");
            assertEquals(200, answer.status());
            assertEquals("application/json", answer.header("Content-Type"));
            assertEquals(document, answer.object());
        }
    }

    private static void references(JsonValue value, Set<String> used) {
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                if (name.equals("$ref")) {
                    used.add(((JsonString) member).getString());
                }
                references(member, used);
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(item -> references(item, used));
        }
    }

    private static Set<String> texts(JsonArray array) {
        return Arrays.stream(array.toArray(JsonValue[]::new))
                .map(item -> ((JsonString) item).getString())
                .collect(Collectors.toSet());
    }
}
