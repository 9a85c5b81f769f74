package org.olelo.module.dispatcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static List<Gateway> gateways(String... attributes) {
        List<Gateway> all = new ArrayList<>();
        for (String one : attributes) {
            boolean down = one.startsWith("!");
            all.add(Gateways.of("sip:x", down ? GatewayState.INACTIVE : 0, 0, down ? one.substring(1) : one));
        }
        return all;
    }

    private static int[] counts(@Nullable Shares shares, int size) {
        int[] counts = new int[size];
        for (int i = 0; shares != null && i < 100; i++) {
            counts[shares.take()]++;
        }
        return counts;
    }

    private static int[] weighted(String... attributes) {
        return counts(Shares.byWeight(gateways(attributes), new Random(1)), attributes.length);
    }

    private static int[] relative(String... attributes) {
        return counts(Shares.byRelativeWeight(gateways(attributes), new Random(1)), attributes.length);
    }

    @Test
    void shouldShareByWeight() {
        assertArrayEquals(new int[] {50, 30, 20}, weighted("weight=50", "weight=30", "weight=20"));
        assertArrayEquals(new int[] {60, 20, 20}, weighted("weight=60", "weight=20", "weight=10"));
        assertArrayEquals(new int[] {60, 0, 40}, weighted("weight=60", "", "weight=60"));
        assertArrayEquals(new int[] {100, 0}, weighted("", "weight=60"));
    }

    @Test
    void shouldShareByRelativeWeightAmongThoseThatAreUp() {
        assertArrayEquals(new int[] {33, 33, 34}, relative("rweight=1", "rweight=1", "rweight=1"));
        assertArrayEquals(new int[] {33, 67, 0}, relative("rweight=1", "rweight=2", "!rweight=1"));
        assertNull(Shares.byRelativeWeight(gateways("", "!rweight=5"), new Random(1)));
    }

    @Test
    void shouldTakeFromTheCongested() {
        List<Gateway> all = gateways("rweight=50;weight=50;cc=1;latency=10", "rweight=50;weight=50;cc=1;latency=10");
        all.get(0).latency().add(70, 0);
        // mean 40, estimate 40: not yet ten samples, no congestion
        assertArrayEquals(new int[] {50, 50}, counts(Shares.byRelativeWeight(all, new Random(1)), 2));
        for (int i = 0; i < 8; i++) {
            all.get(0).latency().add(10, 0);
        }
        all.get(0).latency().add(46, 0);
        // mean 18.7, estimate 46: 27 less of 50
        assertArrayEquals(new int[] {31, 69}, counts(Shares.byRelativeWeight(all, new Random(1)), 2));
    }
}
