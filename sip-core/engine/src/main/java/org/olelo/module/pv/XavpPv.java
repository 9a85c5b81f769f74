package org.olelo.module.pv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvIndex;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageStores;
import org.olelo.routing.Xavp;

/** One reference to $xavp, $xavi or $xavu. */
final class XavpPv implements Pv, Countable {
    private final Store store;
    private final List<XavpPath.Step> steps;

    XavpPv(Store store, XavpPath path) {
        this.store = store;
        // as 5.6.3: only $xavu goes deeper than one child
        this.steps = store == Store.XAVU
                ? path.steps()
                : path.steps().subList(0, Math.min(2, path.steps().size()));
    }

    /** Which of the three trees. */
    enum Store {
        XAVP(false),
        XAVI(true),
        XAVU(false);

        private final boolean ignoreCase;

        Store(boolean ignoreCase) {
            this.ignoreCase = ignoreCase;
        }

        boolean ignoreCase() {
            return ignoreCase;
        }

        List<Xavp> roots(MessageContext ctx) {
            MessageStores stores = ctx.stores();
            return switch (this) {
                case XAVP -> stores.xavps();
                case XAVI -> stores.xavis();
                case XAVU -> stores.xavus();
            };
        }
    }

    @Override
    public Value get(MessageContext ctx) {
        List<Xavp> list = parent(ctx, false);
        if (list == null) {
            return Value.NULL;
        }
        XavpPath.Step last = steps.getLast();
        String name = last.name();
        if (last.index().all() && steps.size() > 1) {
            return joined(list, name);
        }
        Xavp node =
                last.index().all() ? null : Xavps.find(list, name, last.index().number(ctx), store.ignoreCase());
        if (node == null) {
            return Value.NULL;
        }
        return store == Store.XAVU && steps.size() > 1 ? node.value() : value(node);
    }

    private static Value value(Xavp node) {
        return node.children() == null
                ? node.value()
                : Value.of("<<xavp:0x" + Integer.toHexString(System.identityHashCode(node)) + ">>");
    }

    private Value joined(List<Xavp> list, String name) {
        List<String> texts = new ArrayList<>();
        for (Xavp node : list) {
            if (Xavps.same(node, name, store.ignoreCase())) {
                texts.add(value(node).text());
            }
        }
        return texts.isEmpty() ? Value.NULL : Value.of(String.join(", ", texts));
    }

    /** The list that holds the last step; null when a step before it is missing. */
    private @Nullable List<Xavp> parent(MessageContext ctx, boolean make) {
        List<Xavp> list = store.roots(ctx);
        for (int i = 0; i < steps.size() - 1; i++) {
            XavpPath.Step step = steps.get(i);
            if (step.index().all()) {
                return null;
            }
            String name = step.name();
            Xavp node = Xavps.find(list, name, step.index().number(ctx), store.ignoreCase());
            if (node == null && make) {
                node = new Xavp(name, Value.NULL);
                list.addFirst(node);
            }
            if (node == null) {
                return null;
            }
            if (make) {
                list = node.makeChildren();
                continue;
            }
            list = node.children();
            if (list == null) {
                return null;
            }
        }
        return list;
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public boolean set(MessageContext ctx, Value value) {
        if (store == Store.XAVU) {
            return replace(ctx, value);
        }
        XavpPath.Step first = steps.getFirst();
        List<Xavp> list;
        if (steps.size() > 1 && !value.isNull() && !first.index().present()) {
            Xavp root = new Xavp(first.name(), Value.NULL);
            store.roots(ctx).addFirst(root);
            list = below(ctx, root);
        } else {
            list = parent(ctx, false);
            if (list == null && steps.size() > 1 && !value.isNull()) {
                return false;
            }
        }
        return list == null || assign(ctx, list, value);
    }

    private List<Xavp> below(MessageContext ctx, Xavp root) {
        List<Xavp> list = root.makeChildren();
        for (int i = 1; i < steps.size() - 1; i++) {
            Xavp node = new Xavp(steps.get(i).name(), Value.NULL);
            list.addFirst(node);
            list = node.makeChildren();
        }
        return list;
    }

    private boolean assign(MessageContext ctx, List<Xavp> list, Value value) {
        XavpPath.Step last = steps.getLast();
        String name = last.name();
        PvIndex index = last.index();
        if (index.all()) {
            list.removeIf(node -> Xavps.same(node, name, store.ignoreCase()));
            if (!value.isNull()) {
                list.addFirst(new Xavp(name, value));
            }
            return true;
        }
        int at = Xavps.position(list, name, index.number(ctx), store.ignoreCase());
        if (value.isNull()) {
            if (at >= 0) {
                list.remove(at);
            }
            return true;
        }
        if (!index.present()) {
            list.addFirst(new Xavp(name, value));
            return true;
        }
        if (at < 0) {
            return false;
        }
        list.get(at).value(value);
        return true;
    }

    /** $xavu has one value a name. */
    private boolean replace(MessageContext ctx, Value value) {
        List<Xavp> list = parent(ctx, !value.isNull());
        if (list == null) {
            return true;
        }
        String name = steps.getLast().name();
        int at = Xavps.position(list, name, 0, false);
        if (value.isNull()) {
            if (at >= 0) {
                list.remove(at);
            }
        } else if (at >= 0) {
            list.get(at).value(value);
        } else {
            list.addFirst(new Xavp(name, value));
        }
        return true;
    }

    @Override
    public int count(MessageContext ctx) {
        List<Xavp> list = parent(ctx, false);
        return list == null ? 0 : Xavps.count(list, steps.getLast().name(), store.ignoreCase());
    }
}
