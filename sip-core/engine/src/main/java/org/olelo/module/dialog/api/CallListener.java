package org.olelo.module.dialog.api;

import org.olelo.routing.MessageContext;

/** Told of every dialog, on the thread of the message that moved it. */
@FunctionalInterface
public interface CallListener {
    /** @param ctx the message that moved it, or one made for the purpose: the variables of the dialog can be read with it */
    void onCall(CallEvent event, Call call, MessageContext ctx);
}
