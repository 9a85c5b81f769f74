package org.olelo.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The archive with its built-in configuration: telephones register and call, an operator sees them over HTTP. */
@ArquillianTest
@RunAsClient
class ServerIT {
    private static final int PORT = 25060;
    private static final String ALICE = "alice@127.0.0.1";
    private static final String BOB = "bob@127.0.0.1";

    private Rest rest;

    @Deployment(testable = false)
    static EnterpriseArchive server() {
        return Archives.olelo(Map.of("listenAddresses", "udp:127.0.0.1:" + PORT + " tcp:127.0.0.1:" + PORT));
    }

    @BeforeEach
    void makeSubscribers() throws Exception {
        Path data = Path.of(System.getProperty("test.data"));
        rest = new Rest(
                System.getProperty("test.http"),
                "admin",
                Files.readString(data.resolve("admin-password")).strip());
        for (String user : new String[] {"alice", "bob"}) {
            Rest.Answer answer = rest.post(
                    "/api/subscribers",
                    "{\"username\":\"" + user + "\",\"domain\":\"127.0.0.1\",\"password\":\"" + user + "-secret\"}");
            assertTrue(answer.status() == 201 || answer.status() == 409, answer.toString());
            Rest.Answer left = rest.delete("/api/locations/" + user); // by the test before
            assertTrue(left.status() == 204 || left.status() == 404, left.toString());
        }
    }

    private static Phone alice(int port) throws Exception {
        return new Phone("alice", "alice-secret", port, PORT);
    }

    private static Phone bob(int port) throws Exception {
        return new Phone("bob", "bob-secret", port, PORT);
    }

    @Test
    void shouldRegisterByDigestAndShowItOverRest() throws Exception {
        try (Phone phone = alice(25081)) {
            assertEquals("200 REGISTER", phone.register(300));
            assertTrue(rest.get("/api/locations?aor=alice").body().contains("sip:alice@127.0.0.1:25081"));
            assertEquals("200 REGISTER", phone.register(0));
            assertFalse(rest.get("/api/locations?aor=alice").body().contains("25081"));
        }
    }

    @Test
    void shouldRefuseAWrongPassword() throws Exception {
        try (Phone phone = new Phone("alice", "wrong", 25082, PORT)) {
            assertEquals("401 REGISTER", phone.register(300));
        }
    }

    @Test
    void shouldRefuseAnUnknownUser() throws Exception {
        try (Phone phone = new Phone("mallory", "any", 25083, PORT)) {
            assertEquals("401 REGISTER", phone.register(300));
        }
    }

    @Test
    void shouldConnectACall() throws Exception {
        try (Phone caller = alice(25084);
                Phone callee = bob(25085)) {
            assertEquals("200 REGISTER", callee.register(300));
            caller.call("bob");
            assertEquals("180", caller.await("180"));
            callee.pickUp();
            assertEquals("200 INVITE", caller.await("INVITE"));
            assertEquals("ACK", callee.await("ACK"));
            caller.hangUp();
            assertEquals("BYE", callee.await("BYE"));
            assertEquals("200 BYE", caller.await("200 BYE"));
        }
    }

    @Test
    void shouldCancelARingingCall() throws Exception {
        try (Phone caller = alice(25086);
                Phone callee = bob(25087)) {
            assertEquals("200 REGISTER", callee.register(300));
            caller.call("bob");
            assertEquals("180", caller.await("180"));
            caller.cancel();
            assertEquals("CANCEL", callee.await("CANCEL"));
            assertEquals("487 INVITE", caller.await("INVITE"));
        }
    }

    @Test
    void shouldAnswerACallToNobody() throws Exception {
        try (Phone caller = alice(25088)) {
            caller.call("nobody");
            assertEquals("404 INVITE", caller.await("INVITE"));
        }
    }

    @Test
    void shouldShowCountersAndCommandsOfTheRunningEngine() throws Exception {
        Rest.Answer answer = rest.post("/api/rpc", "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"core.sockets_list\"}");
        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("\"" + PORT + "\"") || answer.body().contains(":" + PORT), answer.body());
    }

    @Test
    void shouldForgetADeletedSubscriber() throws Exception {
        try (Phone phone = alice(25089)) {
            assertEquals(204, rest.delete("/api/subscribers/" + ALICE).status());
            assertEquals("401 REGISTER", phone.register(300));
        }
    }

    @Test
    void shouldAskForALogin() throws Exception {
        Rest.Answer answer = new Rest(System.getProperty("test.http"), "admin", "wrong").get("/api/subscribers/" + BOB);
        assertEquals(401, answer.status());
        assertEquals("application/problem+json", answer.type());
    }
}
