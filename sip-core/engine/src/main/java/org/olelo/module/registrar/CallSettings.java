package org.olelo.module.registrar;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.Xavp;

/** The inner values of the XAVP of xavp_cfg: settings of one call of a function. */
final class CallSettings {
    private final String root;

    /** For the XAVP of that name; "" for none. */
    CallSettings(String root) {
        this.root = root;
    }

    /** A number, or the default when it is absent or text. */
    int number(MessageContext ctx, String name, int otherwise) {
        Value value = value(ctx, name);
        return value != null && value.isInt() ? value.number() : otherwise;
    }

    /** A text, or null when it is absent or a number. */
    @Nullable
    String text(MessageContext ctx, String name) {
        Value value = value(ctx, name);
        return value != null && value.isString() ? value.text() : null;
    }

    private @Nullable Value value(MessageContext ctx, String name) {
        if (root.isEmpty()) {
            return null;
        }
        Xavp found = first(ctx.stores().xavps(), root);
        List<Xavp> children = found == null ? null : found.children();
        Xavp child = children == null ? null : first(children, name);
        return child == null ? null : child.value();
    }

    private static @Nullable Xavp first(List<Xavp> list, String name) {
        for (Xavp one : list) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }
}
