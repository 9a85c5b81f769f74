package org.olelo.module.tm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.routing.Xavp;
import org.olelo.spi.Engine;
import org.olelo.spi.ScriptFunction;
import org.olelo.transaction.ClientBranch;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.TransactionStatus;

/** Serial and parallel forking by q: the destination set goes into an XAVP and comes back step by step. */
public final class ContactFunctions {
    private static final int LAST_OF_Q = 4;
    private static final int EMPTY = -2;

    private final Engine engine;
    private final TmParameters parameters;

    ContactFunctions(Engine engine, TransactionLayer layer, TmParameters parameters) {
        this.engine = engine;
        this.parameters = parameters;
    }

    @ScriptFunction(value = "t_load_contacts", doc = "Stores the destination set by falling q.")
    public int load(MessageContext ctx) {
        return load(ctx, 0);
    }

    @ScriptFunction(
            value = "t_load_contacts",
            doc = "Stores the destination set: 0 by falling q, 1 by chance weighted with q.")
    public int load(MessageContext ctx, int mode) {
        if (parameters.contactsAvp.isEmpty()) {
            return -1;
        }
        if (!ctx.hasBranches()) {
            return 1;
        }
        List<Branch> all = new ArrayList<>();
        if (!ctx.has(MessageFlag.RURI_CONSUMED)) {
            all.add(Branch.of(ctx));
        }
        all.addAll(ctx.branches().all());
        ctx.branches().clear();
        ctx.set(MessageFlag.RURI_CONSUMED);
        if (mode == 1) {
            shuffle(all);
        } else {
            all.sort(Comparator.comparingInt(Branch::q));
        }
        // the newest XAVP is the first, so the best comes last; the last of a group of equal q is marked
        List<Xavp> roots = ctx.stores().xavps();
        for (int i = 0; i < all.size(); i++) {
            boolean last =
                    mode == 1 || i == 0 || all.get(i - 1).q() != all.get(i).q();
            roots.add(0, xavp(parameters.contactsAvp, all.get(i), last ? LAST_OF_Q : 0));
        }
        return 1;
    }

    private static void shuffle(List<Branch> all) {
        List<Branch> left = new ArrayList<>(all);
        List<Branch> drawn = new ArrayList<>(all.size());
        List<Branch> backup = new ArrayList<>();
        left.removeIf(branch -> branch.q() <= 0 && backup.add(branch));
        while (!left.isEmpty()) {
            int sum = left.stream().mapToInt(Branch::q).sum();
            int point = ThreadLocalRandom.current().nextInt(sum);
            int at = 0;
            while (point >= left.get(at).q()) {
                point -= left.get(at++).q();
            }
            drawn.add(left.remove(at));
        }
        drawn.addAll(backup);
        all.clear();
        all.addAll(drawn.reversed());
    }

    @ScriptFunction(value = "t_next_contacts", doc = "Takes the next contacts: the best q that is left.")
    public int next(MessageContext ctx) {
        if (parameters.contactsAvp.isEmpty()) {
            return -1;
        }
        List<Xavp> roots = ctx.stores().xavps();
        roots.removeIf(x -> x.name().equals(parameters.contactFlowsAvp));
        List<String> instances = new ArrayList<>();
        boolean first = true;
        while (true) {
            Xavp found = find(roots, parameters.contactsAvp);
            if (found == null) {
                return first ? EMPTY : 1;
            }
            roots.remove(found);
            Branch branch = branch(found);
            boolean last = number(found, "q_flag") == LAST_OF_Q;
            if (!branch.instance().isEmpty() && instances.contains(branch.instance())) {
                roots.add(0, xavp(parameters.contactFlowsAvp, branch, 0));
            } else {
                instances.add(branch.instance());
                take(ctx, branch, first);
                first = false;
            }
            if (last) {
                return 1;
            }
        }
    }

    @ScriptFunction(value = "t_next_contact_flow", doc = "Takes another flow to the instance of the failed branch.")
    public int nextFlow(MessageContext ctx) {
        Transaction t = TransactionLayer.of(ctx);
        ClientBranch failed = t == null ? null : TransactionStatus.branch(ctx, t);
        if (parameters.contactFlowsAvp.isEmpty() || failed == null) {
            return -1;
        }
        List<Xavp> roots = ctx.stores().xavps();
        for (Xavp root : roots) {
            if (root.name().equals(parameters.contactFlowsAvp)
                    && text(root, "instance").equals(failed.instance())) {
                roots.remove(root);
                take(ctx, branch(root), true);
                return 1;
            }
        }
        return EMPTY;
    }

    private static void take(MessageContext ctx, Branch branch, boolean first) {
        if (!first) {
            ctx.branches().add(branch);
            return;
        }
        branch.applyTo(ctx);
    }

    private static @Nullable Xavp find(List<Xavp> roots, String name) {
        for (Xavp root : roots) {
            if (root.name().equals(name)) {
                return root;
            }
        }
        return null;
    }

    private static Xavp xavp(String name, Branch branch, int flag) {
        Xavp root = new Xavp(name, Value.NULL);
        List<Xavp> fields = root.makeChildren();
        add(fields, "uri", Value.of(branch.uri()));
        add(fields, "dst_uri", Value.of(branch.dstUri()));
        add(fields, "path", Value.of(branch.path()));
        add(
                fields,
                "sock",
                branch.socket() == null ? Value.NULL : Value.of(branch.socket().sockString()));
        add(fields, "instance", branch.instance().isEmpty() ? Value.NULL : Value.of(branch.instance()));
        add(fields, "flags", Value.of(branch.flags()));
        add(fields, "q_flag", Value.of(flag));
        add(fields, "q_index", Value.of(branch.q()));
        add(fields, "ruid", branch.ruid().isEmpty() ? Value.NULL : Value.of(branch.ruid()));
        add(fields, "ua", branch.userAgent().isEmpty() ? Value.NULL : Value.of(branch.userAgent()));
        add(fields, "reg_id", Value.of(branch.regId()));
        return root;
    }

    private static void add(List<Xavp> fields, String name, Value value) {
        if (!value.isNull()) {
            fields.add(new Xavp(name, value));
        }
    }

    private Branch branch(Xavp root) {
        Branch branch = new Branch(text(root, "uri"));
        branch.dstUri(orNull(text(root, "dst_uri")));
        branch.path(orNull(text(root, "path")));
        String socket = text(root, "sock");
        branch.socket(socket.isEmpty() ? null : engine.sockets().ofText(socket));
        branch.instance(text(root, "instance"));
        branch.flags(number(root, "flags"));
        branch.q(number(root, "q_index"));
        branch.ruid(text(root, "ruid"));
        branch.userAgent(text(root, "ua"));
        branch.regId(number(root, "reg_id"));
        return branch;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Value value(Xavp root, String name) {
        List<Xavp> children = root.children();
        Xavp field = children == null ? null : find(children, name);
        return field == null ? Value.NULL : field.value();
    }

    private static String text(Xavp root, String name) {
        Value value = value(root, name);
        return value.isNull() ? "" : value.text();
    }

    private static int number(Xavp root, String name) {
        return value(root, name).number();
    }
}
