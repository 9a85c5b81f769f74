package org.olelo.module.dispatcher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** All sets, and the changes of their gateways' states. Thread-safe. */
final class GatewayTable {
    /** Whether a gateway went down, came up, or neither. */
    enum Change {
        NONE,
        DOWN,
        UP,
        /** There is no such gateway. */
        UNKNOWN
    }

    private final IntSupplier failuresToInactive;
    private final IntSupplier successesToActive;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(List.of(), Map.of());

    private record Snapshot(List<GatewaySet> sets, Map<Integer, GatewaySet> byId) {}

    GatewayTable(IntSupplier failuresToInactive, IntSupplier successesToActive) {
        this.failuresToInactive = failuresToInactive;
        this.successesToActive = successesToActive;
    }

    /** Replaces all sets. */
    void replace(List<GatewaySet> sets) {
        Map<Integer, GatewaySet> byId = new HashMap<>();
        sets.forEach(set -> byId.put(set.id(), set));
        snapshot = new Snapshot(List.copyOf(sets), byId);
    }

    /** All sets, in the order of {@link SetTree#sets}. */
    List<GatewaySet> sets() {
        return snapshot.sets();
    }

    /** The set of that id, or null. */
    @Nullable
    GatewaySet find(int id) {
        return snapshot.byId().get(id);
    }

    /** Applies what was learned about a gateway: thresholds count before it goes down or comes up. */
    Change learned(int set, String uri, int state) {
        GatewaySet found = find(set);
        Gateway gateway = found == null ? null : found.find(uri);
        if (found == null || gateway == null) {
            return Change.UNKNOWN;
        }
        lock.lock();
        try {
            int before = gateway.flags();
            int after = next(gateway, before, state);
            gateway.flags(after);
            if (GatewayState.isDown(before) == GatewayState.isDown(after)) {
                return Change.NONE;
            }
            if (gateway.attributes().relativeWeight() > 0) {
                found.shareAgain();
            }
            return GatewayState.isDown(after) ? Change.DOWN : Change.UP;
        } finally {
            lock.unlock();
        }
    }

    private int next(Gateway gateway, int before, int state) {
        boolean failed = (state & GatewayState.TRYING) != 0;
        boolean wasInactive = (before & GatewayState.INACTIVE) != 0;
        int kept = before & ~GatewayState.STATES;
        if (failed && wasInactive) {
            // it has to be active before it can be tried
            gateway.messages(0);
            return kept | state & ~GatewayState.TRYING | GatewayState.INACTIVE;
        }
        if ((state & GatewayState.DISABLED) != 0) {
            gateway.messages(0);
            return kept | GatewayState.DISABLED;
        }
        if (failed) {
            gateway.messages(gateway.messages() + 1);
            if (gateway.messages() < failuresToInactive.getAsInt()) {
                return kept | state;
            }
            gateway.messages(0);
            return kept | state & ~GatewayState.TRYING | GatewayState.INACTIVE;
        }
        if (wasInactive) {
            gateway.messages(gateway.messages() + 1);
            if (gateway.messages() < successesToActive.getAsInt()) {
                return kept | state | GatewayState.INACTIVE | before & GatewayState.PROBING;
            }
        }
        gateway.messages(0);
        return kept | state;
    }

    /** Sets the state of a gateway, or of all in the set when the URI is null; false when there is none. */
    boolean set(int set, @Nullable String uri, int state) {
        GatewaySet found = find(set);
        if (found == null) {
            return false;
        }
        if (uri == null) {
            found.gateways().forEach(gateway -> set(found, gateway, state));
            return true;
        }
        Gateway gateway = found.find(uri);
        if (gateway != null) {
            set(found, gateway, state);
        }
        return gateway != null;
    }

    /** Sets the state of the gateway with that unique id; false when there is none. */
    boolean setByDuid(int set, String duid, int state) {
        GatewaySet found = find(set);
        Gateway gateway = found == null ? null : found.withDuid(duid);
        if (found == null || gateway == null) {
            return false;
        }
        set(found, gateway, state);
        return true;
    }

    private void set(GatewaySet set, Gateway gateway, int state) {
        lock.lock();
        try {
            gateway.flags(gateway.flags() & ~GatewayState.STATES | state);
        } finally {
            lock.unlock();
        }
        if (gateway.attributes().relativeWeight() > 0) {
            set.shareAgain();
        }
    }
}
