package org.olelo.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.SipSession;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UasTest {
    private static final int PORT = 21400;
    private static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();

    /** Answers everything; "slow" rings only. */
    static final class Answering extends SipServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doInvite(SipServletRequest request) throws IOException {
            SipServletResponse ringing = request.createResponse(180);
            ringing.setHeader("X-Ring", "1");
            ringing.send();
            if (request.getRequestURI().toString().contains("slow")) {
                return;
            }
            SipServletResponse ok = request.createResponse(200);
            ok.setContent("v=0\r\n", "application/sdp");
            ok.send();
        }

        @Override
        protected void doAck(SipServletRequest request) {
            EVENTS.add("ACK " + request.getSession().getState());
        }

        @Override
        protected void doCancel(SipServletRequest request) {
            EVENTS.add("CANCEL " + request.getSession().getState());
        }

        @Override
        protected void doOptions(SipServletRequest request) throws IOException {
            SipServletResponse ok = request.createResponse(200);
            ok.addHeader("Allow", "INVITE");
            ok.send();
        }

        @Override
        protected void doBye(SipServletRequest request) throws IOException {
            assertEquals(SipSession.State.CONFIRMED, request.getSession().getState());
            request.createResponse(200).send();
            EVENTS.add("BYE");
        }
    }

    private Server server;
    private SipPeer alice;

    @BeforeEach
    void start() throws Exception {
        EVENTS.clear();
        server = new Server(PORT, Server.ALL);
        server.container.deploy(ApplicationDescriptor.of("answering", Answering.class));
        alice = new SipPeer(PORT + 1, PORT);
    }

    @AfterEach
    void stop() {
        alice.close();
        server.close();
    }

    @Test
    void shouldAnswerOptionsOutsideOfADialog() throws Exception {
        alice.send(alice.request("OPTIONS", "sip:bob@127.0.0.1:21400", "o1", 1, ""));
        String ok = alice.expect("200 OK");
        assertEquals("INVITE", SipPeer.header(ok, "Allow"));
        assertFalse(SipPeer.tag(SipPeer.header(ok, "To")).isEmpty());
    }

    @Test
    void shouldHoldACallFromInviteToBye() throws Exception {
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:21400", "c1", 1, ""));
        String ringing = alice.expect("180");
        assertEquals("1", SipPeer.header(ringing, "X-Ring"));
        String ok = alice.expect("200");
        String tag = SipPeer.tag(SipPeer.header(ok, "To"));
        assertEquals(SipPeer.tag(SipPeer.header(ringing, "To")), tag);
        assertEquals("application/sdp", SipPeer.header(ok, "Content-Type"));
        assertTrue(ok.endsWith("v=0\r\n"), ok);
        String contact = SipPeer.uri(SipPeer.header(ok, "Contact"));
        alice.send(alice.request("ACK", contact, "c1", 1, tag));
        assertEquals("ACK CONFIRMED", EVENTS.poll(5, TimeUnit.SECONDS));
        alice.send(alice.request("BYE", contact, "c1", 2, tag));
        alice.expect("200");
        assertEquals("BYE", EVENTS.poll(5, TimeUnit.SECONDS));
        await(() -> server.container.sessionCount() == 0 && server.container.dialogCount() == 0);
    }

    @Test
    void shouldRepeatTheAnswerUntilItsAckComes() throws Exception {
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:21400", "c3", 1, ""));
        String first = alice.expect("200");
        assertEquals(first, alice.expect("200"));
        String contact = SipPeer.uri(SipPeer.header(first, "Contact"));
        String tag = SipPeer.tag(SipPeer.header(first, "To"));
        alice.send(alice.request("ACK", contact, "c3", 1, tag));
        assertEquals("ACK CONFIRMED", EVENTS.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void shouldTellTheServletOfACancel() throws Exception {
        String invite = alice.request("INVITE", "sip:slow@127.0.0.1:21400", "c2", 1, "");
        alice.send(invite);
        alice.expect("180");
        alice.send(invite.replace("INVITE", "CANCEL"));
        alice.expect("487");
        assertEquals("CANCEL TERMINATED", EVENTS.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void shouldLeaveARequestOfNoDialogToTheScript() throws Exception {
        alice.send(alice.request("BYE", "sip:bob@127.0.0.1:21400", "none", 2, "gone"));
        alice.expect("404 No Application");
    }

    static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not come to that");
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
