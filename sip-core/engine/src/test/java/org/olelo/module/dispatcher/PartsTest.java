package org.olelo.module.dispatcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The small readers and numbers. */
class PartsTest {
    @Test
    void shouldHashAsKamailioDoes() {
        assertEquals(1834153949L, HashKeys.of("alice"));
        assertEquals(109L, HashKeys.of("a"));
        assertEquals(-411503614L & 0xffffffffL, HashKeys.of("bob", "server.com"));
    }

    @Test
    void shouldReadLinesOfTheListFile() {
        assertEquals(new ListLine(1, "sip:a", 8, 5, "duid=x;weight=3"), ListLine.parse("1 sip:a 8 5 duid=x;weight=3"));
        assertEquals(new ListLine(5, "sip:a", 0, 5, "duid=t"), ListLine.parse("  5   sip:a\t0\t5\tduid=t \r"));
        assertEquals(new ListLine(4, "sip:a", 0, 0, "-1"), ListLine.parse("4 sip:a -1 -5 x=y"));
        assertEquals(new ListLine(9, "sip:a", 0, 0, "x10"), ListLine.parse("9 sip:a 0x10 5"));
        assertEquals(new ListLine(0, "x", 0, 0, "sip:a"), ListLine.parse("x sip:a"));
        assertNull(ListLine.parse("6 "));
    }

    @Test
    void shouldReadAttributes() {
        GatewayAttributes attributes =
                GatewayAttributes.parse("DUID=b; weight=140;rweight=40;cc=1;maxload=-2;note=\"a b;c\";");
        assertEquals("b", attributes.duid());
        assertEquals(0, attributes.weight());
        assertEquals(40, attributes.relativeWeight());
        assertEquals(0, attributes.maxLoad());
        assertTrue(attributes.congestionControl());
        assertEquals("DUID=b; weight=140;rweight=40;cc=1;maxload=-2;note=\"a b;c\"", attributes.body());
        assertThrows(IllegalArgumentException.class, () -> GatewayAttributes.parse("a=1 b=2"));
        assertThrows(IllegalArgumentException.class, () -> GatewayAttributes.parse("a=\"1"));
    }

    @Test
    void shouldAcceptListedReplyCodes() {
        ReplyCodes codes = ReplyCodes.parse("class=3; code=501;class=400;");
        assertTrue(codes.accepts(200) && codes.accepts(202) && codes.accepts(302) && codes.accepts(501));
        assertTrue(codes.accepts(404));
        assertFalse(codes.accepts(500));
        assertThrows(IllegalArgumentException.class, () -> ReplyCodes.parse("501"));
    }

    @Test
    void shouldMeasureLatency() {
        Latency latency = new Latency(0);
        int[] samples = {10, 20, 30};
        for (int sample : samples) {
            latency.add(sample, 0.9);
        }
        Latency.View view = latency.view();
        assertEquals(20.0, view.average(), 1e-9);
        assertEquals(10.0, view.deviation(), 1e-9);
        assertEquals(20.0, view.estimate(), 1e-9);
        assertEquals(30, view.maximum());
        for (int i = 0; i < 7; i++) {
            latency.add(20, 0.9);
        }
        latency.add(120, 0.9);
        assertEquals(30.0, latency.view().estimate(), 1e-9);
        latency.timeout();
        assertEquals(1, latency.view().timeouts());
    }
}
