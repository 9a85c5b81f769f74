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

class OperatorResourceTest {
    private static final String PATH = "/api/operators";

    private TestServer server;

    @BeforeEach
    void start(TestInfo test) throws Exception {
        server = new TestServer("operators" + test.getDisplayName().hashCode(), null);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void shouldMakeAnOperatorWhoCanLogIn() throws Exception {
        Answer made = send("POST", PATH, "{'username':'carol','password':'a-long-password','role':'viewer'}");
        assertEquals(201, made.status());
        assertEquals("/api/operators/carol", URI.create(made.header("Location")).getPath());
        assertFalse(made.text().contains("a-long-password"));
        assertEquals(
                200, server.get("carol:a-long-password", "/api/subscribers").status());
        assertEquals(
                "{\"username\":\"carol\",\"role\":\"viewer\"}",
                server.get(ADMIN, PATH + "/carol").text());
        assertProblem(409, send("POST", PATH, "{'username':'carol','password':'a-long-password','role':'admin'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'username':'a:b','password':'a-long-password','role':'viewer'} | username",
                "{'username':'carol','password':'short','role':'viewer'} | password",
                "{'username':'carol','password':'a-long-password','role':'god'} | role",
                "{'username':'carol','password':'a-long-password'} | role",
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) throws Exception {
        JsonObject problem = assertProblem(400, send("POST", PATH, body));
        assertEquals(List.of(field), List.copyOf(problem.getJsonObject("fields").keySet()));
    }

    @Test
    void shouldListThem() throws Exception {
        assertEquals(
                "[{\"username\":\"guest\",\"role\":\"viewer\"},{\"username\":\"root\",\"role\":\"admin\"}]",
                server.get(ADMIN, PATH).text());
    }

    @Test
    void shouldChangePasswordAndRole() throws Exception {
        assertEquals(
                200,
                send("PUT", PATH + "/guest", "{'password':'another-password','role':'admin'}")
                        .status());
        assertProblem(401, server.get(VIEWER, PATH));
        assertEquals(200, server.get("guest:another-password", PATH).status());
        assertProblem(400, send("PUT", PATH + "/guest", "{'password':'short'}"));
        assertProblem(404, send("PUT", PATH + "/nobody", "{'role':'admin'}"));
    }

    @Test
    void shouldKeepTheLastAdministrator() throws Exception {
        assertProblem(409, server.send(ADMIN, "DELETE", PATH + "/root", null));
        assertProblem(409, send("PUT", PATH + "/root", "{'role':'viewer'}"));
        assertEquals(200, send("PUT", PATH + "/guest", "{'role':'admin'}").status());
        assertEquals(204, server.send(ADMIN, "DELETE", PATH + "/root", null).status());
        assertProblem(401, server.get(ADMIN, PATH));
    }

    @Test
    void shouldDelete() throws Exception {
        assertEquals(204, server.send(ADMIN, "DELETE", PATH + "/guest", null).status());
        assertProblem(404, server.send(ADMIN, "DELETE", PATH + "/guest", null));
        assertProblem(404, server.get(ADMIN, PATH + "/guest"));
    }

    @Test
    void shouldBeForAdministratorsOnly() throws Exception {
        assertProblem(403, server.get(VIEWER, PATH));
        assertProblem(403, server.send(VIEWER, "PUT", PATH + "/guest", "{\"role\":\"admin\"}"));
        assertProblem(403, server.send(VIEWER, "DELETE", PATH + "/root", null));
        assertTrue(server.operators.credentials("root").isPresent());
    }

    private Answer send(String method, String path, String body) throws Exception {
        return server.send(ADMIN, method, path, body.replace('\'', '"'));
    }
}
