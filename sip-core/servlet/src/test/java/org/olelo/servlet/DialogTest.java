package org.olelo.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletException;
import jakarta.servlet.sip.Address;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.SipSessionsUtil;
import jakarta.servlet.sip.SipURI;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DialogTest {
    private static final int PORT = 29100;
    private static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();

    /** Answers INVITE with a Contact that has a parameter; "later" only on INFO; "joined" tells the dialog it is for. */
    static final class Holding extends SipServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doInvite(SipServletRequest request) throws ServletException, IOException {
            if (request.getHeader("Replaces") != null) {
                SipSessionsUtil util = (SipSessionsUtil) getServletContext().getAttribute(SIP_SESSIONS_UTIL);
                SipSession other = util.getCorrespondingSipSession(request.getSession(), "Replaces");
                EVENTS.add("replaces " + other.getCallId() + " "
                        + (other.getApplicationSession() == request.getApplicationSession()));
            }
            if (request.getRequestURI().toString().contains("later")) {
                request.getSession().setAttribute("invite", request);
                return;
            }
            SipServletResponse ok = request.createResponse(200);
            EVENTS.add(ok.getHeader("CSeq") + " " + ok.getHeader("Call-ID"));
            Address contact = ok.getAddressHeader("Contact");
            contact.setParameter("flag", "");
            contact.getURI().setParameter("own", "yes");
            EVENTS.add(refusal(() -> ((SipURI) contact.getURI()).setHost("elsewhere.example.com")));
            EVENTS.add(refusal(() -> ok.setHeader("Contact", "<sip:elsewhere.example.com>")));
            EVENTS.add(refusal(() -> {
                try {
                    ((SipURI) ok.getAddressHeader("From").getURI()).setHost("elsewhere.example.com");
                } catch (ServletException e) {
                    throw new IllegalStateException(e);
                }
            }));
            ok.send();
        }

        private static String refusal(Runnable change) {
            try {
                change.run();
                return "changed";
            } catch (IllegalArgumentException e) {
                return "refused";
            }
        }

        @Override
        protected void doInfo(SipServletRequest request) throws IOException {
            EVENTS.add(request.getServletConnection().getProtocol());
            request.createResponse(200).send();
            SipServletRequest invite = (SipServletRequest) request.getSession().getAttribute("invite");
            if (invite != null) {
                invite.createResponse(200).send();
            }
        }

        @Override
        protected void doOptions(SipServletRequest request) throws ServletException, IOException {
            request.getRequestDispatcher("Included").include(request, null);
        }
    }

    /** Answers what it is given. */
    static final class Included extends SipServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doRequest(SipServletRequest request) throws IOException {
            request.createResponse(202, "Included").send();
        }
    }

    private Server server;
    private SipPeer alice;

    @BeforeEach
    void start() throws Exception {
        EVENTS.clear();
        server = new Server(PORT, Server.ALL);
        server.container.deploy(ApplicationDescriptor.of("holding", Holding.class, Included.class));
        alice = new SipPeer(PORT + 1, PORT);
    }

    @AfterEach
    void stop() {
        alice.close();
        server.close();
    }

    private String call(String callId) throws Exception {
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:29100", callId, 5, ""));
        String ok = alice.expect("200");
        String tag = SipPeer.tag(SipPeer.header(ok, "To"));
        alice.send(alice.request("ACK", "sip:bob@127.0.0.1:29100", callId, 5, tag));
        return ok;
    }

    @Test
    void shouldShowTheHeadersThatTheContainerWrites() throws Exception {
        String ok = call("d1");
        assertEquals("5 INVITE d1", EVENTS.poll(5, TimeUnit.SECONDS));
        String contact = SipPeer.header(ok, "Contact");
        assertTrue(contact.startsWith("<sip:127.0.0.1:29100;own=yes>;flag"), contact);
        for (int i = 0; i < 3; i++) {
            assertEquals("refused", EVENTS.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void shouldRefuseARequestOutOfOrder() throws Exception {
        String tag = SipPeer.tag(SipPeer.header(call("d2"), "To"));
        alice.send(alice.request("INFO", "sip:bob@127.0.0.1:29100", "d2", 7, tag));
        alice.expect("200");
        alice.send(alice.request("INFO", "sip:bob@127.0.0.1:29100", "d2", 6, tag));
        alice.expect("500");
        alice.send(alice.request("INFO", "sip:bob@127.0.0.1:29100", "d2", 8, tag));
        alice.expect("200");
    }

    @Test
    void shouldRefuseAnInviteWhileAnotherIsOpen() throws Exception {
        String tag = SipPeer.tag(SipPeer.header(call("d3"), "To"));
        alice.send(alice.request("INVITE", "sip:later@127.0.0.1:29100", "d3", 6, tag));
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:29100", "d3", 7, tag));
        String refused = alice.expect("500");
        assertEquals("7 INVITE", SipPeer.header(refused, "CSeq"));
        alice.send(alice.request("INFO", "sip:bob@127.0.0.1:29100", "d3", 8, tag));
        alice.expect("200");
        assertEquals("6 INVITE", SipPeer.header(alice.expect("200"), "CSeq"));
        EVENTS.removeIf(event -> !event.equals("udp"));
        assertEquals("udp", EVENTS.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void shouldPutAReplacingCallIntoTheSessionOfTheReplacedOne() throws Exception {
        String tag = SipPeer.tag(SipPeer.header(call("d4"), "To"));
        EVENTS.clear();
        String replaces = "Replaces: d4;to-tag=" + tag + ";from-tag=a1";
        alice.send(alice.request("INVITE", "sip:bob@127.0.0.1:29100", "d5", 1, "", replaces));
        alice.expect("200");
        assertEquals("replaces d4 true", EVENTS.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void shouldIncludeAnotherServlet() throws Exception {
        alice.send(alice.request("OPTIONS", "sip:bob@127.0.0.1:29100", "d6", 1, ""));
        alice.expect("202 Included");
    }
}
