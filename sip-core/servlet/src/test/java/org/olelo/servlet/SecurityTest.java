package org.olelo.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.olelo.servlet.deploy.SipXml;

class SecurityTest {
    private static final int PORT = 29150;
    private static final String REALM = "servlets.example.com";
    private static final String SIP_XML = """
            <sip-app>
              <app-name>guarded</app-name>
              <main-servlet>Guarded</main-servlet>
              <servlet>
                <servlet-name>Guarded</servlet-name>
                <servlet-class>org.olelo.servlet.SecurityTest$Guarded</servlet-class>
              </servlet>
              <security-constraint>
                <resource-collection>
                  <resource-name>calls</resource-name>
                  <servlet-name>Guarded</servlet-name>
                  <sip-method>MESSAGE</sip-method>
                </resource-collection>
                <auth-constraint><role-name>caller</role-name></auth-constraint>
              </security-constraint>
              <login-config><auth-method>DIGEST</auth-method><realm-name>servlets.example.com</realm-name></login-config>
            </sip-app>
            """;

    /** Tells who asks. */
    static final class Guarded extends SipServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doRequest(SipServletRequest request) throws IOException {
            request.createResponse(200, request.getRemoteUser() + " " + request.isUserInRole("caller"))
                    .send();
        }
    }

    private static void fill(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute("create table subscriber (username text, domain text, ha1 text)");
            sql.execute("create table grp (username text, domain text, grp text)");
            for (String user : new String[] {"alice", "bob"}) {
                String ha1 = DigestAnswer.hash(null, user + ':' + REALM + ":secret");
                sql.execute("insert into subscriber values ('" + user + "', '" + REALM + "', '" + ha1 + "')");
            }
            sql.execute("insert into grp values ('alice', '" + REALM + "', 'caller')");
        }
    }

    private static String credentials(String challenge, String user, String password) {
        String nonce = DigestAnswer.parameter(challenge, "nonce");
        String ha1 = DigestAnswer.hash(null, user + ':' + REALM + ':' + password);
        String action = DigestAnswer.hash(null, "MESSAGE:sip:x@y");
        String response = DigestAnswer.hash(null, ha1 + ':' + nonce + ":00000001:c:auth:" + action);
        return "Authorization: Digest username=\"" + user + "\", realm=\"" + REALM + "\", nonce=\"" + nonce
                + "\", uri=\"sip:x@y\", qop=auth, nc=00000001, cnonce=\"c\", response=\"" + response + '"';
    }

    @Test
    void shouldAdmitUsersWithTheRole(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("users.db");
        fill(file);
        String parameter =
                "loadmodule \"db_sqlite.so\"\nmodparam(\"sipapp\", \"db_url\", \"sqlite:///" + file + "\")\n";
        try (Server server = new Server(PORT, parameter + Server.ALL);
                SipPeer alice = new SipPeer(PORT + 1, PORT)) {
            server.container.deploy(SipXml.read(
                    new ByteArrayInputStream(SIP_XML.getBytes(StandardCharsets.UTF_8)),
                    "",
                    SecurityTest.class.getClassLoader()));
            String target = "sip:bob@127.0.0.1:29150";
            alice.send(alice.request("OPTIONS", target, "s0", 1, ""));
            alice.expect("200 null false");
            alice.send(alice.request("MESSAGE", target, "s1", 1, ""));
            String challenge = SipPeer.header(alice.expect("401"), "WWW-Authenticate");
            assertEquals(REALM, DigestAnswer.parameter(challenge, "realm"));
            alice.send(alice.request("MESSAGE", target, "s1", 2, "", credentials(challenge, "alice", "secret")));
            alice.expect("200 alice true");
            alice.send(alice.request("MESSAGE", target, "s2", 1, "", credentials(challenge, "bob", "secret")));
            alice.expect("403");
            alice.send(alice.request("MESSAGE", target, "s3", 1, "", credentials(challenge, "alice", "wrong")));
            assertFalse(SipPeer.header(alice.expect("401"), "WWW-Authenticate").isEmpty());
            String forged = challenge.replaceFirst("nonce=\"[^.]*", "nonce=\"1");
            alice.send(alice.request("MESSAGE", target, "s4", 1, "", credentials(forged, "alice", "secret")));
            alice.expect("401");
            UasTest.await(() -> server.container.sessionCount() == 0);
        }
    }
}
