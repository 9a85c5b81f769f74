package org.olelo.module.pv.api;

import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;

/** The script flags of a message ({@code $sf}, setsflag); they do not follow the transaction. */
public final class ScriptFlags {
    private static final AttachmentKey<Integer> KEY = new AttachmentKey<>("script flags");

    private ScriptFlags() {}

    /** Bits 0..31. */
    public static int of(MessageContext ctx) {
        Integer flags = ctx.attachment(KEY);
        return flags == null ? 0 : flags;
    }

    /** Changes all bits. */
    public static void set(MessageContext ctx, int flags) {
        ctx.attach(KEY, flags);
    }
}
