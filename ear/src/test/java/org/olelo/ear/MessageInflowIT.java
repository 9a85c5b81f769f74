package org.olelo.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Message-driven beans of an application take requests from the script; the adapter is configured by its properties; undeploy leaves nothing. */
@ArquillianTest
@RunAsClient
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MessageInflowIT {
    private static final int PORT = 25070;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "inflow", managed = false, testable = false)
    static EnterpriseArchive server() {
        JavaArchive bean = ShrinkWrap.create(JavaArchive.class, "echo.jar")
                .addClass(EchoBean.class)
                .addAsManifestResource("echo/jboss-ejb3.xml", "jboss-ejb3.xml")
                .addAsManifestResource("echo/glassfish-ejb-jar.xml", "glassfish-ejb-jar.xml")
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
        return Archives.olelo(
                Map.of(
                        "configFile", System.getProperty("test.resources") + "/inflow.cfg",
                        "listenAddresses", "udp:127.0.0.1:" + PORT),
                bean);
    }

    @Test
    @Order(1)
    void shouldAnswerWithWhatTheBeanReturns() throws Exception {
        deployer.deploy("inflow");
        try (Phone phone = new Phone("alice", "", 25071, PORT)) {
            assertEquals("202 MESSAGE", phone.send("MESSAGE", "echo", "hello"));
            assertEquals("HELLO", phone.lastBody());
        }
    }

    @Test
    @Order(2)
    void shouldGoOnInTheScriptWhenTheBeanDeclines() throws Exception {
        try (Phone phone = new Phone("alice", "", 25072, PORT)) {
            assertEquals("488 MESSAGE", phone.send("MESSAGE", "echo", "no thanks"));
        }
    }

    @Test
    @Order(3)
    void shouldAnswerFiveHundredWhenTheBeanFails() throws Exception {
        try (Phone phone = new Phone("alice", "", 25073, PORT)) {
            assertEquals("500 MESSAGE", phone.send("MESSAGE", "echo", "fail"));
        }
    }

    @Test
    @Order(4)
    void shouldTellTheScriptWhenNoBeanTakesTheMethod() throws Exception {
        try (Phone phone = new Phone("alice", "", 25074, PORT)) {
            assertEquals("405 OPTIONS", phone.send("OPTIONS", "echo", "hello"));
        }
    }

    @Test
    @Order(5)
    void shouldLeaveNothingBehindAfterUndeploy() throws Exception {
        for (int round = 0; round < 2; round++) {
            deployer.undeploy("inflow");
            new DatagramSocket(PORT, InetAddress.getByName("127.0.0.1")).close();
            assertEquals(List.of(), ServerProcess.engineThreads());
            assertEquals(0, ServerProcess.instances("org.olelo.server.SipServer"));
            deployer.deploy("inflow");
            assertTrue(ServerProcess.instances("org.olelo.server.SipServer") == 1);
            try (Phone phone = new Phone("alice", "", 25075 + round, PORT)) {
                assertEquals("202 MESSAGE", phone.send("MESSAGE", "echo", "again"));
            }
        }
        deployer.undeploy("inflow");
    }
}
