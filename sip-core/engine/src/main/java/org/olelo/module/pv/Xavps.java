package org.olelo.module.pv;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.Xavp;

/** Lookups in lists of XAVPs, newest first. */
final class Xavps {
    private Xavps() {}

    static boolean same(Xavp node, String name, boolean ignoreCase) {
        return ignoreCase ? node.name().equalsIgnoreCase(name) : node.name().equals(name);
    }

    static int count(List<Xavp> list, String name, boolean ignoreCase) {
        int count = 0;
        for (Xavp node : list) {
            if (same(node, name, ignoreCase)) {
                count++;
            }
        }
        return count;
    }

    /** Position in the list of the index-th of that name; a negative index counts from the oldest; -1 when there is none. */
    static int position(List<Xavp> list, String name, int index, boolean ignoreCase) {
        int left = index < 0 ? count(list, name, ignoreCase) + index : index;
        for (int i = 0; i < list.size() && left >= 0; i++) {
            if (same(list.get(i), name, ignoreCase) && left-- == 0) {
                return i;
            }
        }
        return -1;
    }

    static @Nullable Xavp find(List<Xavp> list, String name, int index, boolean ignoreCase) {
        int at = position(list, name, index, ignoreCase);
        return at < 0 ? null : list.get(at);
    }

    static Xavp copy(Xavp node, String name) {
        Xavp copy = new Xavp(name, node.value());
        List<Xavp> children = node.children();
        if (children != null) {
            List<Xavp> copies = copy.makeChildren();
            for (Xavp child : children) {
                copies.add(copy(child, child.name()));
            }
        }
        return copy;
    }
}
