package org.olelo.module.mqueue;

import java.util.Iterator;
import java.util.LinkedList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.Worker;

/** One queue. Safe for every thread. */
final class MessageQueue {
    static final int KEEP_OLDEST = 1;
    static final int KEEP_NEWEST = 2;

    final String name;
    /** Most items; 0 or less: no limit. */
    final int limit;

    private final int mode;
    private final LinkedList<Item> items = new LinkedList<>();
    // as Kamailio's processes: a worker sees what it fetched until it fetches again
    private final Map<Worker, Item> fetched = new ConcurrentHashMap<>();

    /** One item. */
    record Item(String key, String value) {}

    /**
     * An empty queue.
     *
     * @param mode {@link #KEEP_OLDEST}: an item whose key is there is not added; {@link #KEEP_NEWEST}: it replaces that one; else all
     *     are kept
     */
    MessageQueue(String name, int limit, int mode) {
        this.name = name;
        this.limit = limit;
        this.mode = mode;
    }

    void add(String key, String value) {
        synchronized (items) {
            if (mode == KEEP_OLDEST && has(key)) {
                return;
            }
            if (mode == KEEP_NEWEST) {
                items.removeIf(item -> item.key.equals(key));
            }
            items.add(new Item(key, value));
            if (limit > 0 && items.size() > limit) {
                items.removeFirst();
            }
        }
    }

    private boolean has(String key) {
        for (Iterator<Item> all = items.iterator(); all.hasNext(); ) {
            if (all.next().key.equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** Takes the oldest item; null when there is none. */
    @Nullable
    Item poll() {
        synchronized (items) {
            return items.poll();
        }
    }

    /** Takes the oldest item for that worker; false when there is none. */
    boolean fetch(Worker worker) {
        Item item = poll();
        if (item == null) {
            fetched.remove(worker);
        } else {
            fetched.put(worker, item);
        }
        return item != null;
    }

    /** What the worker fetched last, or null. */
    @Nullable
    Item fetched(Worker worker) {
        return fetched.get(worker);
    }

    void forget(Worker worker) {
        fetched.remove(worker);
    }

    int size() {
        synchronized (items) {
            return items.size();
        }
    }
}
