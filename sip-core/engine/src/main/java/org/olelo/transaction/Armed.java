package org.olelo.transaction;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;

/** What the script set for a transaction that does not exist yet (t_on_reply before t_relay and the like). */
final class Armed {
    static final AttachmentKey<Armed> KEY = new AttachmentKey<>("tm.armed");

    @Nullable
    TransactionRoute onReply;

    @Nullable
    TransactionRoute onFailure;

    @Nullable
    TransactionRoute onBranch;

    @Nullable
    TransactionRoute onBranchFailure;

    int frTimeout;
    int frInviteTimeout;
    int t1;
    int t2;
    int inviteLifetime;
    int otherLifetime;
    int setFlags;
    int clearFlags;
    /** Kamailio's error to answer at the end of the script; 0 none. */
    int delayedError;

    static Armed of(MessageContext ctx) {
        Armed known = ctx.attachment(KEY);
        if (known == null) {
            known = new Armed();
            ctx.attach(KEY, known);
        }
        return known;
    }
}
