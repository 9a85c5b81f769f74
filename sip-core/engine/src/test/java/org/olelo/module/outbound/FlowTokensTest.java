package org.olelo.module.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.olelo.module.outbound.api.FlowToken;
import org.olelo.net.Flow;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;

class FlowTokensTest {
    private final SocketRegistry sockets = new SocketRegistry();
    private final FlowTokens tokens = new FlowTokens("secret", sockets);

    private Flow flow(String own, String peer) throws UnknownHostException {
        LocalSocket socket = LocalSocket.of(Protocol.UDP, InetAddress.getByName(own), 5060);
        sockets.add(socket);
        return Flow.udp(new InetSocketAddress(peer, 40_000), socket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1"})
    void shouldReadWhatItWrote(String peer) throws UnknownHostException {
        Flow flow = flow(peer.contains(":") ? "::1" : "127.0.0.1", peer);
        FlowToken.Genuine read = assertInstanceOf(FlowToken.Genuine.class, tokens.read(tokens.write(flow)));
        assertTrue(read.isOf(flow));
        assertEquals("sip:" + (peer.contains(":") ? "[" + peer + "]" : peer) + ":40000;transport=udp", read.uri());
        assertFalse(read.isOf(flow("127.0.0.1", "192.0.2.9")));
    }

    @Test
    void shouldFindForgeries() throws UnknownHostException {
        String token = tokens.write(flow("127.0.0.1", "192.0.2.1"));
        byte[] bytes = Base64.getDecoder().decode(token);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            assertInstanceOf(
                    FlowToken.Forged.class, tokens.read(Base64.getEncoder().encodeToString(bytes)), "byte " + i);
            bytes[i] ^= 1;
        }
        assertInstanceOf(FlowToken.Forged.class, new FlowTokens("other", sockets).read(token));
        assertInstanceOf(FlowToken.Forged.class, new FlowTokens("", sockets).read(token));
        assertInstanceOf(
                FlowToken.Forged.class, new FlowTokens("secret", new SocketRegistry()).read(token), "socket gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "AAAA", "=", "not base64!"})
    void shouldLeaveOtherUsersAlone(String user) {
        assertNull(tokens.read(user));
    }
}
