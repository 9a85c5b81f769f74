package org.olelo.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.ServletException;
import jakarta.servlet.sip.SipFactory;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipURI;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TransportTest {
    private static final int PORT = 29140;

    /** Answers a MESSAGE by a call over TCP. */
    static final class Calling extends SipServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doMessage(SipServletRequest request) throws ServletException, IOException {
            request.createResponse(202).send();
            SipFactory factory = (SipFactory) getServletContext().getAttribute(SIP_FACTORY);
            SipServletRequest invite = factory.createRequest(
                    factory.createApplicationSession(), "INVITE", "sip:app@example.com", "sip:bob@example.com");
            SipURI target = factory.createSipURI("bob", "127.0.0.1:" + (PORT + 2));
            target.setTransportParam("tcp");
            invite.setRequestURI(target);
            invite.send();
        }
    }

    @Test
    void shouldNameTheSocketOfTheTransportInContact() throws Exception {
        try (ServerSocket bob = new ServerSocket(PORT + 2, 1, InetAddress.getByName("127.0.0.1"));
                Server server = new Server(PORT, "listen=tcp:127.0.0.1:" + (PORT + 3) + "\n" + Server.ALL);
                SipPeer alice = new SipPeer(PORT + 1, PORT)) {
            server.container.deploy(ApplicationDescriptor.of("calling", Calling.class));
            alice.send(alice.request("MESSAGE", "sip:bob@127.0.0.1:29140", "t1", 1, ""));
            alice.expect("202");
            bob.setSoTimeout(5000);
            try (Socket connection = bob.accept();
                    BufferedReader reader = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
                assertEquals("INVITE sip:bob@127.0.0.1:29142;transport=tcp SIP/2.0", reader.readLine());
                String contact = reader.lines()
                        .filter(line -> line.startsWith("Contact:"))
                        .findFirst()
                        .orElseThrow();
                assertEquals("Contact: <sip:127.0.0.1:29143;transport=tcp>", contact);
            }
        }
    }
}
