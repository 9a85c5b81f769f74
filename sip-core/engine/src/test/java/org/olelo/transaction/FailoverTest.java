package org.olelo.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.olelo.net.Blocklist;
import org.olelo.net.Destination;
import org.olelo.net.Protocol;

/** RFC 3263 4.3 and the blocklist: three.test has three addresses, ports 2000, 2001 and 2002. */
class FailoverTest {
    private final TransactionKit kit = new TransactionKit();

    FailoverTest() {
        kit.failover = true;
    }

    @Test
    void shouldTryTheNextAddressWhenNoReplyComes() {
        kit.relayTo("sip:three.test", "OPTIONS", "a");
        assertEquals(List.of("2000 OPTIONS sip:three.test SIP/2.0"), kit.lines());
        kit.advance(31_000);
        assertTrue(kit.lines().contains("2001 OPTIONS sip:three.test SIP/2.0"));
    }

    @Test
    void shouldTryTheNextAddressAfter503() {
        kit.relayTo("sip:three.test", "OPTIONS", "a");
        FakeTransport.Sent first = kit.transport.take().getFirst();
        kit.answer(first, 503);
        FakeTransport.Sent second = kit.transport.take().getFirst();
        assertEquals(2001, second.destination().port());
        kit.answer(second, 200);
        assertEquals(List.of("1000 SIP/2.0 200 Reason"), kit.lines());
    }

    @Test
    void shouldGiveEachAddressItsOwnBranch() {
        kit.relayTo("sip:three.test", "OPTIONS", "a");
        FakeTransport.Sent first = kit.transport.take().getFirst();
        kit.answer(first, 503);
        FakeTransport.Sent second = kit.transport.take().getFirst();
        String one = first.message().via().branch();
        String two = second.message().via().branch();
        assertTrue(one != null && one.endsWith(".0"), one);
        assertTrue(two != null && two.endsWith(".1"), two);
        assertEquals(first.message().headerCount(), second.message().headerCount());
    }

    @Test
    void shouldAnswerWhenAllAddressesAreUsedUp() {
        kit.relayTo("sip:three.test", "OPTIONS", "a");
        for (int i = 0; i < 2; i++) {
            kit.answer(kit.transport.take().getFirst(), 503);
        }
        kit.answer(kit.transport.take().getFirst(), 503);
        assertEquals(List.of("1000 SIP/2.0 500 Service Unavailable"), kit.lines());
    }

    @Test
    void shouldNotFailOverWhenSwitchedOff() {
        kit.failover = false;
        kit.relayTo("sip:three.test", "OPTIONS", "a");
        kit.answer(kit.transport.take().getFirst(), 503);
        assertEquals(List.of("1000 SIP/2.0 500 Service Unavailable"), kit.lines());
    }

    @Test
    void shouldSkipBlockedAddresses() {
        kit.relayTo("sip:three.test", "OPTIONS", "a");
        Destination first = kit.transport.take().getFirst().destination();
        kit.blocklist.add(first, Blocklist.ERROR_503);
        kit.relayTo("sip:three.test", "OPTIONS", "b");
        assertEquals(List.of("2001 OPTIONS sip:three.test SIP/2.0"), kit.lines());
    }

    @Test
    void shouldFailWhenTheOnlyAddressIsBlocked() {
        Destination to =
                kit.context(TransactionKit.request("OPTIONS", "x"), 2000).flow().reply();
        kit.blocklist.add(to, Blocklist.ERROR_503);
        assertEquals(-1, kit.receive("OPTIONS", "a"));
        assertEquals(
                List.of("1000 SIP/2.0 477 Unfortunately error on sending to next hop occurred (477/TM)"), kit.lines());
    }

    @Test
    void shouldBlockWhoeverDoesNotAnswerAnInvite() {
        kit.relayTo("sip:three.test", "INVITE", "a");
        Destination first = kit.transport.take().getLast().destination();
        kit.advance(31_000);
        assertTrue(kit.blocklist.isBlocked(first));
    }

    @Test
    void shouldBlockTheSourceOf503OnlyWhenAsked() {
        kit.relayTo("sip:three.test", "OPTIONS", "a");
        FakeTransport.Sent first = kit.transport.take().getFirst();
        kit.answer(first, 503);
        assertFalse(kit.blocklist.isBlocked(first.destination()));
        kit.settings.blst503.initial(1);
        kit.settings.blst503DefTimeout.initial(7);
        FakeTransport.Sent second = kit.transport.take().getFirst();
        kit.answer(second, 503);
        assertTrue(kit.blocklist.isBlocked(second.destination()));
        assertEquals(Protocol.UDP, kit.blocklist.view().getFirst().protocol());
        kit.advance(7_000);
        assertFalse(kit.blocklist.isBlocked(second.destination()));
    }

    @Test
    void shouldNotFailOverACanceledCall() {
        kit.relayTo("sip:three.test", "INVITE", "a");
        FakeTransport.Sent first = kit.transport.take().getLast();
        kit.answer(first, 180);
        kit.receive("CANCEL", "a");
        kit.transport.take();
        kit.answer(first, 503);
        assertTrue(kit.transport.take().stream()
                .noneMatch(sent -> sent.destination().port() == 2001));
    }
}
