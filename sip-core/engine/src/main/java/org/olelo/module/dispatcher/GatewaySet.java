package org.olelo.module.dispatcher;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The gateways of one id, highest priority first, with the positions of its algorithms. Thread-safe. */
final class GatewaySet {
    private final int id;
    private final List<Gateway> gateways;
    private final ReentrantLock lock = new ReentrantLock();
    private int last;
    private final Shares weights;
    private @Nullable Shares relativeWeights;

    GatewaySet(int id, List<Gateway> gateways) {
        this.id = id;
        this.gateways = List.copyOf(gateways);
        this.weights = Shares.byWeight(this.gateways, random());
        this.relativeWeights = Shares.byRelativeWeight(this.gateways, random());
    }

    private static Random random() {
        return ThreadLocalRandom.current();
    }

    int id() {
        return id;
    }

    /** Highest priority first; never empty. */
    List<Gateway> gateways() {
        return gateways;
    }

    int size() {
        return gateways.size();
    }

    Gateway get(int index) {
        return gateways.get(index);
    }

    /** Index for round robin. */
    int roundRobin() {
        lock.lock();
        try {
            int now = last;
            last = (last + 1) % size();
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** Where the latency algorithm starts. */
    int last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    void last(int next) {
        lock.lock();
        try {
            last = next;
        } finally {
            lock.unlock();
        }
    }

    /** Index by weight. */
    int byWeight() {
        lock.lock();
        try {
            return weights.take();
        } finally {
            lock.unlock();
        }
    }

    /** Index by relative weight. */
    int byRelativeWeight() {
        lock.lock();
        try {
            Shares known = relativeWeights;
            return known == null ? 0 : known.take();
        } finally {
            lock.unlock();
        }
    }

    /** Shares the relative weights out anew, after a state or a latency changed. */
    void shareAgain() {
        lock.lock();
        try {
            Shares fresh = Shares.byRelativeWeight(gateways, random());
            relativeWeights = fresh == null ? relativeWeights : fresh;
        } finally {
            lock.unlock();
        }
    }

    /** The one with the fewest calls that is up and has room, or -1. */
    int leastLoaded() {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < size(); i++) {
            Gateway gateway = get(i);
            int load = gateway.load().get();
            if (!gateway.isDown() && gateway.hasRoom() && load < least) {
                best = i;
                least = load;
            }
        }
        return best;
    }

    /** The first of that URI, case ignored, or null. */
    @Nullable
    Gateway find(String uri) {
        for (Gateway gateway : gateways) {
            if (gateway.uri().equalsIgnoreCase(uri)) {
                return gateway;
            }
        }
        return null;
    }

    /** The first of that unique id, or null. */
    @Nullable
    Gateway withDuid(String duid) {
        for (Gateway gateway : gateways) {
            if (duid.equals(gateway.attributes().duid())) {
                return gateway;
            }
        }
        return null;
    }
}
