package org.olelo.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletException;
import jakarta.servlet.sip.Rel100Exception;
import jakarta.servlet.sip.ServletTimer;
import jakarta.servlet.sip.SipApplicationSession;
import jakarta.servlet.sip.SipFactory;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletContextEvent;
import jakarta.servlet.sip.SipServletListener;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.SipSessionEvent;
import jakarta.servlet.sip.SipSessionListener;
import jakarta.servlet.sip.TimerListener;
import jakarta.servlet.sip.TimerService;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final int PORT = 21430;
    private static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();

    /** Calls bob on MESSAGE "call", registers on "register", sets a timer on "timer". */
    static final class Calling extends SipServlet implements TimerListener, SipSessionListener, SipServletListener {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doMessage(SipServletRequest request) throws ServletException, IOException {
            String user = request.getRequestURI().toString();
            if (user.contains("nobody")) {
                request.setAttribute("org.olelo.servlet.decline", true);
                return;
            }
            request.createResponse(202).send();
            SipFactory factory = (SipFactory) getServletContext().getAttribute(SIP_FACTORY);
            SipApplicationSession session = request.getApplicationSession();
            if (user.contains("timer")) {
                TimerService timers = (TimerService) getServletContext().getAttribute(TIMER_SERVICE);
                timers.createTimer(session, 50, 50, false, false, "tick");
                return;
            }
            String method = user.contains("register") ? "REGISTER" : "INVITE";
            SipServletRequest made =
                    factory.createRequest(session, method, "sip:app@127.0.0.1", "sip:bob@127.0.0.1:" + (PORT + 1));
            if (method.equals("INVITE")) {
                made.addHeader("Supported", "100rel");
                made.setContent("v=0\r\n", "application/sdp");
            }
            made.send();
        }

        @Override
        protected void doProvisionalResponse(SipServletResponse response) throws ServletException, IOException {
            EVENTS.add(response.getStatus() + " " + response.getSession().getState());
            try {
                response.createPrack().send();
            } catch (Rel100Exception e) {
                EVENTS.add(e.getMessage());
            }
        }

        @Override
        protected void doSuccessResponse(SipServletResponse response) throws IOException {
            EVENTS.add(response.getStatus() + " " + response.getMethod());
            if (response.getMethod().equals("INVITE")) {
                response.createAck().send();
                response.getSession().createRequest("BYE").send();
            }
        }

        @Override
        protected void doErrorResponse(SipServletResponse response) throws IOException {
            EVENTS.add(response.getStatus() + " " + response.getMethod());
            if (response.getStatus() == 401) {
                SipServletRequest again = response.getSession().createRequest("REGISTER");
                again.addAuthHeader(response, "app", "secret");
                again.send();
            }
        }

        @Override
        public void timeout(ServletTimer timer) {
            EVENTS.add("timer " + timer.getInfo());
            if (timer.getApplicationSession().getAttribute("seen") != null) {
                timer.cancel();
            }
            timer.getApplicationSession().setAttribute("seen", true);
        }

        @Override
        public void sessionCreated(SipSessionEvent event) {
            // counted by its end only
        }

        @Override
        public void sessionDestroyed(SipSessionEvent event) {
            EVENTS.add("destroyed");
        }

        @Override
        public void sessionReadyToInvalidate(SipSessionEvent event) {
            assertTrue(event.getSession().isReadyToInvalidate());
        }

        @Override
        public void servletInitialized(SipServletContextEvent event) {
            EVENTS.add("initialized");
        }
    }

    private Server server;
    private SipPeer bob;

    @BeforeEach
    void start() throws Exception {
        EVENTS.clear();
        server = new Server(PORT, Server.ALL + """
                event_route[sipapp:request] { append_hf("X-Route: seen\\r\\n"); }
                event_route[sipapp:continue] { sl_send_reply("480", "Declined"); }
                """);
        server.container.deploy(ApplicationDescriptor.of("calling", Calling.class));
        bob = new SipPeer(PORT + 1, PORT);
        expectEvent("initialized");
    }

    @AfterEach
    void stop() {
        bob.close();
        server.close();
    }

    private static void expectEvent(String event) throws InterruptedException {
        assertEquals(event, EVENTS.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void shouldCallWithPrackAckAndBye() throws Exception {
        bob.send(bob.request("MESSAGE", "sip:call@127.0.0.1:21430", "m1", 1, ""));
        bob.expect("202");
        String invite = bob.expect("INVITE sip:bob@127.0.0.1:21431");
        assertEquals("seen", SipPeer.header(invite, "X-Route"));
        assertTrue(invite.endsWith("v=0\r\n"), invite);
        String contact = "Contact: <sip:bob@127.0.0.1:21431>";
        expectEvent("destroyed");
        bob.send(SipPeer.answer(invite, "183 Progress", "b1", contact, "Require: 100rel", "RSeq: 7"));
        String prack = bob.expect("PRACK sip:bob@127.0.0.1:21431");
        String number = SipPeer.header(invite, "CSeq").split(" ")[0];
        assertEquals("7 " + number + " INVITE", SipPeer.header(prack, "RAck"));
        assertEquals("b1", SipPeer.tag(SipPeer.header(prack, "To")));
        bob.send(SipPeer.answer(prack, "200 OK", "b1"));
        expectEvent("183 " + SipSession.State.EARLY);
        expectEvent("200 PRACK");
        bob.send(SipPeer.answer(invite, "200 OK", "b1", contact));
        String ack = bob.expect("ACK sip:bob@127.0.0.1:21431");
        assertEquals(number + " ACK", SipPeer.header(ack, "CSeq"));
        String bye = bob.expect("BYE sip:bob@127.0.0.1:21431");
        bob.send(SipPeer.answer(bye, "200 OK", "b1"));
        expectEvent("200 INVITE");
        expectEvent("200 BYE");
        expectEvent("destroyed");
        UasTest.await(() -> server.container.sessionCount() == 0);
    }

    @Test
    void shouldAnswerAChallenge() throws Exception {
        bob.send(bob.request("MESSAGE", "sip:register@127.0.0.1:21430", "m2", 1, ""));
        String first = bob.expect("REGISTER");
        bob.send(SipPeer.answer(
                first, "401 Unauthorized", "r1", "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\""));
        String second = bob.expect("REGISTER");
        assertEquals(SipPeer.header(first, "Call-ID"), SipPeer.header(second, "Call-ID"));
        String answer = SipPeer.header(second, "Authorization");
        assertTrue(answer.startsWith("Digest username=\"app\", realm=\"r\", nonce=\"n\""), answer);
        int before = Integer.parseInt(SipPeer.header(first, "CSeq").split(" ")[0]);
        assertEquals(before + 1 + " REGISTER", SipPeer.header(second, "CSeq"));
        bob.send(SipPeer.answer(second, "200 OK", "r1"));
    }

    @Test
    void shouldRunTimersOfTheSession() throws Exception {
        bob.send(bob.request("MESSAGE", "sip:timer@127.0.0.1:21430", "m3", 1, ""));
        bob.expect("202");
        expectEvent("destroyed");
        expectEvent("timer tick");
        expectEvent("timer tick");
        UasTest.await(() -> server.container.sessionCount() == 0);
    }

    @Test
    void shouldGoOnInTheScriptWhenTheApplicationDeclines() throws Exception {
        bob.send(bob.request("MESSAGE", "sip:nobody@127.0.0.1:21430", "m4", 1, ""));
        bob.expect("480 Declined");
    }
}
