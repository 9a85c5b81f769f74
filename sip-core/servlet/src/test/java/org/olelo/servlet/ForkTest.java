package org.olelo.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.servlet.ServletException;
import jakarta.servlet.sip.SipApplicationSession;
import jakarta.servlet.sip.SipFactory;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletContextEvent;
import jakarta.servlet.sip.SipServletListener;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call of an application that somebody downstream forks. */
class ForkTest {
    private static final int PORT = 29110;
    private static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();

    /** Calls port 29111 when it starts; tells the session of each response. */
    static final class Calling extends SipServlet implements SipServletListener {
        private static final long serialVersionUID = 1L;

        @Override
        public void servletInitialized(SipServletContextEvent event) {
            SipFactory factory = (SipFactory) event.getServletContext().getAttribute(SIP_FACTORY);
            SipApplicationSession session = factory.createApplicationSession();
            try {
                SipServletRequest invite = factory.createRequest(
                        session, "INVITE", "sip:app@example.com", "sip:bob@127.0.0.1:" + (PORT + 1));
                invite.getSession().setAttribute("mark", "kept");
                invite.send();
            } catch (ServletException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void doResponse(SipServletResponse response) throws ServletException, IOException {
            EVENTS.add(response.getStatus() + " " + response.getSession().getId() + " "
                    + response.getSession().getState() + " "
                    + response.getSession().getAttribute("mark"));
            if (response.getStatus() == 200 && response.getMethod().equals("INVITE")) {
                response.createAck().send();
            }
        }
    }

    private Server server;
    private SipPeer bob;

    @BeforeEach
    void start() throws Exception {
        EVENTS.clear();
        bob = new SipPeer(PORT + 1, PORT);
        server = new Server(PORT, Server.ALL);
        server.container.deploy(ApplicationDescriptor.of("calling", Calling.class));
    }

    @AfterEach
    void stop() {
        bob.close();
        server.close();
    }

    private static String[] event() throws InterruptedException {
        return String.valueOf(EVENTS.poll(5, TimeUnit.SECONDS)).split(" ");
    }

    @Test
    void shouldMakeASessionForEachDialog() throws Exception {
        String invite = bob.expect("INVITE");
        bob.send(SipPeer.answer(invite, "180 Ringing", "one", "Contact: <sip:one@127.0.0.1:29111>"));
        String[] first = event();
        bob.send(SipPeer.answer(invite, "180 Ringing", "two", "Contact: <sip:two@127.0.0.1:29111>"));
        String[] second = event();
        assertNotEquals(first[1], second[1]);
        assertEquals("kept", second[3]);
        bob.send(SipPeer.answer(invite, "200 OK", "two", "Contact: <sip:two@127.0.0.1:29111>"));
        String[] success = event();
        assertEquals(second[1], success[1]);
        assertEquals("CONFIRMED", success[2]);
        bob.expect("ACK sip:two@127.0.0.1:29111");
        UasTest.await(() -> server.container.dialogCount() == 1);
        bob.send(SipPeer.answer(invite, "200 OK", "three", "Contact: <sip:three@127.0.0.1:29111>"));
        String[] third = event();
        assertNotEquals(success[1], third[1]);
        bob.expect("ACK sip:three@127.0.0.1:29111");
    }

    @Test
    void shouldAcknowledgeARepeatedSuccess() throws Exception {
        String invite = bob.expect("INVITE");
        String ok = SipPeer.answer(invite, "200 OK", "one", "Contact: <sip:one@127.0.0.1:29111>");
        bob.send(ok);
        bob.expect("ACK");
        bob.send(ok);
        bob.expect("ACK");
        assertEquals("200", event()[0]);
        assertEquals(0, EVENTS.size());
    }

    @Test
    void shouldKeepOneSessionWhenTheRefusalHasAnotherTag() throws Exception {
        String invite = bob.expect("INVITE");
        bob.send(SipPeer.answer(invite, "180 Ringing", "one", "Contact: <sip:one@127.0.0.1:29111>"));
        String[] ringing = event();
        bob.send(SipPeer.answer(invite, "486 Busy Here", "other"));
        String[] busy = event();
        assertEquals(ringing[1], busy[1]);
        UasTest.await(() -> server.container.sessionCount() == 0);
    }
}
