package org.olelo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.olelo.web.Problems.assertProblem;
import static org.olelo.web.TestServer.ADMIN;
import static org.olelo.web.TestServer.VIEWER;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.olelo.ejb.service.OperatorChange;
import org.olelo.ejb.service.OperatorRole;
import org.olelo.web.TestServer.Answer;

class SecurityTest {
    private TestServer server;

    @BeforeEach
    void start(TestInfo test) throws Exception {
        server = new TestServer("security" + test.getDisplayName().hashCode(), TestConfigs.MEMORY);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"root:wrong", "root", "nobody:administrator-1", ":", "root:administrator-1 "})
    void shouldAskForALogin(String login) throws Exception {
        Answer answer = server.get(login, "/api/rpc");
        assertProblem(401, answer);
        assertEquals("Basic realm=\"Olelo\", charset=\"UTF-8\"", answer.header("WWW-Authenticate"));
    }

    @Test
    void shouldAcceptALogin() throws Exception {
        assertEquals(200, server.get(ADMIN, "/api/rpc").status());
        assertEquals(200, server.get(VIEWER, "/api/rpc").status());
    }

    @Test
    void shouldTakeChangesOfOperatorsAtOnce() throws Exception {
        assertEquals(200, server.get(VIEWER, "/api/rpc").status());
        server.operators.update("guest", new OperatorChange("another-password", null));
        assertProblem(401, server.get(VIEWER, "/api/rpc"));
        assertEquals(200, server.get("guest:another-password", "/api/rpc").status());
        String arg = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"core.arg\"}";
        assertProblem(403, server.send("guest:another-password", "POST", "/api/rpc", arg));
        server.operators.update("guest", new OperatorChange(null, OperatorRole.ADMIN));
        assertEquals(
                200,
                server.send("guest:another-password", "POST", "/api/rpc", arg).status());
        server.operators.delete("guest");
        assertProblem(401, server.get("guest:another-password", "/api/rpc"));
    }

    @Test
    void shouldDelayAfterManyFailures() throws Exception {
        assertEquals(200, server.get(VIEWER, "/api/rpc").status());
        for (int i = 0; i < 10; i++) {
            assertProblem(401, server.get("root:wrong-" + i, "/api/rpc"));
        }
        Answer delayed = server.get(ADMIN, "/api/rpc");
        assertProblem(429, delayed);
        int seconds = Integer.parseInt(delayed.header("Retry-After"));
        assertTrue(seconds > 0 && seconds <= 60, delayed.header("Retry-After"));
        assertEquals(200, server.get(VIEWER, "/api/rpc").status(), "was right before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/health/live", "/api/rpc", "/no/such", "/api/no/such"})
    void shouldSendSecurityHeadersAndNoCors(String path) throws Exception {
        Answer answer = server.get(null, path);
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertEquals("DENY", answer.header("X-Frame-Options"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
        assertEquals("no-store", answer.header("Cache-Control"));
        assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'"));
        assertEquals("", answer.header("Access-Control-Allow-Origin"));
    }

    @Test
    void shouldAnswerUnknownPathsAndMethodsWithProblems() throws Exception {
        assertProblem(404, server.get(ADMIN, "/api/no/such"));
        assertProblem(404, server.get(ADMIN, "/no/such"));
        assertProblem(404, server.get(ADMIN, "/api"));
        assertProblem(405, server.send(ADMIN, "POST", "/", "{}"));
        Answer answer = server.send(ADMIN, "PUT", "/api/rpc", "{}");
        assertProblem(405, answer);
        assertTrue(answer.header("Allow").contains("POST"), answer.header("Allow"));
    }

    @Test
    void shouldHideUnexpectedFailures() throws Exception {
        server.source.setURL("jdbc:h2:mem:gone;IFEXISTS=TRUE");
        Answer answer = server.get(ADMIN, "/api/rpc");
        assertProblem(500, answer);
        assertTrue(answer.object().getString("instance").startsWith("urn:uuid:"));
        assertFalse(answer.text().contains("h2"), answer.text());
    }

    @Test
    void shouldSayThatTheEngineDoesNotRun() throws Exception {
        server.engine.orElseThrow().close();
        server.engine = Optional.empty();
        assertProblem(503, server.get(ADMIN, "/api/rpc"));
    }
}
