package org.olelo.module.tmx;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.Method;
import org.olelo.spi.PvExport;
import org.olelo.transaction.ClientBranch;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.TransactionStatus;

/** The variables of transactions. */
public final class TmxVariables {
    private final Supplier<TransactionLayer> layer;

    TmxVariables(Supplier<TransactionLayer> layer) {
        this.layer = layer;
    }

    @PvExport(
            value = "T_branch_idx",
            doc = "Index of the branch a branch or onreply route runs for, else the number of branches.")
    public Value branchIndex(MessageContext ctx) {
        RouteKind kind = ctx.routeKind();
        if (kind == RouteKind.REPLY && TransactionLayer.of(ctx) == null) {
            return Value.of(-1);
        }
        if (!ctx.isRequest() || kind == RouteKind.BRANCH || kind == RouteKind.BRANCH_FAILURE) {
            return Value.of(ctx.branchIndex());
        }
        Transaction t = TransactionLayer.of(ctx);
        return Value.of(t == null ? 0 : t.branchCount());
    }

    @PvExport(value = "T_reply_code", doc = "The relevant status code of the transaction.")
    public Value replyCode(MessageContext ctx) {
        int status = TransactionStatus.of(ctx, layer.get().arriving(ctx));
        return Value.of(status, Integer.toString(status));
    }

    @PvExport(value = "T_reply_reason", doc = "The reason phrase of that reply.")
    public Value replyReason(MessageContext ctx) {
        return Value.of(TransactionStatus.reason(ctx, layer.get().arriving(ctx)));
    }

    @PvExport(value = "T_reply_last", doc = "The status code of the reply that is processed; nothing in other routes.")
    public Value replyLast(MessageContext ctx) {
        if (ctx.isRequest() || layer.get().arriving(ctx) == null) {
            return Value.FAILED;
        }
        int status = ctx.response().statusCode();
        return Value.of(status, Integer.toString(status));
    }

    @PvExport(value = "T_reply_ruid", doc = "The ruid of the branch of the reply.")
    public Value replyRuid(MessageContext ctx) {
        Transaction t = layer.get().arriving(ctx);
        ClientBranch branch = t == null ? null : TransactionStatus.branch(ctx, t);
        String ruid = branch == null ? null : branch.ruid();
        return ruid == null ? Value.EMPTY : Value.of(ruid);
    }

    @PvExport(
            value = "T",
            doc = "Attributes of the transaction: id_index, id_label, reply_code, reply_type, branch_index, …")
    public Pv attribute(PvName name) throws PvSyntaxException {
        return switch (name.constantInner()) {
            case "id_index", "id_index_n" -> ctx -> number(ctx, Transaction::index);
            case "id_label", "id_label_n" -> ctx -> number(ctx, Transaction::label);
            case "reply_code" -> this::replyCode;
            case "reply_reason" -> this::replyReason;
            case "reply_last" -> this::replyLast;
            case "reply_type" -> ctx -> layer.get().arriving(ctx) == null ? Value.NULL : Value.of(replyType(ctx));
            case "branch_index" -> this::branchIndex;
            case "ruid" -> this::replyRuid;
            default -> throw new PvSyntaxException("unknown attribute $T(" + name.inner() + ")");
        };
    }

    /** A number of a transaction. */
    @FunctionalInterface
    private interface NumberOf {
        int get(Transaction t);
    }

    private static Value number(MessageContext ctx, NumberOf of) {
        Transaction t = TransactionLayer.of(ctx);
        return t == null ? Value.NULL : Value.of(of.get(t));
    }

    /** 1 for a final reply made here in a failure route, else 0. */
    private int replyType(MessageContext ctx) {
        Transaction t = layer.get().arriving(ctx);
        if (t == null || ctx.routeKind() != RouteKind.FAILURE) {
            return 0;
        }
        ClientBranch branch = TransactionStatus.branch(ctx, t);
        return branch != null && branch.reply() == null ? 1 : 0;
    }

    @PvExport(value = "T_branch", doc = "Attributes of the branch: flags, uri.")
    public Pv branchAttribute(PvName name) throws PvSyntaxException {
        return switch (name.constantInner()) {
            case "flags" ->
                ctx -> {
                    ClientBranch branch = branch(ctx);
                    return branch == null ? Value.NULL : Value.of(branch.flags());
                };
            case "uri" ->
                ctx -> {
                    ClientBranch branch = ctx.routeKind() == RouteKind.FAILURE ? null : branch(ctx);
                    return branch == null ? Value.NULL : Value.of(branch.uri());
                };
            default -> throw new PvSyntaxException("unknown attribute $T_branch(" + name.inner() + ")");
        };
    }

    private @Nullable ClientBranch branch(MessageContext ctx) {
        Transaction t = layer.get().arriving(ctx);
        return t == null ? null : TransactionStatus.branch(ctx, t);
    }

    @PvExport(value = "T_req", doc = "A variable evaluated on the request of the transaction.")
    public Pv request(PvName name) throws PvSyntaxException {
        Pv inner = inner(name);
        return ctx -> {
            // Kamailio: on a reply only
            Transaction t = ctx.isRequest() ? null : layer.get().arriving(ctx);
            return t == null || t.request() == null
                    ? Value.NULL
                    : inner.get(layer.get().requestContext(t, ctx));
        };
    }

    @PvExport(value = "T_inv", doc = "A variable evaluated on the INVITE of a CANCEL.")
    public Pv invite(PvName name) throws PvSyntaxException {
        Pv inner = inner(name);
        return ctx -> {
            if (!ctx.isRequest() || !ctx.request().isMethod(Method.CANCEL)) {
                return Value.NULL;
            }
            Transaction t = layer.get().invite(ctx);
            return t == null ? Value.NULL : inner.get(layer.get().requestContext(t, ctx));
        };
    }

    @PvExport(value = "T_rpl", doc = "A variable evaluated on the reply of the branch of a failure route.")
    public Pv reply(PvName name) throws PvSyntaxException {
        Pv inner = inner(name);
        return ctx -> {
            if (!ctx.isRequest()) {
                return Value.NULL;
            }
            Transaction t = TransactionLayer.of(ctx);
            ClientBranch branch = t == null ? null : TransactionStatus.branch(ctx, t);
            MessageContext reply = branch == null ? null : branch.reply();
            return reply == null ? Value.NULL : inner.get(reply);
        };
    }

    private static Pv inner(PvName name) throws PvSyntaxException {
        PvFormat format = name.innerFormat();
        Pv single = format == null ? null : format.singleVariable();
        if (single == null) {
            throw new PvSyntaxException("$" + name.className() + " needs one pseudo-variable in parentheses");
        }
        return single;
    }
}
