package org.olelo.module.tm;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.spi.Literal;
import org.olelo.spi.ScriptFunction;
import org.olelo.transaction.ClientBranch;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.TransactionStatus;

/** Functions that ask about the state of the transaction. */
public final class StateFunctions {
    private final TransactionLayer layer;

    StateFunctions(TransactionLayer layer) {
        this.layer = layer;
    }

    @ScriptFunction(
            value = "t_check_status",
            doc = "True when the relevant status code matches the regular expression.")
    public boolean checkStatus(MessageContext ctx, StatusPattern pattern) {
        int status = TransactionStatus.of(ctx, layer.arriving(ctx));
        return status > 0 && pattern.matches(ctx, status);
    }

    @ScriptFunction(value = "t_get_status_code", doc = "The relevant status code; -1 when there is none.")
    public int statusCode(MessageContext ctx) {
        int status = TransactionStatus.of(ctx, layer.arriving(ctx));
        return status > 0 ? status : -1;
    }

    @ScriptFunction(value = "t_branch_timeout", doc = "True in a failure route when the branch timed out.")
    public boolean branchTimeout(MessageContext ctx) {
        return ctx.has(MessageFlag.TIMEOUT);
    }

    @ScriptFunction(value = "t_branch_replied", doc = "True in a failure route when the branch had a reply before.")
    public boolean branchReplied(MessageContext ctx) {
        return ctx.has(MessageFlag.REPLIED);
    }

    @ScriptFunction(value = "t_any_timeout", doc = "True when a branch timed out.")
    public boolean anyTimeout(MessageContext ctx) {
        return any(ctx, ClientBranch::timedOut);
    }

    @ScriptFunction(value = "t_any_replied", doc = "True when a branch had a reply.")
    public boolean anyReplied(MessageContext ctx) {
        return any(ctx, ClientBranch::replied);
    }

    @ScriptFunction(value = "t_grep_status", doc = "True when a branch had that final status.")
    public boolean grepStatus(MessageContext ctx, int code) {
        return any(ctx, branch -> branch.replied() && branch.lastReceived() == code);
    }

    @ScriptFunction(value = "t_is_canceled", doc = "True when the transaction was canceled.")
    public boolean isCanceled(MessageContext ctx) {
        Transaction t = layer.arriving(ctx);
        return t != null && t.isCanceled();
    }

    @ScriptFunction(value = "t_is_expired", doc = "True when the transaction is past its longest life.")
    public boolean isExpired(MessageContext ctx) {
        Transaction t = layer.arriving(ctx);
        return t != null && t.isExpired();
    }

    @ScriptFunction(value = "t_is_retr_async_reply", doc = "True when the transaction is suspended with a reply.")
    public boolean isSuspendedOnReply(MessageContext ctx) {
        Transaction t = layer.arriving(ctx);
        return t != null && t.isSuspendedOnReply();
    }

    @ScriptFunction(value = "t_drop_replies", doc = "Replies so far do not count when new branches are added.")
    public boolean dropReplies(MessageContext ctx) {
        layer.arming().dropReplies(TransactionLayer.of(ctx), 1);
        return true;
    }

    @ScriptFunction(value = "t_drop_replies", doc = "The same: a all, l of the last branches, n none.")
    public boolean dropReplies(MessageContext ctx, @Literal String mode) {
        int number = switch (mode.isEmpty() ? 'a' : mode.charAt(0)) {
            case 'n', '0' -> 0;
            case 'l' -> 2;
            default -> 1;
        };
        layer.arming().dropReplies(TransactionLayer.of(ctx), number);
        return true;
    }

    private boolean any(MessageContext ctx, Predicate<ClientBranch> condition) {
        @Nullable Transaction t = layer.arriving(ctx);
        if (t == null) {
            return false;
        }
        for (int i = 0; i < t.branchCount(); i++) {
            if (condition.test(t.branch(i))) {
                return true;
            }
        }
        return false;
    }
}
