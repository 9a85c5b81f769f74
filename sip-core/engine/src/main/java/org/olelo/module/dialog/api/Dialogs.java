package org.olelo.module.dialog.api;

import org.olelo.routing.MessageContext;

/** Dialogs for other modules. */
public interface Dialogs {
    /** Adds a listener; during the start only. */
    void listen(CallListener listener);

    /** Credentials were added to the request here: its next branch has another CSeq number, if the dialog follows that. */
    void answeredChallenge(MessageContext ctx);
}
