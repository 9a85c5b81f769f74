package org.olelo.module.htable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.olelo.module.pv.api.CoreHash;
import org.olelo.pv.Value;
import org.olelo.timer.Clock;

/** A table of items by key. Thread-safe. */
final class HashTable {
    private static final int LOCKS = 64;
    private final TableSettings settings;
    private final Clock clock;
    private final ConcurrentHashMap<String, Item> items = new ConcurrentHashMap<>();
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    HashTable(TableSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    TableSettings settings() {
        return settings;
    }

    private long now() {
        return clock.wallMillis() / 1000;
    }

    /** The live item, or null. */
    @Nullable
    Item find(String key) {
        Item item = items.get(key);
        return item == null || item.expires() != 0 && item.expired(now()) ? null : item;
    }

    /** The value; what a missing key reads as. */
    Value get(String key) {
        Item item = find(key);
        if (item != null) {
            return item.value();
        }
        Value initial = settings.initial();
        return initial == null ? Value.NULL : initial;
    }

    /** Adds or changes an item; its time starts by the settings. */
    void set(String key, Value value) {
        long fresh = settings.autoExpire() == 0 ? 0 : now() + settings.autoExpire();
        items.merge(
                key,
                new Item(value, fresh),
                (old, next) -> settings.updateExpire() || old.expired(now()) ? next : new Item(value, old.expires()));
    }

    /** Adds or changes an item with its own time, seconds from now; 0 never. */
    void set(String key, Value value, int seconds) {
        items.put(key, new Item(value, seconds == 0 ? 0 : now() + seconds));
    }

    /** Adds an item as it is. */
    void put(String key, Item item) {
        items.put(key, item);
    }

    boolean remove(String key) {
        return items.remove(key) != null;
    }

    void clear() {
        items.clear();
    }

    int size() {
        return items.size();
    }

    /** Seconds until it goes; 0 when it does not, or is not there. */
    int expiresIn(String key) {
        Item item = find(key);
        return settings.autoExpire() == 0 || item == null || item.expires() == 0 ? 0 : (int) (item.expires() - now());
    }

    /** Changes the time of an item; false when it is not there. */
    boolean expiresIn(String key, int seconds) {
        if (settings.autoExpire() == 0) {
            return true;
        }
        return items.computeIfPresent(key, (k, item) -> new Item(item.value(), now() + seconds)) != null;
    }

    /** Adds to an integer at once; null when there is none and no initial value. */
    @Nullable
    Value add(String key, int step) {
        Value[] result = new Value[1];
        items.compute(key, (k, old) -> {
            Item live = old == null || old.expired(now()) ? null : old;
            Value before = live == null ? settings.initial() : live.value();
            if (before == null || !before.isInt()) {
                return live;
            }
            Value after = Value.of(before.number() + step);
            result[0] = after;
            long fresh = settings.autoExpire() == 0 ? 0 : now() + settings.autoExpire();
            return new Item(after, live != null && !settings.updateExpire() ? live.expires() : fresh);
        });
        return result[0];
    }

    int count(BiPredicate<String, Value> wanted) {
        int count = 0;
        for (Map.Entry<String, Item> entry : items.entrySet()) {
            if (wanted.test(entry.getKey(), entry.getValue().value())) {
                count++;
            }
        }
        return count;
    }

    void removeIf(BiPredicate<String, Value> wanted) {
        items.entrySet()
                .removeIf(entry -> wanted.test(entry.getKey(), entry.getValue().value()));
    }

    /** Removes and returns what expired. */
    List<Map.Entry<String, Item>> removeExpired() {
        long now = now();
        List<Map.Entry<String, Item>> gone = new ArrayList<>();
        for (Map.Entry<String, Item> entry : items.entrySet()) {
            Item item = entry.getValue();
            if (item.expired(now) && items.remove(entry.getKey(), item)) {
                gone.add(Map.entry(entry.getKey(), item));
            }
        }
        return gone;
    }

    /** Slot of a key, as Kamailio numbers it. */
    int slot(String key) {
        return CoreHash.of(key) & settings.slots() - 1;
    }

    /** All items in the order of Kamailio's slots. */
    List<Map.Entry<String, Item>> entries() {
        List<Map.Entry<String, Item>> all = new ArrayList<>(items.entrySet());
        all.sort(Comparator.comparingInt((Map.Entry<String, Item> entry) -> slot(entry.getKey()))
                .thenComparingLong(entry -> Integer.toUnsignedLong(CoreHash.of(entry.getKey())))
                .thenComparing(Map.Entry::getKey));
        return all;
    }

    /** sht_lock; the same thread may lock again. */
    void lock(String key) {
        locks[CoreHash.of(key) & LOCKS - 1].lock();
    }

    /** sht_unlock; false when this thread does not hold it. */
    boolean unlock(String key) {
        ReentrantLock lock = locks[CoreHash.of(key) & LOCKS - 1];
        if (!lock.isHeldByCurrentThread()) {
            return false;
        }
        lock.unlock();
        return true;
    }
}
