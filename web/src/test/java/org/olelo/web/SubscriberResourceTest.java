package org.olelo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.olelo.web.Problems.assertProblem;
import static org.olelo.web.TestServer.ADMIN;
import static org.olelo.web.TestServer.VIEWER;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.olelo.web.TestServer.Answer;

class SubscriberResourceTest {
    private static final String PATH = "/api/subscribers";

    private TestServer server;

    @BeforeEach
    void start(TestInfo test) throws Exception {
        server = new TestServer("subscribers" + test.getDisplayName().hashCode(), null);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void shouldMakeAnAccountAndNeverShowItsPassword() throws Exception {
        Answer made = create("alice", "example.org", "secret-pw");
        assertEquals(201, made.status());
        URI location = URI.create(made.header("Location"));
        assertEquals("/api/subscribers/alice@example.org", location.getPath());
        Answer read = server.get(VIEWER, location.getRawPath());
        assertEquals(200, read.status());
        JsonObject account = read.object();
        assertEquals("alice", account.getString("username"));
        assertEquals("example.org", account.getString("domain"));
        assertEquals(3, account.size());
        for (Answer answer : List.of(made, read, server.get(ADMIN, PATH))) {
            assertFalse(answer.text().contains("secret-pw") || answer.text().contains("ha1"), answer.text());
        }
    }

    @Test
    void shouldTakeOddButLegalNames() throws Exception {
        Answer made = create("a/b?c;d", "[2001:db8::1]", "pw");
        assertEquals(201, made.status());
        String path = URI.create(made.header("Location")).getRawPath();
        Answer read = server.get(VIEWER, path);
        assertEquals(200, read.status(), path);
        assertEquals("a/b?c;d", read.object().getString("username"));
        assertEquals(204, server.send(ADMIN, "DELETE", path, null).status());
        assertEquals(201, create("bob", "", "pw").status());
        assertEquals(200, server.get(VIEWER, PATH + "/bob@").status());
        assertEquals(200, server.get(VIEWER, PATH + "/bob").status());
    }

    @Test
    void shouldRefuseASecondAccountOfTheSameName() throws Exception {
        create("alice", "example.org", "pw");
        JsonObject problem = assertProblem(409, create("alice", "example.org", "other"));
        assertEquals("subscriber alice@example.org exists already", problem.getString("detail"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'username':'a b','domain':'example.org','password':'pw'} | username",
                "{'username':'alice','domain':'example org','password':'pw'} | domain",
                "{'username':'alice','domain':'example.org'} | password",
                "{'username':'alice','domain':'example.org','password':5} | password",
                "{'username':'alice','domain':'example.org','password':'pw','ha1':'x'} | ha1",
                "{'domain':'example.org','password':'pw'} | username",
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) throws Exception {
        JsonObject problem = assertProblem(400, server.send(ADMIN, "POST", PATH, body.replace('\'', '"')));
        assertEquals(List.of(field), List.copyOf(problem.getJsonObject("fields").keySet()));
    }

    @ParameterizedTest
    @CsvSource({"'{\"username\":', 400", "'', 400", "[], 400", "'\"text\"', 400", "{}, 400"})
    void shouldRefuseBadJson(String body, int status) throws Exception {
        assertProblem(status, server.send(ADMIN, "POST", PATH, body));
    }

    @Test
    void shouldChangeAPassword() throws Exception {
        create("alice", "example.org", "pw");
        String path = PATH + "/alice@example.org";
        assertEquals(
                200, server.send(ADMIN, "PUT", path, "{\"password\":\"new\"}").status());
        assertEquals("new", password("alice"));
        assertProblem(400, server.send(ADMIN, "PUT", path, "{\"password\":\"\"}"));
        assertProblem(400, server.send(ADMIN, "PUT", path, "{\"domain\":\"a\"}"));
        assertProblem(404, server.send(ADMIN, "PUT", PATH + "/bob@example.org", "{\"password\":\"new\"}"));
        assertProblem(415, server.send(ADMIN, "PUT", path, "password=new", "application/x-www-form-urlencoded"));
    }

    @Test
    void shouldDelete() throws Exception {
        create("alice", "example.org", "pw");
        String path = PATH + "/alice@example.org";
        Answer answer = server.send(ADMIN, "DELETE", path, null);
        assertEquals(204, answer.status());
        assertEquals("", answer.text());
        assertProblem(404, server.send(ADMIN, "DELETE", path, null));
        assertProblem(404, server.get(ADMIN, path));
    }

    @Test
    void shouldListInPages() throws Exception {
        for (String name : List.of("bob", "alice", "albert")) {
            create(name, "example.org", "pw");
        }
        JsonObject page =
                server.get(VIEWER, PATH + "?username=al&limit=1&offset=1").object();
        assertEquals(2, page.getInt("total"));
        assertEquals(1, page.getInt("offset"));
        assertEquals(1, page.getJsonArray("items").size());
        assertEquals("alice", page.getJsonArray("items").getJsonObject(0).getString("username"));
        assertEquals(
                0, server.get(VIEWER, PATH + "?domain=example.com").object().getInt("total"));
        assertEquals(3, server.get(VIEWER, PATH).object().getInt("total"));
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=1001, limit", "limit=x, limit", "offset=-1, offset"})
    void shouldRefuseBadPages(String query, String field) throws Exception {
        JsonObject problem = assertProblem(400, server.get(ADMIN, PATH + "?" + query));
        assertTrue(problem.getJsonObject("fields").containsKey(field));
    }

    @Test
    void shouldLetViewersOnlyLook() throws Exception {
        create("alice", "example.org", "pw");
        String body = "{\"username\":\"bob\",\"domain\":\"example.org\",\"password\":\"pw\"}";
        assertProblem(403, server.send(VIEWER, "POST", PATH, body));
        assertProblem(403, server.send(VIEWER, "PUT", PATH + "/alice@example.org", "{\"password\":\"new\"}"));
        assertProblem(403, server.send(VIEWER, "DELETE", PATH + "/alice@example.org", null));
        assertProblem(401, server.get(null, PATH));
        assertEquals(1, server.get(VIEWER, PATH).object().getInt("total"));
    }

    private Answer create(String username, String domain, String password) throws Exception {
        String body =
                "{\"username\":\"%s\",\"domain\":\"%s\",\"password\":\"%s\"}".formatted(username, domain, password);
        return server.send(ADMIN, "POST", PATH, body);
    }

    private String password(String username) throws Exception {
        try (var connection = server.source.getConnection();
                var statement = connection.prepareStatement("SELECT password FROM subscriber WHERE username = ?")) {
            statement.setString(1, username);
            var rows = statement.executeQuery();
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
