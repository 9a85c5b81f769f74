package org.olelo.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.olelo.timer.ManualClock;

class BlocklistTest {
    private final ManualClock clock = new ManualClock();
    private final Blocklist list = new Blocklist(
            clock, new Blocklist.Settings(true, 60, 1, 0, Blocklist.ERROR_CONNECT, 0, 0), Counters.unread());

    @Test
    void shouldBlockForTheTimeSet() throws Exception {
        Destination udp = destination(Protocol.UDP, 1);
        assertFalse(list.isBlocked(udp));
        assertTrue(list.add(udp, Blocklist.ERROR_TIMEOUT));
        assertTrue(list.isBlocked(udp));
        assertFalse(list.isBlocked(destination(Protocol.TCP, 1)));
        assertFalse(list.isBlocked(destination(Protocol.UDP, 2)));
        clock.advance(60_000);
        assertFalse(list.isBlocked(udp));
        assertEquals(0, list.view().size());
    }

    @Test
    void shouldIgnoreTheKindsOfFailureAProtocolIgnores() throws Exception {
        Destination tcp = destination(Protocol.TCP, 1);
        assertFalse(list.add(tcp, Blocklist.ERROR_CONNECT));
        assertTrue(list.add(tcp, Blocklist.ERROR_SEND));
    }

    @Test
    void shouldStayWithinItsMemoryAndTakeTheRoomOfExpiredEntries() throws Exception {
        int taken = 0;
        for (int i = 1; i < 100; i++) {
            taken += list.add(destination(Protocol.UDP, i), Blocklist.ERROR_SEND) ? 1 : 0;
        }
        assertEquals(8, taken);
        clock.advance(60_001);
        assertTrue(list.add(destination(Protocol.UDP, 200), Blocklist.ERROR_SEND));
        assertEquals(1, list.view().size());
    }

    @Test
    void shouldDoNothingWhileSwitchedOff() throws Exception {
        list.settings(Blocklist.Settings.defaults());
        assertFalse(list.add(destination(Protocol.UDP, 1), Blocklist.ERROR_SEND));
        assertFalse(list.isBlocked(destination(Protocol.UDP, 1)));
    }

    private static Destination destination(Protocol protocol, int last) throws Exception {
        return Destination.of(protocol, InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last}), 5060);
    }
}
