package org.olelo.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletException;
import jakarta.servlet.sip.B2buaHelper;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletMessage;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.SipURI;
import jakarta.servlet.sip.UAMode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A back-to-back user agent that keeps nothing itself: the helper knows what waits. */
class PendingMessagesTest {
    private static final int PORT = 29120;

    /** Joins the caller with port 29122, reliable provisional responses end to end. */
    static final class Stateless extends SipServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doInvite(SipServletRequest request) throws ServletException, IOException {
            SipServletRequest other = request.getB2buaHelper()
                    .createRequest(
                            request,
                            true,
                            Map.of("To", List.of("sip:carol@example.com"), "Call-ID", List.of("chosen-call-id")));
            other.getAddressHeader("From").setDisplayName("Shown");
            ((SipURI) other.getAddressHeader("From").getURI()).setUser("hidden");
            ((SipURI) other.getRequestURI()).setPort(PORT + 2);
            SipURI strict = (SipURI) other.getRequestURI().clone();
            other.pushRoute(strict);
            other.send();
        }

        @Override
        protected void doResponse(SipServletResponse response) throws ServletException, IOException {
            B2buaHelper helper = response.getRequest().getB2buaHelper();
            SipSession peer = helper.getLinkedSession(response.getSession());
            if (response.getMethod().equals("PRACK")) {
                for (SipServletMessage waiting : helper.getPendingMessages(peer, UAMode.UAS)) {
                    if (waiting instanceof SipServletRequest request
                            && waiting.getMethod().equals("PRACK")) {
                        request.createResponse(response.getStatus()).send();
                    }
                }
                return;
            }
            SipServletResponse copy = helper.createResponseToOriginalRequest(peer, response.getStatus(), "");
            if (response.getHeader("RSeq") != null) {
                copy.sendReliably();
            } else {
                copy.send();
            }
        }

        @Override
        protected void doPrack(SipServletRequest prack) throws ServletException, IOException {
            waiting(prack).createPrack().send();
        }

        @Override
        protected void doAck(SipServletRequest ack) throws ServletException, IOException {
            waiting(ack).createAck().send();
        }

        private static SipServletResponse waiting(SipServletRequest request) {
            B2buaHelper helper = request.getB2buaHelper();
            SipSession peer = helper.getLinkedSession(request.getSession());
            List<SipServletMessage> all = helper.getPendingMessages(peer, UAMode.UAC);
            assertEquals(1, all.size());
            return (SipServletResponse) all.getFirst();
        }
    }

    @Test
    void shouldJoinReliableProvisionalResponses() throws Exception {
        try (Server server = new Server(PORT, Server.ALL);
                SipPeer alice = new SipPeer(PORT + 1, PORT);
                SipPeer carol = new SipPeer(PORT + 2, PORT)) {
            server.container.deploy(ApplicationDescriptor.of("stateless", Stateless.class));
            alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:29120", "pm", 1, "", "Supported: 100rel"));
            String invite = carol.expect("INVITE");
            String from = SipPeer.header(invite, "From");
            assertTrue(from.startsWith("\"Shown\" <sip:hidden@127.0.0.1>;tag="), from);
            assertEquals("chosen-call-id", SipPeer.header(invite, "Call-ID"));
            String contact = "Contact: <sip:carol@127.0.0.1:29122>";
            carol.send(SipPeer.answer(invite, "183 Progress", "c1", contact, "Require: 100rel", "RSeq: 9"));
            String progress = alice.expect("183");
            String number = SipPeer.header(progress, "RSeq");
            String tag = SipPeer.tag(SipPeer.header(progress, "To"));
            String uri = SipPeer.uri(SipPeer.header(progress, "Contact"));
            alice.send(alice.request("PRACK", uri, "pm", 2, tag, "RAck: " + number + " 1 INVITE"));
            String prack = carol.expect("PRACK");
            assertTrue(SipPeer.header(prack, "RAck").startsWith("9 "), prack);
            carol.send(SipPeer.answer(prack, "200 OK", "c1"));
            assertEquals("2 PRACK", SipPeer.header(alice.expect("200"), "CSeq"));
            carol.send(SipPeer.answer(invite, "200 OK", "c1", contact));
            alice.expect("200");
            alice.send(alice.request("ACK", uri, "pm", 1, tag));
            carol.expect("ACK sip:carol@127.0.0.1:29122");
        }
    }
}
