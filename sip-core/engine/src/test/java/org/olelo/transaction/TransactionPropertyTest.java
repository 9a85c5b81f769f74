package org.olelo.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.olelo.sip.Method;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipResponse;

/** Random orders of messages, losses, duplicates and timers. */
class TransactionPropertyTest {
    private static final int[] STATUSES = {100, 180, 183, 200, 302, 404, 408, 480, 486, 487, 500, 503, 603};
    private static final int RUNS = 400;

    /** What the peers saw of one call. */
    private static final class Seen {
        final List<Integer> finals = new ArrayList<>();
        final boolean[] provisional = new boolean[8];
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "MESSAGE"})
    void shouldAlwaysEndAnswerOnceAndCancelOnlyAfterProvisional(String method) {
        for (int seed = 0; seed < RUNS; seed++) {
            run(method, new Random(seed), method + " seed " + seed);
        }
    }

    private static void run(String method, Random random, String what) {
        TransactionKit kit = new TransactionKit();
        Seen seen = new Seen();
        List<FakeTransport.Sent> requests = new ArrayList<>();
        kit.relay(method, "p", 1 + random.nextInt(3));
        collect(kit, requests, seen, what);
        for (int step = 0; step < 40 && isAlive(kit, method); step++) {
            switch (random.nextInt(8)) {
                case 0 -> kit.receive(method, "p");
                case 1 -> kit.advance(random.nextInt(3_000));
                case 2 -> kit.advance(random.nextInt(40_000));
                case 3 -> {
                    if (method.equals("INVITE") && random.nextInt(3) == 0) {
                        kit.receive("CANCEL", "p");
                    }
                }
                case 4 -> {
                    if (method.equals("INVITE") && !seen.finals.isEmpty() && seen.finals.get(0) >= 300) {
                        kit.receive("ACK", "p");
                    }
                }
                default -> answer(kit, requests, seen, random);
            }
            collect(kit, requests, seen, what);
        }
        kit.advance(400_000);
        collect(kit, requests, seen, what);
        kit.advance(10_000);
        assertEquals(0, kit.layer.table().size(), what + ": a transaction is left");
        assertEquals(0, kit.wheel.size(), what + ": a timer is left");
        long failures =
                seen.finals.stream().filter(status -> status >= 300).distinct().count();
        assertTrue(failures <= 1, what + ": " + seen.finals);
        assertTrue(method.equals("INVITE") || seen.finals.stream().distinct().count() <= 1, what + ": " + seen.finals);
        assertTrue(!seen.finals.isEmpty(), what + ": never answered");
    }

    /** A client repeats its request for 32 s at most: not after the transaction has gone. */
    private static boolean isAlive(TransactionKit kit, String method) {
        return kit.layer.table().find("call-p", 1, t -> t.method().equals(method)) != null;
    }

    private static void answer(TransactionKit kit, List<FakeTransport.Sent> requests, Seen seen, Random random) {
        if (requests.isEmpty()) {
            return;
        }
        FakeTransport.Sent request = requests.get(random.nextInt(requests.size()));
        SipRequest message = (SipRequest) request.message();
        int status = message.isMethod(Method.CANCEL) ? 200 : STATUSES[random.nextInt(STATUSES.length)];
        if (!message.isMethod(Method.CANCEL) && status < 200) {
            seen.provisional[request.destination().port() - 2000] = true;
        }
        kit.answer(request, status);
    }

    private static void collect(TransactionKit kit, List<FakeTransport.Sent> requests, Seen seen, String what) {
        for (FakeTransport.Sent sent : kit.transport.take()) {
            if (sent.message() instanceof SipResponse reply) {
                boolean forCancel = reply.cseqMethod() == Method.CANCEL;
                if (reply.statusCode() >= 200 && !forCancel) {
                    seen.finals.add(reply.statusCode());
                }
                continue;
            }
            SipRequest request = (SipRequest) sent.message();
            if (request.isMethod(Method.CANCEL) && sent.message().vias().size() == 1) {
                assertTrue(seen.provisional[sent.destination().port() - 2000], what + ": CANCEL before a provisional");
            }
            if (!request.isMethod(Method.ACK)) {
                requests.add(sent);
            }
        }
    }
}
