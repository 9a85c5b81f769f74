package org.olelo.module.xlog.api;

import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.cfg.CfgVariable;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.spi.Engine;

/** Up to which Kamailio level the script logs: what setdebug() set for this message, else the core's {@code debug}. */
public final class DebugLevel {
    private static final AttachmentKey<Integer> LOCAL = new AttachmentKey<>("debug level");
    private static final int UNSET = Integer.MIN_VALUE;
    private final Engine engine;
    private @Nullable CfgInt global;

    /** The level of that engine. */
    public DebugLevel(Engine engine) {
        this.engine = engine;
    }

    /** Sets the level for this message. */
    public static void set(MessageContext ctx, int level) {
        ctx.attach(LOCAL, level);
    }

    /** Back to the level of the core. */
    public static void reset(MessageContext ctx) {
        ctx.attach(LOCAL, UNSET);
    }

    /** True when a line of that level is written. */
    public boolean shows(MessageContext ctx, int level) {
        Integer local = ctx.attachment(LOCAL);
        return level <= (local == null || local == UNSET ? global() : local);
    }

    private int global() {
        CfgInt known = global;
        if (known == null) {
            CfgVariable found = engine.cfg().find("core", "debug");
            if (!(found instanceof CfgInt number)) {
                return engine.settings().integer("debug");
            }
            known = number;
            global = known;
        }
        return known.get();
    }
}
