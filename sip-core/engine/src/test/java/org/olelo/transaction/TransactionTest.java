package org.olelo.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTest {
    private final TransactionKit kit = new TransactionKit();

    @Test
    void shouldAnswerTryingAndForwardInvite() {
        assertEquals(1, kit.relay("INVITE", "a", 1));
        assertEquals(
                List.of(
                        "1000 SIP/2.0 100 trying -- your call is important to us",
                        "2000 INVITE sip:b@192.0.2.9:2000 SIP/2.0"),
                kit.lines());
    }

    @Test
    void shouldRepeatRequestWithDoublingIntervalUpToT2() {
        kit.relay("MESSAGE", "a", 1);
        kit.lines();
        int[] until = {490, 20, 970, 40, 1960, 40, 3960, 40};
        int[] repeats = {0, 1, 0, 1, 0, 1, 0, 1};
        for (int i = 0; i < until.length; i++) {
            kit.advance(until[i]);
            assertEquals(repeats[i], kit.lines().size(), "step " + i);
        }
    }

    @Test
    void shouldAbsorbRetransmissionAndRepeatLastReply() {
        kit.relay("INVITE", "a", 1);
        kit.lines();
        assertEquals(0, kit.receive("INVITE", "a"));
        assertEquals(List.of("1000 SIP/2.0 100 trying -- your call is important to us"), kit.lines());
    }

    @Test
    void shouldAcknowledgeFailureAndRelayIt() {
        kit.relay("INVITE", "a", 1);
        FakeTransport.Sent invite = kit.transport.take().get(1);
        assertTrue(kit.answer(invite, 486));
        assertEquals(List.of("2000 ACK sip:b@192.0.2.9:2000 SIP/2.0", "1000 SIP/2.0 486 Reason"), kit.lines());
        kit.advance(600);
        assertEquals(List.of("1000 SIP/2.0 486 Reason"), kit.lines());
        assertEquals(0, kit.receive("ACK", "a"));
        kit.advance(4_000);
        assertEquals(List.of(), kit.lines());
        kit.advance(2_000);
        assertEquals(0, kit.layer.table().size());
    }

    @Test
    void shouldTimeOutWith408() {
        kit.relay("INVITE", "a", 1);
        kit.lines();
        kit.advance(29_990);
        assertFalse(kit.lines().contains("1000 SIP/2.0 408 Request Timeout"));
        kit.advance(20);
        assertTrue(kit.lines().contains("1000 SIP/2.0 408 Request Timeout"));
    }

    @Test
    void shouldCancelOnlyAfterProvisional() {
        kit.relay("INVITE", "a", 1);
        FakeTransport.Sent invite = kit.transport.take().get(1);
        assertEquals(1, kit.receive("CANCEL", "a"));
        assertEquals(List.of("1000 SIP/2.0 200 canceling"), kit.lines());
        kit.answer(invite, 180);
        assertEquals(List.of("2000 CANCEL sip:b@192.0.2.9:2000 SIP/2.0"), kit.lines());
        kit.answer(invite, 487);
        assertEquals(List.of("2000 ACK sip:b@192.0.2.9:2000 SIP/2.0", "1000 SIP/2.0 487 Reason"), kit.lines());
    }

    @Test
    void shouldCancelOtherBranchesWhenOneAnswers() {
        kit.relay("INVITE", "a", 2);
        List<FakeTransport.Sent> sent = kit.transport.take();
        kit.answer(sent.get(1), 180);
        kit.lines();
        kit.answer(sent.get(2), 200);
        assertEquals(List.of("1000 SIP/2.0 200 Reason", "2000 CANCEL sip:b@192.0.2.9:2000 SIP/2.0"), kit.lines());
    }

    @Test
    void shouldPassRepeated2xxOfInvite() {
        kit.relay("INVITE", "a", 1);
        FakeTransport.Sent invite = kit.transport.take().get(1);
        kit.answer(invite, 200);
        kit.answer(invite, 200);
        assertEquals(List.of("1000 SIP/2.0 200 Reason", "1000 SIP/2.0 200 Reason"), kit.lines());
    }

    @Test
    void shouldAnswer477WhenNothingCanBeSent() {
        kit.transport.broken = true;
        assertEquals(-1, kit.relay("MESSAGE", "a", 1));
        kit.transport.broken = false;
        kit.receive("MESSAGE", "a");
        assertEquals(
                List.of("1000 SIP/2.0 477 Unfortunately error on sending to next hop occurred (477/TM)"), kit.lines());
    }

    @ParameterizedTest
    @CsvSource({
        "404,486,404",
        "486,404,404",
        "503,404,404",
        "302,404,302",
        "404,302,302",
        "603,404,603",
        "500,404,404",
        "484,404,484",
        "404,484,484",
        "408,480,408",
        "401,603,603",
        "503,500,500",
        "404,407,407"
    })
    void shouldChooseBestOfTwoReplies(int first, int second, int best) {
        kit.relay("MESSAGE", "a", 2);
        List<FakeTransport.Sent> sent = kit.transport.take();
        kit.answer(sent.get(0), first);
        kit.answer(sent.get(1), second);
        assertEquals(List.of("1000 SIP/2.0 " + best + " Reason"), kit.lines());
    }
}
