package org.olelo.module.pv;

import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.net.SocketRegistry;
import org.olelo.pv.Pv;
import org.olelo.pv.PvIndex;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.Branch;
import org.olelo.routing.DestinationSet;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RedirectContacts;

/** Branches beside the Request-URI: $br $bR $ds $branch(x)[i], and the static branch $sbranch(x). */
final class BranchVariables {
    private static final AttachmentKey<Branch> STATIC_BRANCH = new AttachmentKey<>("static branch");
    private final SocketRegistry sockets;

    BranchVariables(SocketRegistry sockets) {
        this.sockets = sockets;
    }

    void addTo(VariableTable table) {
        table.writable(BranchVariables::firstUri, BranchVariables::append, "br");
        table.text(ctx -> ctx.hasBranches() ? contacts(ctx.branches()) : null, "bR");
        table.text(BranchVariables::destinations, "ds");
        table.factory(this::branch, "branch");
        table.factory(this::staticBranch, "sbranch");
    }

    /** The static branch of this message, made on first use. */
    static Branch staticBranch(MessageContext ctx) {
        Branch known = ctx.attachment(STATIC_BRANCH);
        if (known == null) {
            known = new Branch("");
            ctx.attach(STATIC_BRANCH, known);
        }
        return known;
    }

    /** Forgets the static branch. */
    static void resetStaticBranch(MessageContext ctx) {
        ctx.attach(STATIC_BRANCH, new Branch(""));
    }

    /** $ds: the Request-URI when it was changed, and the branches, as a Contact header field. */
    private static @Nullable String destinations(MessageContext ctx) {
        String line = RedirectContacts.header(ctx, 0);
        return line == null ? null : line.substring(0, line.length() - 2);
    }

    private static Value firstUri(MessageContext ctx) {
        String uri = ctx.hasBranches() ? ctx.branches().get(0).uri() : "";
        return uri == null || uri.isEmpty() ? Value.NULL : Value.of(uri);
    }

    private static boolean append(MessageContext ctx, Value value) {
        if (value.isNull() || value.text().isEmpty()) {
            return true;
        }
        ctx.branches().add(new Branch(value.text()));
        return true;
    }

    /** As in a Contact header field. */
    private static String contacts(DestinationSet branches) {
        StringBuilder out = new StringBuilder();
        for (Branch branch : branches.all()) {
            out.append(out.isEmpty() ? "" : ", ");
            boolean rated = branch.q() != Branch.Q_UNSPECIFIED;
            out.append(rated ? "<" : "").append(branch.uri()).append(rated ? ">" : "");
            if (rated) {
                out.append(";q=").append(q(branch.q()));
            }
        }
        return out.toString();
    }

    /** 700 as 0.7, 1000 as 1. */
    static String q(int thousandths) {
        if (thousandths >= 1000) {
            return "1";
        }
        if (thousandths <= 0) {
            return "0";
        }
        String digits = Integer.toString(1000 + thousandths).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return "0." + digits.substring(0, end);
    }

    private interface BranchOf {
        @Nullable
        Branch of(MessageContext ctx);
    }

    private Pv branch(PvName name) throws PvSyntaxException {
        PvIndex index = name.index();
        Pv read = field(name, ctx -> at(ctx, index.number(ctx)));
        if (!name.constantInner().equals("uri")) {
            return read;
        }
        return new VariableTable.WritablePv(read, (ctx, value) -> {
            if (!value.isNull()) {
                return read.set(ctx, value);
            }
            int at = index.number(ctx);
            return ctx.hasBranches()
                    && ctx.branches().remove(at < 0 ? ctx.branches().size() + at : at);
        });
    }

    private static @Nullable Branch at(MessageContext ctx, int index) {
        if (!ctx.hasBranches()) {
            return null;
        }
        DestinationSet branches = ctx.branches();
        int found = index < 0 ? branches.size() + index : index;
        return found < 0 || found >= branches.size() ? null : branches.get(found);
    }

    private Pv staticBranch(PvName name) throws PvSyntaxException {
        name.unindexed();
        return field(name, BranchVariables::staticBranch);
    }

    private Pv field(PvName name, BranchOf source) throws PvSyntaxException {
        String field = name.constantInner();
        return switch (field) {
            case "count" ->
                ctx -> ctx.hasBranches() && ctx.branches().size() > 0
                        ? Value.of(ctx.branches().size())
                        : Value.NULL;
            case "uri" -> text(source, Branch::uri, (branch, value) -> branch.uri(value.text()));
            case "dst_uri" ->
                text(source, Branch::dstUri, (branch, value) -> branch.dstUri(value.isNull() ? null : value.text()));
            case "path" ->
                text(source, Branch::path, (branch, value) -> branch.path(value.isNull() ? null : value.text()));
            case "ruid" -> text(source, Branch::ruid, (branch, value) -> branch.ruid(value.text()));
            case "location_ua" -> text(source, Branch::userAgent, (branch, value) -> branch.userAgent(value.text()));
            case "send_socket" -> socket(source);
            case "q" -> q(source);
            case "flags" -> flags(source);
            default -> throw new PvSyntaxException("$" + name.className() + " knows no \"" + field + "\"");
        };
    }

    private interface FieldText {
        @Nullable
        String of(Branch branch);
    }

    private interface FieldWriter {
        void set(Branch branch, Value value);
    }

    private static Pv text(BranchOf source, FieldText reader, FieldWriter writer) {
        return new VariableTable.WritablePv(
                ctx -> {
                    Branch branch = source.of(ctx);
                    return branch == null ? Value.NULL : UriVariables.part(reader.of(branch));
                },
                (ctx, value) -> write(source.of(ctx), value, writer));
    }

    private static boolean write(@Nullable Branch branch, Value value, FieldWriter writer) {
        if (branch == null) {
            return false;
        }
        writer.set(branch, value);
        return true;
    }

    private static Pv q(BranchOf source) {
        return new VariableTable.WritablePv(
                ctx -> {
                    Branch branch = source.of(ctx);
                    return branch == null || branch.q() == Branch.Q_UNSPECIFIED ? Value.NULL : Value.of(branch.q());
                },
                (ctx, value) -> (value.isNull() || value.isInt())
                        && write(source.of(ctx), value, (b, v) -> b.q(v.isInt() ? v.number() : Branch.Q_UNSPECIFIED)));
    }

    private static Pv flags(BranchOf source) {
        return new VariableTable.WritablePv(
                ctx -> {
                    Branch branch = source.of(ctx);
                    return branch == null || branch.uri().isEmpty() ? Value.NULL : Value.of(branch.flags());
                },
                (ctx, value) -> write(source.of(ctx), value, (b, v) -> b.flags(v.number())));
    }

    private Pv socket(BranchOf source) {
        return new VariableTable.WritablePv(
                ctx -> {
                    Branch branch = source.of(ctx);
                    LocalSocket socket = branch == null ? null : branch.socket();
                    return socket == null ? Value.NULL : Value.of(socket.sockString());
                },
                (ctx, value) -> {
                    Branch branch = source.of(ctx);
                    LocalSocket socket = value.isNull() ? null : sockets.ofText(value.text());
                    if (branch == null || socket == null && !value.isNull()) {
                        return false;
                    }
                    branch.socket(socket);
                    return true;
                });
    }
}
