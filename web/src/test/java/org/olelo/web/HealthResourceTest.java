package org.olelo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.olelo.web.Problems.assertProblem;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.olelo.web.TestServer.Answer;

class HealthResourceTest {
    @Test
    void shouldBeReadyWhenEngineAndDatabaseAre() throws Exception {
        try (TestServer server = new TestServer("health", TestConfigs.MEMORY)) {
            Answer answer = server.get(null, "/api/health/ready");
            assertEquals(200, answer.status());
            assertEquals("application/json", answer.header("Content-Type"));
            assertEquals("UP", answer.object().getString("status"));
            assertEquals("UP", status(answer, 0));
            assertEquals("UP", status(answer, 1));
        }
    }

    @Test
    void shouldBeLiveButNotReadyWithoutTheEngine() throws Exception {
        try (TestServer server = new TestServer("health-no-engine", null)) {
            assertEquals(200, server.get(null, "/api/health/live").status());
            Answer answer = server.get(null, "/api/health/ready");
            assertProblem(503, answer);
            assertEquals("DOWN", status(answer, 0));
            assertEquals("UP", status(answer, 1));
            assertTrue(server.get(null, "/").text().contains("does not run"));
        }
    }

    @Test
    void shouldNotBeReadyWithoutTheDatabase() throws Exception {
        try (TestServer server = new TestServer("health-no-database", TestConfigs.MEMORY)) {
            server.databaseAnswers = false;
            Answer answer = server.get(null, "/api/health/ready");
            assertProblem(503, answer);
            assertEquals("UP", status(answer, 0));
            assertEquals("DOWN", status(answer, 1));
        }
    }

    private static String status(Answer answer, int check) {
        JsonObject found = answer.object().getJsonArray("checks").getJsonObject(check);
        assertEquals(check == 0 ? "sip" : "database", found.getString("name"));
        return found.getString("status");
    }
}
