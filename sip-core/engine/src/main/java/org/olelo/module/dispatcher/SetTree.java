package org.olelo.module.dispatcher;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sets being filled: a balanced (AVL) tree by id, read children first. Which of several matching sets is found, and the order of
 * dispatcher.list, follow from that shape as in Kamailio. Used by one thread.
 */
final class SetTree {
    private @Nullable Node root;

    private static final class Node {
        private final int id;
        private final List<Gateway> gateways = new ArrayList<>();
        private @Nullable Node left;
        private @Nullable Node right;
        private int height = 1;

        Node(int id) {
            this.id = id;
        }
    }

    /** Adds a gateway to the set of that id: before those of the same priority, after those of a higher one. */
    void add(int id, Gateway gateway) {
        root = insert(root, id);
        List<Gateway> gateways = find(root, id).gateways;
        int at = 0;
        while (at < gateways.size() && gateways.get(at).priority() > gateway.priority()) {
            at++;
        }
        gateways.add(at, gateway);
    }

    /** The sets, children before their parents. */
    List<GatewaySet> sets() {
        List<GatewaySet> all = new ArrayList<>();
        collect(root, all);
        return all;
    }

    private static void collect(@Nullable Node node, List<GatewaySet> into) {
        if (node == null) {
            return;
        }
        collect(node.left, into);
        collect(node.right, into);
        into.add(new GatewaySet(node.id, node.gateways));
    }

    private static Node find(@Nullable Node from, int id) {
        Node node = from;
        while (node != null && node.id != id) {
            node = id < node.id ? node.left : node.right;
        }
        if (node == null) {
            throw new IllegalStateException("set " + id + " was just inserted");
        }
        return node;
    }

    private static Node insert(@Nullable Node node, int id) {
        if (node == null) {
            return new Node(id);
        }
        if (id < node.id) {
            node.left = insert(node.left, id);
        } else if (id > node.id) {
            node.right = insert(node.right, id);
        }
        return balanced(node);
    }

    private static Node balanced(Node node) {
        measure(node);
        Node left = node.left;
        Node right = node.right;
        if (left != null && left.height > height(right) + 1) {
            Node inner = left.right;
            if (inner != null && inner.height > height(left.left)) {
                node.left = raiseRight(left, inner);
            }
            Node raised = node.left;
            return raised == null ? node : raiseLeft(node, raised);
        }
        if (right != null && right.height > height(left) + 1) {
            Node inner = right.left;
            if (inner != null && inner.height > height(right.right)) {
                node.right = raiseLeft(right, inner);
            }
            Node raised = node.right;
            return raised == null ? node : raiseRight(node, raised);
        }
        return node;
    }

    private static Node raiseLeft(Node node, Node left) {
        node.left = left.right;
        left.right = node;
        measure(node);
        measure(left);
        return left;
    }

    private static Node raiseRight(Node node, Node right) {
        node.right = right.left;
        right.left = node;
        measure(node);
        measure(right);
        return right;
    }

    private static void measure(Node node) {
        node.height = 1 + Math.max(height(node.left), height(node.right));
    }

    private static int height(@Nullable Node node) {
        return node == null ? 0 : node.height;
    }
}
