package org.olelo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.olelo.web.Problems.assertProblem;
import static org.olelo.web.TestServer.ADMIN;
import static org.olelo.web.TestServer.VIEWER;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.olelo.web.TestServer.Answer;

class LocationResourceTest {
    private static final String PATH = "/api/locations";

    private static TestServer shared;

    @BeforeAll
    static void startShared() throws Exception {
        shared = start("shared", 0);
    }

    @AfterAll
    static void stopShared() throws Exception {
        shared.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldShowWhatTheEngineHasInEachDbMode(int mode) throws Exception {
        try (TestServer server = start("mode" + mode, mode)) {
            Answer made = add(server, "alice@example.org", "sip:alice@192.0.2.1:5062", ",'expires':600,'q':0.5");
            assertEquals(201, made.status(), made.text());
            URI location = URI.create(made.header("Location"));
            assertEquals("/api/locations/alice@example.org", location.getPath());
            add(server, "bob@example.org", "sip:bob@192.0.2.2", "");
            add(server, "bob@example.org", "sip:bob@192.0.2.3", "");

            JsonObject record = server.get(VIEWER, location.getRawPath()).object();
            JsonObject contact = record.getJsonArray("contacts").getJsonObject(0);
            assertEquals("sip:alice@192.0.2.1:5062", contact.getString("contact"));
            assertEquals(0.5, contact.getJsonNumber("q").doubleValue());
            Duration left = Duration.between(Instant.now(), Instant.parse(contact.getString("expires")));
            assertTrue(left.toSeconds() > 500 && left.toSeconds() <= 600, left.toString());

            JsonObject page = server.get(VIEWER, PATH).object();
            assertEquals(2, page.getInt("total"));
            JsonObject bob = page.getJsonArray("items").getJsonObject(1);
            assertEquals("bob@example.org", bob.getString("aor"));
            assertEquals(2, bob.getJsonArray("contacts").size());
            assertEquals(
                    JsonValue.NULL,
                    bob.getJsonArray("contacts").getJsonObject(0).get("expires"));
            assertEquals(1, server.get(VIEWER, PATH + "?aor=al").object().getInt("total"));
            assertEquals(
                    "bob@example.org",
                    server.get(VIEWER, PATH + "?offset=1&limit=1")
                            .object()
                            .getJsonArray("items")
                            .getJsonObject(0)
                            .getString("aor"));

            String one = PATH + "/bob@example.org";
            assertEquals(
                    204,
                    server.send(ADMIN, "DELETE", one + "?contact=sip:bob@192.0.2.2", null)
                            .status());
            assertProblem(404, server.send(ADMIN, "DELETE", one + "?contact=sip:bob@192.0.2.2", null));
            assertEquals(
                    1, server.get(VIEWER, one).object().getJsonArray("contacts").size());
            assertEquals(204, server.send(ADMIN, "DELETE", one, null).status());
            assertProblem(404, server.get(VIEWER, one));
            assertProblem(404, server.send(ADMIN, "DELETE", one, null));
            assertEquals(1, server.get(VIEWER, PATH).object().getInt("total"));
            assertEquals(mode == 1 || mode == 3 ? 1 : 0, rows(server));
        }
    }

    @Test
    void shouldRenewAContact() throws Exception {
        try (TestServer server = start("renew", 0)) {
            assertEquals(
                    201, add(server, "alice@example.org", "sip:a@192.0.2.1", "").status());
            Answer again = add(server, "alice@example.org", "sip:a@192.0.2.1", ",'expires':60");
            assertEquals(200, again.status());
            assertEquals(1, again.object().getJsonArray("contacts").size());
        }
    }

    @Test
    void shouldKeepUnicode() throws Exception {
        try (TestServer server = start("unicode", 0)) {
            Answer made = add(server, "ʻō@example.org", "sip:%CA%BB@192.0.2.1", "");
            assertEquals(201, made.status(), made.text());
            Answer read = server.get(VIEWER, URI.create(made.header("Location")).getRawPath());
            assertEquals("ʻō@example.org", read.object().getString("aor"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'aor':'alice','contact':'sip:a@192.0.2.1'} | aor",
                "{'contact':'sip:a@192.0.2.1'} | aor",
                "{'aor':'a@b','contact':'nonsense'} | contact",
                "{'aor':'a@b','contact':'tel:+12345'} | contact",
                "{'aor':'a@b','contact':'sip:a@b\\r\\nX: y'} | contact",
                "{'aor':'a@b','contact':'sip:a@b','path':'<sip:p>\\r\\nX: y'} | path",
                "{'aor':'a@b','contact':'sip:a@b','expires':-1} | expires",
                "{'aor':'a@b','contact':'sip:a@b','expires':'60'} | expires",
                "{'aor':'a@b','contact':'sip:a@b','q':2} | q",
                "{'aor':'a@b','contact':'sip:a@b','callid':'x'} | callid",
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) throws Exception {
        JsonObject problem = assertProblem(400, shared.send(ADMIN, "POST", PATH, body.replace('\'', '"')));
        assertEquals(List.of(field), List.copyOf(problem.getJsonObject("fields").keySet()));
    }

    @Test
    void shouldRefuse() throws Exception {
        try (TestServer server = start("refuse", 0)) {
            assertProblem(404, server.get(ADMIN, PATH + "?table=nosuch"));
            assertProblem(404, server.get(ADMIN, PATH + "/a@b?table=nosuch"));
            assertProblem(400, server.get(ADMIN, PATH + "?limit=0"));
            assertProblem(403, server.send(VIEWER, "POST", PATH, "{}"));
            assertProblem(403, server.send(VIEWER, "DELETE", PATH + "/a@b", null));
            assertProblem(401, server.get(null, PATH));
            assertProblem(400, server.send(ADMIN, "POST", PATH, "{"));
            assertProblem(415, server.send(ADMIN, "POST", PATH, "{}", "text/plain"));
        }
        try (TestServer server = new TestServer("locations-none", null)) {
            assertProblem(503, server.get(ADMIN, PATH));
        }
        try (TestServer server = new TestServer("locations-no-usrloc", TestConfigs.EMPTY)) {
            assertProblem(404, server.get(ADMIN, PATH));
        }
    }

    private static TestServer start(String name, int mode) throws Exception {
        return new TestServer("locations" + name, mode == 0 ? TestConfigs.MEMORY : TestConfigs.database(mode));
    }

    private static Answer add(TestServer server, String aor, String contact, String more) throws Exception {
        String body = "{'aor':'%s','contact':'%s'%s}".formatted(aor, contact, more);
        return server.send(ADMIN, "POST", PATH, body.replace('\'', '"'));
    }

    private static int rows(TestServer server) throws Exception {
        try (var connection = server.source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM location")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
