package org.olelo.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.annotation.AnyMethod;
import jakarta.servlet.sip.annotation.Message;
import jakarta.servlet.sip.annotation.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.olelo.servlet.router.DefaultApplicationRouter;

class RouterTest {
    private static final int PORT = 21440;

    /** Answers 201 for MESSAGE, 202 for OPTIONS with region and user, 203 for the rest. */
    static final class Annotated {
        @Message
        void message(SipServletRequest request) throws IOException {
            request.createResponse(201, "Annotated").send();
        }

        @Options
        void options(SipServletRequest request) throws IOException {
            request.createResponse(202, request.getRegion() + " " + request.getSubscriberURI())
                    .send();
        }

        @AnyMethod
        void rest(SipServletRequest request) throws IOException {
            request.createResponse(203, "Any").send();
        }
    }

    @Test
    void shouldChooseTheApplicationByItsRules() throws Exception {
        Properties rules = new Properties();
        rules.setProperty(
                "OPTIONS",
                "(\"gone\", \"\", \"\", \"\", \"\", \"0\"), "
                        + "(\"annotated\", \"DAR:From\", \"ORIGINATING\", \"\", \"NO_ROUTE\", \"1\")");
        rules.setProperty("MESSAGE", "(\"annotated\", \"\", \"NEUTRAL\", \"\", \"NO_ROUTE\", \"0\")");
        try (Server server = new Server(PORT, Server.ALL);
                SipPeer alice = new SipPeer(PORT + 1, PORT)) {
            server.container.router(new DefaultApplicationRouter(rules));
            server.container.deploy(ApplicationDescriptor.of("annotated", Annotated.class));
            alice.send(alice.request("OPTIONS", "sip:bob@127.0.0.1:21440", "r1", 1, ""));
            alice.expect("202 ORIGINATING sip:alice@127.0.0.1");
            alice.send(alice.request("MESSAGE", "sip:bob@127.0.0.1:21440", "r2", 1, ""));
            alice.expect("201 Annotated");
            alice.send(alice.request("PUBLISH", "sip:bob@127.0.0.1:21440", "r3", 1, ""));
            alice.expect("404 No Application");
            server.container.undeploy("annotated");
            alice.send(alice.request("MESSAGE", "sip:bob@127.0.0.1:21440", "r4", 1, ""));
            alice.expect("404 No Application");
        }
    }

    /** Tells its application's name. */
    static final class Named extends SipServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doMessage(SipServletRequest request) throws IOException {
            request.createResponse(200, request.getApplicationSession().getApplicationName())
                    .send();
        }
    }

    @Test
    void shouldChooseAmongContainersByTheRulesOfTheConfiguration(@TempDir Path directory) throws Exception {
        Path rules = directory.resolve("dar.properties");
        Files.writeString(
                rules,
                "MESSAGE: (\"b\", \"\", \"NEUTRAL\", \"\", \"NO_ROUTE\", \"0\"),"
                        + " (\"a\", \"\", \"NEUTRAL\", \"\", \"NO_ROUTE\", \"1\")\n");
        String parameter = "modparam(\"sipapp\", \"dar\", \"" + rules + "\")\n";
        try (Server server = new Server(PORT + 4, parameter + Server.ALL);
                SipServletContainer other = SipServletContainer.attach(server.engine);
                SipPeer alice = new SipPeer(PORT + 5, PORT + 4)) {
            server.container.deploy(ApplicationDescriptor.of("a", Named.class));
            other.deploy(ApplicationDescriptor.of("b", Named.class));
            alice.send(alice.request("MESSAGE", "sip:bob@127.0.0.1:21444", "n1", 1, ""));
            alice.expect("200 b");
            other.undeploy("b");
            alice.send(alice.request("MESSAGE", "sip:bob@127.0.0.1:21444", "n2", 1, ""));
            alice.expect("200 a");
            alice.send(alice.request("PUBLISH", "sip:bob@127.0.0.1:21444", "n3", 1, ""));
            alice.expect("404 No Application");
        }
    }

    @Test
    void shouldCallTheApplicationTheScriptNames() throws Exception {
        String routes = """
                request_route {
                    if (is_method("REGISTER")) as_relay_t("nobody"); else as_relay_t("annotated");
                    sl_send_reply("404", "Not Deployed");
                }
                """;
        try (Server server = new Server(PORT + 2, routes);
                SipPeer alice = new SipPeer(PORT + 3, PORT + 2)) {
            server.container.deploy(ApplicationDescriptor.of("annotated", Annotated.class));
            alice.send(alice.request("PUBLISH", "sip:bob@127.0.0.1:21442", "s1", 1, ""));
            alice.expect("203 Any");
            alice.send(alice.request("REGISTER", "sip:bob@127.0.0.1:21442", "s2", 1, ""));
            alice.expect("404 Not Deployed");
        }
    }

    @Test
    void shouldRefuseRulesThatCannotBeRead() {
        Properties rules = new Properties();
        rules.setProperty("INVITE", "(\"app\", \"\")");
        String fault = assertThrows(IllegalArgumentException.class, () -> new DefaultApplicationRouter(rules))
                .getMessage();
        assertEquals("INVITE: six texts in quotes are needed: (\"app\", \"\")", fault);
    }
}
