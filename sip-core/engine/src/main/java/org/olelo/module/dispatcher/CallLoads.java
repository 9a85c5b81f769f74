package org.olelo.module.dispatcher;

import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.olelo.timer.Clock;

/** The calls that count on gateways, by Call-ID. Thread-safe. */
final class CallLoads {
    private static final long SECOND = 1000;

    private final GatewayTable table;
    private final Clock clock;
    private final DispatcherSettings settings;
    private final ConcurrentMap<String, Call> calls = new ConcurrentHashMap<>();

    private record Call(int set, String duid, long endsMs) {}

    /** What became of moving a call to another gateway. */
    enum Moved {
        DONE,
        /** The gateway takes no more calls. */
        FULL,
        FAILED
    }

    CallLoads(GatewayTable table, Clock clock, DispatcherSettings settings) {
        this.table = table;
        this.clock = clock;
        this.settings = settings;
    }

    /** Counts a new call; false when the gateway has no unique id or the call counts already. */
    boolean add(String callId, int set, Gateway gateway) {
        String duid = gateway.attributes().duid();
        if (duid == null || duid.isEmpty()) {
            return false;
        }
        Call call = new Call(set, duid, clock.millis() + settings.hashInitExpire * SECOND);
        if (calls.putIfAbsent(callId, call) != null) {
            return false;
        }
        gateway.load().incrementAndGet();
        return true;
    }

    /** The call was answered: it lasts longer. */
    void confirm(String callId) {
        long ends = clock.millis() + settings.hashExpire * SECOND;
        calls.computeIfPresent(callId, (id, call) -> new Call(call.set(), call.duid(), ends));
    }

    /** The call is over; false when it did not count. */
    boolean remove(String callId) {
        Call call = calls.remove(callId);
        if (call != null) {
            release(call);
        }
        return call != null;
    }

    /** Moves a call to another gateway of its set. */
    Moved move(String callId, String duid) {
        Call call = calls.get(callId);
        GatewaySet set = call == null ? null : table.find(call.set());
        Gateway next = set == null ? null : set.withDuid(duid);
        if (call == null || set == null || next == null || set.withDuid(call.duid()) == null) {
            return Moved.FAILED;
        }
        if (!next.hasRoom()) {
            return Moved.FULL;
        }
        remove(callId);
        return add(callId, set.id(), next) ? Moved.DONE : Moved.FAILED;
    }

    /** Forgets the calls that are past their time. */
    void expire() {
        long now = clock.millis();
        for (Iterator<Call> all = calls.values().iterator(); all.hasNext(); ) {
            Call call = all.next();
            if (call.endsMs() <= now) {
                all.remove();
                release(call);
            }
        }
    }

    private void release(Call call) {
        GatewaySet set = table.find(call.set());
        Gateway gateway = set == null ? null : set.withDuid(call.duid());
        if (gateway != null) {
            gateway.load().updateAndGet(load -> Math.max(0, load - 1));
        }
    }
}
