package org.olelo.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.olelo.ear.sip.Answering;
import org.olelo.ear.sip.Status;

/** A web archive with SIP servlets as a module of the server's own archive. */
@ArquillianTest
@RunAsClient
class SipServletInEarIT {
    private static final int PORT = 29260;

    @Deployment(testable = false)
    static EnterpriseArchive server() {
        return Archives.withWeb(
                Archives.olelo(Map.of(
                        "configFile", System.getProperty("test.resources") + "/servlets.cfg",
                        "listenAddresses", "udp:127.0.0.1:" + PORT)),
                Archives.sip("inside.war")
                        .addClasses(Answering.class, Status.class)
                        .addClass("org.olelo.ear.sip.package-info"));
    }

    @Test
    void shouldAnswerACallByAServlet() throws Exception {
        try (Phone caller = new Phone("alice", "", 29261, PORT)) {
            caller.call("bob");
            assertEquals("200 INVITE", caller.await("INVITE"));
            caller.hangUp();
            assertEquals("200 BYE", caller.await("200 BYE"));
        }
    }

    @Test
    void shouldGiveTheApplicationWhatItAsksFor() throws Exception {
        try (Phone phone = new Phone("alice", "", 29262, PORT)) {
            assertEquals("202 MESSAGE", phone.send("MESSAGE", "bob", "hello"));
            assertEquals("sip:made@example.com true", phone.lastBody());
        }
    }
}
