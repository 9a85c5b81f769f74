package org.olelo.module.dispatcher;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A hundred slots in random order, each the index of a gateway; taken one after the other. Guarded by the set's lock. */
final class Shares {
    private static final int SLOTS = 100;

    private final int[] slots;
    private int next;

    private Shares(int[] slots, Random random) {
        this.slots = slots;
        for (int i = slots.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = slots[i];
            slots[i] = slots[other];
            slots[other] = kept;
        }
    }

    /** By weight in percent: what is past 100 is cut, what is missing goes to the last gateway. All to the first when it has no weight. */
    static Shares byWeight(List<Gateway> gateways, Random random) {
        int[] slots = new int[SLOTS];
        if (gateways.get(0).attributes().weight() > 0) {
            int filled = 0;
            for (int i = 0; i < gateways.size(); i++) {
                filled = fill(slots, filled, i, gateways.get(i).attributes().weight());
            }
            Arrays.fill(slots, filled, SLOTS, gateways.size() - 1);
        }
        return new Shares(slots, random);
    }

    /**
     * By relative weight among those that are up, less their congestion where congestion control is on; rounding goes to the last one. Null when
     * none has a weight.
     */
    static @Nullable Shares byRelativeWeight(List<Gateway> gateways, Random random) {
        int[] parts = parts(gateways);
        long sum = Arrays.stream(parts).asLongStream().sum();
        if (sum == 0) {
            return null;
        }
        int[] slots = new int[SLOTS];
        int filled = 0;
        for (int i = 0; i < parts.length; i++) {
            filled = fill(slots, filled, i, (int) (parts[i] * 100L / sum));
        }
        Arrays.fill(slots, filled, SLOTS, filled > 0 ? slots[filled - 1] : gateways.size() - 1);
        return new Shares(slots, random);
    }

    private static int[] parts(List<Gateway> gateways) {
        int[] weights = new int[gateways.size()];
        int[] congestions = new int[gateways.size()];
        boolean controlled = false;
        boolean free = false;
        for (int i = 0; i < weights.length; i++) {
            Gateway gateway = gateways.get(i);
            int weight = gateway.attributes().relativeWeight();
            if (gateway.isDown() || weight == 0) {
                continue;
            }
            weights[i] = weight;
            int tolerated = gateway.attributes().weight();
            if (!gateway.attributes().congestionControl() || tolerated == 0) {
                free = true;
                continue;
            }
            controlled = true;
            congestions[i] = gateway.latency().view().congestion();
            weights[i] = Math.max(0, tolerated - congestions[i]);
            free |= weights[i] > 0;
        }
        // every one past its tolerance: shares by how congested each is
        return controlled && !free ? congestions : weights;
    }

    private static int fill(int[] slots, int from, int gateway, int count) {
        int end = Math.min(SLOTS, from + count);
        Arrays.fill(slots, from, end, gateway);
        return end;
    }

    /** The next index. */
    int take() {
        int taken = slots[next];
        next = (next + 1) % SLOTS;
        return taken;
    }
}
