package org.olelo.module.avpops;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;
import org.olelo.routing.Avps;
import org.olelo.routing.MessageContext;

/** The name of an AVP as the store has it: text, or {@code i:NUMBER} where a number was meant. */
record AvpName(String key) {
    /** Of {@code $avp(name)}, {@code $avp(s:name)} or {@code $avp(i:5)}; null when the text is none of these. */
    static @Nullable AvpName of(String text) {
        if (!text.startsWith("$avp(") || !text.endsWith(")") || text.length() < 7) {
            return null;
        }
        String inner = text.substring(5, text.length() - 1);
        if (inner.startsWith("s:") || inner.startsWith("S:")) {
            return new AvpName(inner.substring(2));
        }
        boolean number = inner.startsWith("i:") || inner.startsWith("I:");
        return new AvpName(number ? "i:" + inner.substring(2) : inner);
    }

    /** The same, for arguments. */
    static AvpName require(String text) {
        AvpName name = of(text);
        if (name == null) {
            throw new IllegalArgumentException("an AVP is expected, as $avp(x), not " + text);
        }
        return name;
    }

    /** All values, the newest first. */
    List<Value> values(MessageContext ctx) {
        Avps avps = ctx.stores().avps();
        List<Value> values = new ArrayList<>();
        for (Value value = avps.get(key, 0); value != null; value = avps.get(key, values.size())) {
            values.add(value);
        }
        return values;
    }

    @Nullable
    Value newest(MessageContext ctx) {
        return ctx.stores().avps().get(key, 0);
    }

    void push(MessageContext ctx, Value value) {
        ctx.stores().avps().push(key, value);
    }

    boolean removeNewest(MessageContext ctx) {
        return ctx.stores().avps().remove(key, 0);
    }

    boolean removeAll(MessageContext ctx) {
        return ctx.stores().avps().removeAll(key) > 0;
    }
}
