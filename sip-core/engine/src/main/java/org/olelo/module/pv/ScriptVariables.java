package org.olelo.module.pv;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** The slots of $var, $vz and $vn, given at load; the values are the worker's. $var and $vz are 0 when null, $vn is null. */
final class ScriptVariables {
    private final Map<String, Integer> slots = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, Value> initial = new ConcurrentHashMap<>();

    int slot(String name) {
        return slots.computeIfAbsent(name, n -> next.getAndIncrement());
    }

    /** The names of $var in use. */
    Map<String, Integer> slots() {
        return slots;
    }

    /** varset: the value before the first assignment. */
    void initial(String name, Value value) {
        initial.put(slot(name), value);
    }

    Pv variable(PvName name, boolean nullable) throws PvSyntaxException {
        name.unindexed();
        String inner = name.inner();
        if (inner == null) {
            throw new PvSyntaxException("$" + name.className() + " needs a name in parentheses");
        }
        int slot = slot((nullable ? "n " : "") + inner);
        return new Slot(slot, nullable ? Value.NULL : Value.of(0), initial.get(slot));
    }

    Value read(MessageContext ctx, int slot) {
        Value value = ctx.worker().assigned(slot);
        if (value == null) {
            value = initial.get(slot);
        }
        return value == null ? Value.of(0) : value;
    }

    /** One reference. */
    private static final class Slot implements Pv {
        private final int slot;
        private final Value missing;
        private final Value first;

        Slot(int slot, Value missing, @Nullable Value first) {
            this.slot = slot;
            this.missing = missing;
            this.first = first == null ? missing : first;
        }

        @Override
        public Value get(MessageContext ctx) {
            Value value = ctx.worker().assigned(slot);
            return value == null ? first : value;
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public boolean set(MessageContext ctx, Value value) {
            ctx.worker().variable(slot, value.isNull() ? missing : value);
            return true;
        }
    }
}
