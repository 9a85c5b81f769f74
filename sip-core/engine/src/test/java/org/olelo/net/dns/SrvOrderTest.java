package org.olelo.net.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.SRVRecord;

class SrvOrderTest {
    @Test
    void shouldChooseInProportionToTheWeights() throws Exception {
        List<SRVRecord> records = List.of(srv(10, 60, "a"), srv(10, 20, "b"), srv(10, 20, "c"), srv(20, 9, "d"));
        Random random = new Random(1);
        Map<String, Integer> firsts = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            List<SRVRecord> ordered = SrvOrder.balanced(records, random::nextInt);
            assertEquals(4, ordered.size());
            assertEquals("d.", ordered.getLast().getTarget().toString());
            firsts.merge(ordered.getFirst().getTarget().toString(), 1, Integer::sum);
        }
        assertTrue(Math.abs(firsts.getOrDefault("a.", 0) - 6000) < 400, firsts::toString);
        assertTrue(Math.abs(firsts.getOrDefault("b.", 0) - 2000) < 400, firsts::toString);
    }

    @Test
    void shouldPutTheHeaviestFirstWithoutBalancing() throws Exception {
        List<SRVRecord> records = List.of(srv(20, 90, "d"), srv(10, 1, "b"), srv(10, 60, "a"));
        assertEquals(
                List.of("a.", "b.", "d."),
                SrvOrder.byWeight(records).stream()
                        .map(record -> record.getTarget().toString())
                        .toList());
    }

    private static SRVRecord srv(int priority, int weight, String target) throws Exception {
        return new SRVRecord(
                Name.fromString("_sip._udp.example.com."),
                DClass.IN,
                60,
                priority,
                weight,
                5060,
                Name.fromString(target + "."));
    }
}
