package org.olelo.net.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sets of relays by number. Safe for every thread. */
public final class ControlSets {
    private static final int HASH_MASK = 255;

    private final Map<Integer, List<ControlNode>> sets = new ConcurrentSkipListMap<>();

    /** Adds a node to its set. */
    public void add(ControlNode node) {
        sets.computeIfAbsent(node.set(), s -> new CopyOnWriteArrayList<>()).add(node);
    }

    /** The node with that URL in that set, or null. */
    public @Nullable ControlNode find(int set, String url) {
        for (ControlNode node : nodes(set)) {
            if (node.url().equals(url)) {
                return node;
            }
        }
        return null;
    }

    /** True when there is such a set. */
    public boolean has(int set) {
        return sets.containsKey(set);
    }

    /** The nodes of a set in order; empty when there is no such set. */
    public List<ControlNode> nodes(int set) {
        return sets.getOrDefault(set, List.of());
    }

    /** All nodes, by set and order. */
    public List<ControlNode> all() {
        List<ControlNode> all = new ArrayList<>();
        new TreeMap<>(sets).values().forEach(all::addAll);
        return all;
    }

    /** The node that a call falls on by the weights of those that may be used; null when there is none. */
    public @Nullable ControlNode pick(int set, String callId, Predicate<ControlNode> usable) {
        List<ControlNode> candidates = new ArrayList<>();
        int weights = 0;
        for (ControlNode node : nodes(set)) {
            if (usable.test(node)) {
                candidates.add(node);
                weights += node.weight();
            }
        }
        if (candidates.isEmpty() || weights == 0) {
            return null;
        }
        int share = sum(callId) % weights;
        for (ControlNode node : candidates) {
            if (share < node.weight()) {
                return node;
            }
            share -= node.weight();
        }
        return null;
    }

    private static int sum(String callId) {
        int sum = 0;
        for (int i = 0; i < callId.length(); i++) {
            sum += callId.charAt(i);
        }
        return sum & HASH_MASK;
    }
}
