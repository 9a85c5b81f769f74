package org.olelo.module.dispatcher;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.AttachmentKey;

/**
 * Why a gateway changed its state, {@code $dsv}.
 *
 * @param code status of the keepalive's reply, 820 for ds_mark_dst()
 * @param reason phrase of that reply, or null
 * @param flags 1 when a reply was received
 */
record Cause(int code, @Nullable String reason, int flags) {
    static final AttachmentKey<Cause> KEY = new AttachmentKey<>("dispatcher cause");
    static final Cause MARKED = new Cause(820, null, 0);
}
