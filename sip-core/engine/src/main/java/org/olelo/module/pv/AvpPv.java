package org.olelo.module.pv;

import org.olelo.pv.Pv;
import org.olelo.pv.PvIndex;
import org.olelo.pv.Value;
import org.olelo.routing.Avps;
import org.olelo.routing.MessageContext;

/** One reference to $avp. */
abstract sealed class AvpPv implements Pv, Countable {
    private final PvIndex index;

    AvpPv(PvIndex index) {
        this.index = index;
    }

    abstract String name(MessageContext ctx);

    /** An AVP whose name is known at load. */
    static final class Fixed extends AvpPv {
        private final String name;

        Fixed(String name, PvIndex index) {
            super(index);
            this.name = name;
        }

        @Override
        String name(MessageContext ctx) {
            return name;
        }
    }

    /** An AVP whose name comes from a variable; an integer value is a numeric name. */
    static final class Dynamic extends AvpPv {
        private final Pv source;

        Dynamic(Pv source, PvIndex index) {
            super(index);
            this.source = source;
        }

        @Override
        String name(MessageContext ctx) {
            Value value = source.get(ctx);
            return value.isInt() ? "i:" + value.number() : value.text();
        }
    }

    @Override
    public Value get(MessageContext ctx) {
        Avps avps = ctx.stores().avps();
        String name = name(ctx);
        if (index.all()) {
            return all(avps, name);
        }
        int at = index.number(ctx);
        if (at < 0 && avps.count(name) + at != 0) {
            return Value.NULL;
        }
        Value value = avps.get(name, Math.max(at, 0));
        return value == null ? Value.NULL : value;
    }

    private static Value all(Avps avps, String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; ; i++) {
            Value value = avps.get(name, i);
            if (value == null) {
                return i == 0 ? Value.NULL : Value.of(out.toString());
            }
            out.append(i == 0 ? "" : ", ").append(value.text());
        }
    }

    @Override
    public boolean writable() {
        return true;
    }

    /** The index does not matter but for {@code [*]}: null removes the newest, a value is pushed. */
    @Override
    public boolean set(MessageContext ctx, Value value) {
        Avps avps = ctx.stores().avps();
        String name = name(ctx);
        if (index.all()) {
            avps.removeAll(name);
        } else if (value.isNull()) {
            avps.remove(name, 0);
        }
        if (!value.isNull()) {
            avps.push(name, value);
        }
        return true;
    }

    @Override
    public int count(MessageContext ctx) {
        return ctx.stores().avps().count(name(ctx));
    }
}
