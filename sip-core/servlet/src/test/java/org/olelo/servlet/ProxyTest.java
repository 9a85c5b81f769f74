package org.olelo.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletException;
import jakarta.servlet.sip.Proxy;
import jakarta.servlet.sip.ProxyBranch;
import jakarta.servlet.sip.SipFactory;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.URI;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
    private static final int PORT = 21420;
    private static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();

    /** The user says how: "both" in parallel, "seq" one after another, "again" adds the second one on failure. */
    static final class Forking extends SipServlet {
        private static final long serialVersionUID = 1L;

        private URI uri(String user, int port) throws ServletException {
            SipFactory factory = (SipFactory) getServletContext().getAttribute(SIP_FACTORY);
            return factory.createURI("sip:" + user + "@127.0.0.1:" + port);
        }

        @Override
        protected void doRequest(SipServletRequest request) throws ServletException, IOException {
            EVENTS.add(request.getMethod() + (request.isInitial() ? " initial" : ""));
            if (request.getMethod().equals("BYE") && request.getHeader("X-Answer") != null) {
                request.createResponse(202).send();
            }
            if (!request.isInitial() || request.getMethod().equals("CANCEL")) {
                return;
            }
            Proxy proxy = request.getProxy();
            proxy.setRecordRoute(true);
            request.addHeader("X-Proxied", "yes");
            String user = request.getRequestURI().toString();
            List<URI> targets = new ArrayList<>();
            targets.add(uri("one", PORT + 2));
            if (user.contains("both") || user.contains("seq")) {
                targets.add(uri("two", PORT + 3));
            }
            proxy.setParallel(!user.contains("seq"));
            if (user.contains("silent")) {
                proxy.setProxyTimeout(1);
            }
            if (user.contains("short")) {
                List<ProxyBranch> branches = proxy.createProxyBranches(targets);
                branches.getFirst().setProxyBranchTimeout(1);
                proxy.startProxy();
                return;
            }
            proxy.proxyTo(targets);
        }

        @Override
        protected void doResponse(SipServletResponse response) throws ServletException, IOException {
            EVENTS.add(
                    response.getStatus() + " " + response.getMethod() + (response.isBranchResponse() ? " branch" : ""));
            if (response.getStatus() == 183) {
                response.getProxyBranch().cancel();
            }
            boolean again = response.getRequest().getRequestURI().toString().contains("again");
            if (again && response.getStatus() == 404) {
                response.getProxy().proxyTo(uri("two", PORT + 3));
            }
        }
    }

    private Server server;
    private SipPeer alice;
    private SipPeer one;
    private SipPeer two;

    @BeforeEach
    void start() throws Exception {
        EVENTS.clear();
        server = new Server(PORT, Server.ALL);
        server.container.deploy(ApplicationDescriptor.of("forking", Forking.class));
        alice = new SipPeer(PORT + 1, PORT);
        one = new SipPeer(PORT + 2, PORT);
        two = new SipPeer(PORT + 3, PORT);
    }

    @AfterEach
    void stop() {
        alice.close();
        one.close();
        two.close();
        server.close();
    }

    private static void expectEvent(String event) throws InterruptedException {
        assertEquals(event, EVENTS.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void shouldProxyACallWithItsDialog() throws Exception {
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:21420", "p1", 1, ""));
        String invite = one.expect("INVITE sip:one@127.0.0.1:21422");
        assertEquals("yes", SipPeer.header(invite, "X-Proxied"));
        assertTrue(SipPeer.header(invite, "Record-Route").contains("127.0.0.1:21420"), invite);
        expectEvent("INVITE initial");
        one.send(SipPeer.answer(invite, "180 Ringing", "o1"));
        alice.expect("180");
        expectEvent("180 INVITE");
        one.send(SipPeer.answer(invite, "200 OK", "o1", "Contact: <sip:one@127.0.0.1:21422>"));
        alice.expect("200");
        expectEvent("200 INVITE");
        String route = "Route: <sip:127.0.0.1:21420;lr>";
        alice.send(alice.request("ACK", "sip:one@127.0.0.1:21422", "p1", 1, "o1", route));
        one.expect("ACK sip:one@127.0.0.1:21422");
        expectEvent("ACK");
        alice.send(alice.request("BYE", "sip:one@127.0.0.1:21422", "p1", 2, "o1", route));
        String bye = one.expect("BYE sip:one@127.0.0.1:21422");
        assertEquals("", SipPeer.header(bye, "Route"));
        one.send(SipPeer.answer(bye, "200 OK", "o1"));
        alice.expect("200");
        expectEvent("BYE");
        expectEvent("200 BYE");
        UasTest.await(() -> server.container.sessionCount() == 0 && server.container.dialogCount() == 0);
    }

    @Test
    void shouldForkAndCancelTheLosers() throws Exception {
        alice.send(alice.request("INVITE", "sip:both@127.0.0.1:21420", "p2", 1, ""));
        String first = one.expect("INVITE");
        String second = two.expect("INVITE");
        one.send(SipPeer.answer(first, "180 Ringing", "o2"));
        alice.expect("180");
        two.send(SipPeer.answer(second, "200 OK", "t2", "Contact: <sip:two@127.0.0.1:21423>"));
        String ok = alice.expect("200");
        assertEquals("t2", SipPeer.tag(SipPeer.header(ok, "To")));
        String cancel = one.expect("CANCEL");
        one.send(SipPeer.answer(cancel, "200 OK", "o2"));
        one.send(SipPeer.answer(first, "487 Request Terminated", "o2"));
        one.expect("ACK");
    }

    @Test
    void shouldTryOneAfterAnother() throws Exception {
        alice.send(alice.request("INVITE", "sip:seq@127.0.0.1:21420", "p3", 1, ""));
        String first = one.expect("INVITE");
        one.send(SipPeer.answer(first, "486 Busy Here", "o3"));
        one.expect("ACK");
        String second = two.expect("INVITE sip:two@127.0.0.1:21423");
        assertTrue(SipPeer.header(second, "Record-Route").contains("127.0.0.1:21420"), second);
        two.send(SipPeer.answer(second, "404 Not Found", "t3", "X-Why: gone"));
        String end = alice.expect("404");
        // RFC 3261 16.7 step 6: the lowest class and code that is best; both are 4xx
        assertEquals("gone", SipPeer.header(end, "X-Why"), end);
        UasTest.await(() -> server.container.sessionCount() == 0);
    }

    @Test
    void shouldLetTheServletAddADestinationAfterAFailure() throws Exception {
        alice.send(alice.request("INVITE", "sip:again@127.0.0.1:21420", "p4", 1, ""));
        String first = one.expect("INVITE");
        one.send(SipPeer.answer(first, "404 Not Found", "o4"));
        String second = two.expect("INVITE");
        two.send(SipPeer.answer(second, "200 OK", "t4", "Contact: <sip:two@127.0.0.1:21423>"));
        String ok = alice.expect("200");
        assertEquals("t4", SipPeer.tag(SipPeer.header(ok, "To")));
        expectEvent("INVITE initial");
        expectEvent("404 INVITE");
        expectEvent("200 INVITE");
    }

    @Test
    void shouldFollowARedirect() throws Exception {
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:21420", "p5", 1, ""));
        String first = one.expect("INVITE");
        one.send(SipPeer.answer(first, "302 Moved", "o5", "Contact: <sip:two@127.0.0.1:21423>"));
        String second = two.expect("INVITE");
        two.send(SipPeer.answer(second, "603 Decline", "t5"));
        alice.expect("603");
    }

    @Test
    void shouldCancelAProxiedCall() throws Exception {
        String invite = alice.request("INVITE", "sip:bob@127.0.0.1:21420", "p6", 1, "");
        alice.send(invite);
        String first = one.expect("INVITE");
        one.send(SipPeer.answer(first, "180 Ringing", "o6"));
        alice.expect("180");
        alice.send(invite.replace("INVITE", "CANCEL"));
        String cancel = one.expect("CANCEL");
        one.send(SipPeer.answer(cancel, "200 OK", "o6"));
        one.send(SipPeer.answer(first, "487 Request Terminated", "o6"));
        alice.expect("487");
        expectEvent("INVITE initial");
        expectEvent("180 INVITE");
        expectEvent("CANCEL");
        expectEvent("487 INVITE");
        UasTest.await(() -> server.container.sessionCount() == 0);
    }

    @Test
    void shouldCancelOneBranchAlone() throws Exception {
        alice.send(alice.request("INVITE", "sip:both@127.0.0.1:21420", "p7", 1, ""));
        String first = one.expect("INVITE");
        String second = two.expect("INVITE");
        one.send(SipPeer.answer(first, "183 Progress", "o7"));
        String cancel = one.expect("CANCEL");
        one.send(SipPeer.answer(cancel, "200 OK", "o7"));
        one.send(SipPeer.answer(first, "487 Request Terminated", "o7"));
        one.expect("ACK");
        two.send(SipPeer.answer(second, "200 OK", "t7", "Contact: <sip:two@127.0.0.1:21423>"));
        assertEquals("t7", SipPeer.tag(SipPeer.header(alice.expect("200"), "To")));
    }

    @Test
    void shouldGiveUpADestinationThatIsSilent() throws Exception {
        alice.send(alice.request("INVITE", "sip:silent@127.0.0.1:21420", "p8", 1, ""));
        one.expect("INVITE");
        alice.expect("408");
        expectEvent("INVITE initial");
        expectEvent("408 INVITE");
        UasTest.await(() -> server.container.sessionCount() == 0);
    }

    @Test
    void shouldGiveOneBranchLessTime() throws Exception {
        alice.send(alice.request("INVITE", "sip:both-short@127.0.0.1:21420", "p9", 1, ""));
        String first = one.expect("INVITE");
        String second = two.expect("INVITE");
        one.send(SipPeer.answer(first, "180 Ringing", "o9"));
        two.send(SipPeer.answer(second, "180 Ringing", "t9"));
        String cancel = one.expect("CANCEL");
        one.send(SipPeer.answer(cancel, "200 OK", "o9"));
        one.send(SipPeer.answer(first, "487 Request Terminated", "o9"));
        two.send(SipPeer.answer(second, "486 Busy Here", "t9"));
        alice.expect("486");
    }

    @Test
    void shouldNotForwardWhatTheServletAnswers() throws Exception {
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:21420", "p10", 1, ""));
        String invite = one.expect("INVITE");
        one.send(SipPeer.answer(invite, "200 OK", "o10", "Contact: <sip:one@127.0.0.1:21422>"));
        alice.expect("200");
        String route = "Route: <sip:127.0.0.1:21420;lr>";
        alice.send(alice.request("ACK", "sip:one@127.0.0.1:21422", "p10", 1, "o10", route));
        one.expect("ACK");
        alice.send(alice.request("BYE", "sip:one@127.0.0.1:21422", "p10", 2, "o10", route, "X-Answer: yes"));
        alice.expect("202");
        UasTest.await(() -> server.container.sessionCount() == 0);
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:21420", "p11", 1, ""));
        assertTrue(one.expect("sip:one@127.0.0.1:21422").startsWith("INVITE"));
    }
}
