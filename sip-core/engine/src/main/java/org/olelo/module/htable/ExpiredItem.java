package org.olelo.module.htable;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;

/** The item that event_route[htable:expired:…] runs for. */
record ExpiredItem(String key, Item item) {
    private static final AttachmentKey<ExpiredItem> KEY = new AttachmentKey<>("expired item");

    void attachTo(MessageContext ctx) {
        ctx.attach(KEY, this);
    }

    static @Nullable ExpiredItem of(MessageContext ctx) {
        return ctx.attachment(KEY);
    }
}
