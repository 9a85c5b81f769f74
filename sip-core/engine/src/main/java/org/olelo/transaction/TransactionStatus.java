package org.olelo.transaction;

import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;

/** The status code that matters where the script is: t_check_status, {@code $T_reply_code}. */
public final class TransactionStatus {
    private TransactionStatus() {}

    /** In a reply its code, in a failure route that of the winning branch, else of the last reply sent; 0 when there is none. */
    public static int of(MessageContext ctx, @Nullable Transaction t) {
        if (!ctx.isRequest()) {
            return ctx.response().statusCode();
        }
        if (t == null) {
            return 0;
        }
        RouteKind kind = ctx.routeKind();
        if (kind == RouteKind.FAILURE || kind == RouteKind.BRANCH_FAILURE) {
            ClientBranch branch = branch(ctx, t);
            return branch == null ? 0 : branch.lastReceived(); // none: a continued request
        }
        return t.status();
    }

    /** The branch a branch, onreply or failure route runs for, or null. */
    public static @Nullable ClientBranch branch(MessageContext ctx, Transaction t) {
        int index = ctx.branchIndex();
        return index >= 0 && index < t.branchCount() ? t.branch(index) : null;
    }

    /** Its reason phrase: of the reply, or of the reply made here; "" when there is none. */
    public static String reason(MessageContext ctx, @Nullable Transaction t) {
        if (!ctx.isRequest()) {
            return ctx.response().reason();
        }
        if (t == null) {
            return "";
        }
        if (ctx.routeKind() == RouteKind.FAILURE || ctx.routeKind() == RouteKind.BRANCH_FAILURE) {
            ClientBranch branch = branch(ctx, t);
            if (branch == null) {
                return "";
            }
            MessageContext reply = branch.reply();
            return reply == null
                    ? ReplyText.of(branch.lastReceived())
                    : reply.response().reason();
        }
        return t.reason;
    }
}
