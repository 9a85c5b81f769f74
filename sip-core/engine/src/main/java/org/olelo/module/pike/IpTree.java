package org.olelo.module.pike;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/**
 * Addresses as a tree of bytes; a node gets a child when it was hit often enough, and the last byte of an address is a leaf.
 * Hits are counted in this and in the previous sampling unit. Thread-safe.
 */
final class IpTree {
    /** What a hit found. */
    enum Finding {
        /** Within the limit. */
        FINE,
        /** Over the limit, for the first time. */
        NEWLY_RED,
        /** Over the limit already. */
        RED
    }

    /** A leaf, for RPC. */
    record Leaf(String address, int previous, int current, int expires, boolean hot, boolean warm) {}

    private static final int LIMIT_NODES = 1 << 20;

    private final int density;
    private final int latency;
    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable Node[] roots = new @Nullable Node[256];
    private int nodes;

    private static final class Node {
        final int value;
        final List<Node> kids = new ArrayList<>(1);
        int hitsBefore;
        int hitsNow;
        int leafBefore;
        int leafNow;
        long lastHit;
        boolean red;

        Node(int value, int hits, long now) {
            this.value = value;
            hitsNow = hits;
            lastHit = now;
        }
    }

    /**
     * An empty tree.
     *
     * @param density hits per unit that are allowed
     * @param latency seconds that a node stays without hits
     */
    IpTree(int density, int latency) {
        this.density = density;
        this.latency = latency;
    }

    private boolean isHot(int before, int now) {
        return before > density || now > density || (before + now) / 2 > density;
    }

    /** Counts a message from the address; now in seconds. */
    Finding hit(byte[] address, long now) {
        lock.lock();
        try {
            return count(address, now);
        } finally {
            lock.unlock();
        }
    }

    private Finding count(byte[] address, long now) {
        int first = address[0] & 255;
        Node node = roots[first];
        if (node == null) {
            if (nodes < LIMIT_NODES) {
                roots[first] = new Node(first, 1, now);
                nodes++;
            }
            return Finding.FINE;
        }
        int depth = 1;
        for (; depth < address.length; depth++) {
            Node kid = kid(node, address[depth] & 255);
            if (kid == null) {
                break;
            }
            node = kid;
            node.lastHit = now;
        }
        node.lastHit = now;
        if (depth == address.length) {
            node.leafNow++;
            if (!isHot(node.leafBefore, node.leafNow)) {
                return Finding.FINE;
            }
            boolean known = node.red;
            node.red = true;
            return known ? Finding.RED : Finding.NEWLY_RED;
        }
        node.hitsNow++;
        if (isHot(node.hitsBefore, node.hitsNow) && nodes < LIMIT_NODES) {
            node.hitsNow--;
            int half = node.hitsNow / 2;
            node.hitsNow -= half;
            Node kid = new Node(address[depth] & 255, half, now);
            if (depth + 1 == address.length) {
                kid.hitsNow = 0;
                kid.leafNow = 1;
            }
            node.kids.add(kid);
            nodes++;
        }
        return Finding.FINE;
    }

    private static @Nullable Node kid(Node node, int value) {
        for (Node kid : node.kids) {
            if (kid.value == value) {
                return kid;
            }
        }
        return null;
    }

    /** A sampling unit is over: counts move on, old nodes go. */
    void nextUnit(long now, Consumer<String> unblocked) {
        lock.lock();
        try {
            for (int i = 0; i < roots.length; i++) {
                Node root = roots[i];
                if (root != null && age(root, new byte[16], 0, now, unblocked)) {
                    roots[i] = null;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean age(Node node, byte[] path, int depth, long now, Consumer<String> unblocked) {
        path[depth] = (byte) node.value;
        node.kids.removeIf(kid -> age(kid, path, depth + 1, now, unblocked));
        if (node.kids.isEmpty() && now - node.lastHit >= latency) {
            nodes--;
            return true;
        }
        node.hitsBefore = node.hitsNow;
        node.hitsNow = 0;
        node.leafBefore = node.leafNow;
        node.leafNow = 0;
        if (node.red && !isHot(node.leafBefore, 0)) {
            node.red = false;
            unblocked.accept(text(path, depth + 1));
        }
        return false;
    }

    /** All leaves. */
    List<Leaf> leaves(long now) {
        lock.lock();
        try {
            List<Leaf> found = new ArrayList<>();
            for (Node root : roots) {
                if (root != null) {
                    list(root, new byte[16], 0, now, found);
                }
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private void list(Node node, byte[] path, int depth, long now, List<Leaf> found) {
        path[depth] = (byte) node.value;
        if (node.leafBefore + node.leafNow > 0) {
            boolean hot = isHot(node.leafBefore, node.leafNow);
            boolean warm = !hot && (node.leafBefore >= density / 4 || node.leafNow >= density / 4);
            int expires = (int) Math.max(0, node.lastHit + latency - now);
            found.add(new Leaf(text(path, depth + 1), node.leafBefore, node.leafNow, expires, hot, warm));
        }
        node.kids.forEach(kid -> list(kid, path, depth + 1, now, found));
    }

    private static String text(byte[] path, int length) {
        StringBuilder text = new StringBuilder();
        boolean v4 = length <= 4;
        for (int i = 0; i < length; i++) {
            if (v4) {
                text.append(i == 0 ? "" : ".").append(path[i] & 255);
            } else {
                text.append(i == 0 || i % 2 == 1 ? "" : ":").append(Latin.hex(new byte[] {path[i]}));
            }
        }
        return text.toString();
    }
}
