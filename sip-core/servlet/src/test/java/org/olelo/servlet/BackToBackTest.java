package org.olelo.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletException;
import jakarta.servlet.sip.B2buaHelper;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.SipURI;
import jakarta.servlet.sip.UAMode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackToBackTest {
    private static final int PORT = 21410;

    /** Joins the caller and a callee at port 21412. */
    static final class Joining extends SipServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doInvite(SipServletRequest request) throws ServletException, IOException {
            B2buaHelper helper = request.getB2buaHelper();
            if (!request.isInitial()) {
                relay(request);
                return;
            }
            SipServletRequest other = helper.createRequest(
                    request, true, Map.of("To", List.of("<sip:carol@127.0.0.1>"), "X-Joined", List.of("yes")));
            SipURI target = (SipURI) other.getRequestURI();
            target.setPort(PORT + 2);
            target.setUser("carol");
            other.send();
        }

        private static void relay(SipServletRequest request) throws IOException {
            B2buaHelper helper = request.getB2buaHelper();
            SipSession other = helper.getLinkedSession(request.getSession());
            helper.createRequest(other, request, null).send();
        }

        @Override
        protected void doResponse(SipServletResponse response) throws ServletException, IOException {
            B2buaHelper helper = response.getRequest().getB2buaHelper();
            SipServletRequest origin = helper.getLinkedSipServletRequest(response.getRequest());
            if (response.getStatus() == 487) {
                return;
            }
            SipServletResponse copy = origin.createResponse(response.getStatus(), response.getReasonPhrase());
            if (response.getContent() != null) {
                copy.setContent(response.getContent(), response.getContentType());
            }
            copy.send();
        }

        @Override
        protected void doAck(SipServletRequest ack) throws IOException {
            B2buaHelper helper = ack.getB2buaHelper();
            SipSession other = helper.getLinkedSession(ack.getSession());
            for (var message : helper.getPendingMessages(other, UAMode.UAC)) {
                if (message instanceof SipServletResponse success) {
                    success.createAck().send();
                }
            }
        }

        @Override
        protected void doBye(SipServletRequest bye) throws IOException {
            relay(bye);
        }

        @Override
        protected void doCancel(SipServletRequest cancel) throws IOException {
            B2buaHelper helper = cancel.getB2buaHelper();
            helper.createCancel(helper.getLinkedSession(cancel.getSession())).send();
        }
    }

    private Server server;
    private SipPeer alice;
    private SipPeer carol;

    @BeforeEach
    void start() throws Exception {
        server = new Server(PORT, Server.ALL);
        server.container.deploy(ApplicationDescriptor.of("joining", Joining.class));
        alice = new SipPeer(PORT + 1, PORT);
        carol = new SipPeer(PORT + 2, PORT);
    }

    @AfterEach
    void stop() {
        alice.close();
        carol.close();
        server.close();
    }

    @Test
    void shouldJoinTwoLegs() throws Exception {
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:21410", "b1", 1, "", "Subject: hello"));
        String invite = carol.expect("INVITE sip:carol@127.0.0.1:21412");
        assertEquals("hello", SipPeer.header(invite, "Subject"));
        assertEquals("yes", SipPeer.header(invite, "X-Joined"));
        assertEquals("69", SipPeer.header(invite, "Max-Forwards"));
        assertNotEquals("b1", SipPeer.header(invite, "Call-ID"));
        String contact = "Contact: <sip:carol@127.0.0.1:21412>";
        carol.send(SipPeer.answer(invite, "180 Ringing", "c1", contact));
        alice.expect("180 Ringing");
        carol.send(SipPeer.answer(invite, "200 OK", "c1", contact));
        String ok = alice.expect("200 OK");
        String tag = SipPeer.tag(SipPeer.header(ok, "To"));
        String server = SipPeer.uri(SipPeer.header(ok, "Contact"));
        alice.send(alice.request("ACK", server, "b1", 1, tag));
        String ack = carol.expect("ACK sip:carol@127.0.0.1:21412");
        assertEquals("c1", SipPeer.tag(SipPeer.header(ack, "To")));
        assertEquals(SipPeer.header(invite, "CSeq").replace("INVITE", "ACK"), SipPeer.header(ack, "CSeq"));
        alice.send(alice.request("BYE", server, "b1", 2, tag));
        String bye = carol.expect("BYE sip:carol@127.0.0.1:21412");
        carol.send(SipPeer.answer(bye, "200 OK", "c1"));
        alice.expect("200 OK");
        UasTest.await(() -> this.server.container.sessionCount() == 0);
    }

    @Test
    void shouldPassAByeOfTheCalledLeg() throws Exception {
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:21410", "b2", 1, ""));
        String invite = carol.expect("INVITE");
        carol.send(SipPeer.answer(invite, "200 OK", "c2", "Contact: <sip:carol@127.0.0.1:21412>"));
        String ok = alice.expect("200 OK");
        String tag = SipPeer.tag(SipPeer.header(ok, "To"));
        alice.send(alice.request("ACK", SipPeer.uri(SipPeer.header(ok, "Contact")), "b2", 1, tag));
        carol.expect("ACK");
        String from = SipPeer.header(invite, "From");
        String bye = "BYE " + SipPeer.uri(SipPeer.header(invite, "Contact")) + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:21412;branch=z9hG4bKcarolbye\r\n"
                + "From: <sip:carol@127.0.0.1>;tag=c2\r\nTo: " + from + "\r\nCall-ID: "
                + SipPeer.header(invite, "Call-ID")
                + "\r\nCSeq: 1 BYE\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
        carol.send(bye);
        String toAlice = alice.expect("BYE sip:alice@127.0.0.1:21411");
        assertEquals(tag, SipPeer.tag(SipPeer.header(toAlice, "From")));
        assertEquals("a1", SipPeer.tag(SipPeer.header(toAlice, "To")));
        alice.send(SipPeer.answer(toAlice, "200 OK", "a1"));
        carol.expect("200 OK");
        UasTest.await(() -> server.container.sessionCount() == 0);
    }

    @Test
    void shouldCancelTheCalledLeg() throws Exception {
        String request = alice.request("INVITE", "sip:bob@127.0.0.1:21410", "b3", 1, "");
        alice.send(request);
        String invite = carol.expect("INVITE");
        carol.send(SipPeer.answer(invite, "180 Ringing", "c3"));
        alice.expect("180 Ringing");
        alice.send(request.replace("INVITE", "CANCEL"));
        String cancel = carol.expect("CANCEL");
        carol.send(SipPeer.answer(cancel, "200 OK", "c3"));
        carol.send(SipPeer.answer(invite, "487 Request Terminated", "c3"));
        carol.expect("ACK");
        alice.expect("487");
        UasTest.await(() -> server.container.sessionCount() == 0);
    }

    @Test
    void shouldPassARefusal() throws Exception {
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:21410", "b4", 1, ""));
        String invite = carol.expect("INVITE");
        carol.send(SipPeer.answer(invite, "486 Busy Here", "c4"));
        String busy = alice.expect("486");
        assertTrue(busy.contains("Busy Here"));
        carol.expect("ACK");
        UasTest.await(() -> server.container.sessionCount() == 0);
    }
}
