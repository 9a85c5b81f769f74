package org.olelo.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.olelo.ear.sip.Answering;
import org.olelo.ear.sip.Proxying;
import org.olelo.ear.sip.Status;

/** Web archives with SIP servlets beside the server's archive: the library in WEB-INF/lib is all that they bring. */
@ArquillianTest
@RunAsClient
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SipServletIT {
    private static final int PORT = 29060;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "sip-server", managed = false, testable = false)
    static EnterpriseArchive server() {
        return Archives.olelo(Map.of(
                "configFile", System.getProperty("test.resources") + "/servlets.cfg",
                "listenAddresses", "udp:127.0.0.1:" + PORT));
    }

    @Deployment(name = "answering", managed = false, testable = false)
    static WebArchive answering() {
        return Archives.sip("answering.war")
                .addClasses(Answering.class, Status.class)
                .addClass("org.olelo.ear.sip.package-info");
    }

    @Deployment(name = "proxying", managed = false, testable = false)
    static WebArchive proxying() {
        return Archives.sip("proxying.war").addClass(Proxying.class).addAsWebInfResource("sip-proxying.xml", "sip.xml");
    }

    private static void call(int port) throws Exception {
        try (Phone caller = new Phone("alice", "", port, PORT)) {
            caller.call("bob");
            assertEquals("200 INVITE", caller.await("INVITE"));
            caller.hangUp();
            assertEquals("200 BYE", caller.await("200 BYE"));
        }
    }

    @Test
    @Order(1)
    void shouldAnswerACallByAServlet() throws Exception {
        deployer.deploy("sip-server");
        deployer.deploy("answering");
        call(29061);
    }

    @Test
    @Order(2)
    void shouldGiveApplicationsWhatTheyAskFor() throws Exception {
        try (Phone phone = new Phone("alice", "", 29062, PORT)) {
            assertEquals("202 MESSAGE", phone.send("MESSAGE", "bob", "hello"));
            assertEquals("sip:made@example.com true", phone.lastBody());
        }
    }

    @Test
    @Order(3)
    void shouldJoinHttpSessionsToApplicationSessions() throws Exception {
        String url = System.getProperty("test.http") + "/answering/status";
        String[] first = get(url).split(" ");
        assertEquals("true", first[1]);
        String[] second = get(url).split(" ");
        assertNotEquals(first[0], second[0]);
        assertEquals(first[0], get(first[2]).split(" ")[0]);
        try (Phone phone = new Phone("web", "", 29063, PORT)) {
            get(url + "?call=sip:phone@127.0.0.1:29063");
            assertEquals("OPTIONS", phone.await("OPTIONS"));
        }
    }

    private static String get(String url) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    @Test
    @Order(4)
    void shouldProxyACallByAServlet() throws Exception {
        deployer.deploy("proxying");
        try (Phone caller = new Phone("alice", "", 29064, PORT);
                Phone callee = new Phone("bob", "", 29065, PORT)) {
            caller.call("p-29065");
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
    @Order(5)
    void shouldAttachAgainWhenTheServerComesBack() throws Exception {
        deployer.undeploy("sip-server");
        assertTrue(ServerProcess.goneWithin(60, "org.olelo.server.SipServer"), "applications hold the engine");
        deployer.deploy("sip-server");
        call(29066);
    }

    @Test
    @Order(6)
    void shouldLeaveNothingBehindAfterTenRedeploys() throws Exception {
        for (int round = 0; round < 10; round++) {
            call(29070 + round);
            deployer.undeploy("answering");
            try (Phone phone = new Phone("alice", "", 29080 + round, PORT)) {
                assertEquals("404 MESSAGE", phone.send("MESSAGE", "bob", "gone"));
            }
            deployer.deploy("answering");
        }
        deployer.undeploy("answering");
        deployer.undeploy("proxying");
        assertTrue(ServerProcess.goneWithin(60, "org.olelo.servlet.SipServletContainer"), "containers are left");
        assertTrue(ServerProcess.goneWithin(60, "org.olelo.servlet.war.ContainerLoader"), "class loaders are left");
        assertEquals(0, ServerProcess.threads("sipapp"));
        deployer.undeploy("sip-server");
    }
}
