package org.olelo.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The example application click-to-call: a browser connects two telephones. */
@ArquillianTest
@RunAsClient
class ClickToCallIT {
    private static final int PORT = 29160;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Deployment(name = "sip-server", order = 1, testable = false)
    static EnterpriseArchive server() {
        return Archives.olelo(Map.of(
                "configFile", System.getProperty("test.resources") + "/servlets.cfg",
                "listenAddresses", "udp:127.0.0.1:" + PORT));
    }

    @Deployment(name = "click-to-call", order = 2, testable = false)
    static WebArchive example() {
        return ShrinkWrap.create(ZipImporter.class, "click-to-call.war")
                .importFrom(new File("../examples/click-to-call/target/click-to-call.war"))
                .as(WebArchive.class);
    }

    private String ask(HttpRequest.Builder request, int expected) throws Exception {
        HttpResponse<String> answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(expected, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static HttpRequest.Builder call(String query) {
        return HttpRequest.newBuilder(URI.create(System.getProperty("test.http") + "/click-to-call/call" + query));
    }

    private void awaitState(String state) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        String last = "";
        while (!last.equals(state) && System.nanoTime() < end) {
            last = ask(call(""), 200);
        }
        assertEquals(state, last);
    }

    private void click(String from, String to) throws Exception {
        ask(call("?from=" + from + "&to=" + to).POST(HttpRequest.BodyPublishers.noBody()), 202);
    }

    @Test
    void shouldConnectTwoTelephones() throws Exception {
        try (Phone alice = new Phone("alice", "", 29161, PORT);
                Phone bob = new Phone("bob", "", 29162, PORT)) {
            assertEquals("no call", ask(call(""), 200));
            click("sip:alice@127.0.0.1:29161", "sip:bob@127.0.0.1:29162");
            assertEquals("INVITE", alice.await("INVITE"));
            alice.pickUp();
            assertEquals("INVITE", bob.await("INVITE"));
            bob.pickUp();
            assertEquals("ACK", bob.await("ACK"));
            assertEquals("ACK", alice.await("ACK"));
            awaitState("connected");
            alice.hangUp();
            assertEquals("BYE", bob.await("BYE"));
            awaitState("ended");
        }
    }

    @Test
    void shouldAskForBothAddresses() throws Exception {
        ask(call("?from=sip:alice@127.0.0.1").POST(HttpRequest.BodyPublishers.noBody()), 400);
    }
}
