package org.olelo.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All transactions, hashed by Call-ID and CSeq number. Buckets are chains through the transactions themselves; stripes of buckets share a
 * lock, which is held for the time of a search or a link only.
 */
public final class TransactionTable {
    private static final int BITS = 18;

    /** Buckets. */
    public static final int SIZE = 1 << BITS;

    private static final int STRIPES = 256;

    private final @Nullable Transaction[] buckets = new Transaction[SIZE];
    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];
    private final LongAdder size = new LongAdder();

    public TransactionTable() {
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** Bucket of a transaction, 0 to SIZE - 1. */
    public static int hash(String callId, int cseq) {
        int mixed = callId.hashCode() * 31 + cseq;
        mixed *= 0x9E3779B1;
        return mixed >>> 32 - BITS;
    }

    /** Lock of a bucket. */
    ReentrantLock lock(int hash) {
        return locks[hash & (STRIPES - 1)];
    }

    /** First of a bucket; the bucket's lock is held. */
    @Nullable
    Transaction first(int hash) {
        return buckets[hash];
    }

    /** Links a transaction; the bucket's lock is held. */
    void link(Transaction transaction) {
        transaction.nextInBucket = buckets[transaction.hash];
        buckets[transaction.hash] = transaction;
        size.increment();
    }

    /** Takes a transaction out; false when it was not in. */
    boolean remove(Transaction transaction) {
        ReentrantLock lock = lock(transaction.hash);
        lock.lock();
        try {
            Transaction before = null;
            for (Transaction t = buckets[transaction.hash]; t != null; t = t.nextInBucket) {
                if (t != transaction) {
                    before = t;
                    continue;
                }
                if (before == null) {
                    buckets[transaction.hash] = t.nextInBucket;
                } else {
                    before.nextInBucket = t.nextInBucket;
                }
                t.nextInBucket = null;
                size.decrement();
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The transaction of a bucket and label ({@code $T(id_index)}, {@code $T(id_label)}), or null. */
    public @Nullable Transaction find(int hash, int label) {
        if (hash < 0 || hash >= SIZE) {
            return null;
        }
        ReentrantLock lock = lock(hash);
        lock.lock();
        try {
            for (Transaction t = buckets[hash]; t != null; t = t.nextInBucket) {
                if (t.label == label) {
                    return t;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** The first transaction of that Call-ID and CSeq number that the condition accepts, or null. */
    public @Nullable Transaction find(String callId, int cseq, Predicate<Transaction> condition) {
        int hash = hash(callId, cseq);
        ReentrantLock lock = lock(hash);
        lock.lock();
        try {
            for (Transaction t = buckets[hash]; t != null; t = t.nextInBucket) {
                if (t.cseq == cseq && t.isCall(callId) && condition.test(t)) {
                    return t;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** How many. */
    public long size() {
        return size.sum();
    }

    /** A copy of all, for RPC and clean-up. */
    public List<Transaction> all() {
        List<Transaction> found = new ArrayList<>();
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            locks[stripe].lock();
            try {
                for (int hash = stripe; hash < SIZE; hash += STRIPES) {
                    for (Transaction t = buckets[hash]; t != null; t = t.nextInBucket) {
                        found.add(t);
                    }
                }
            } finally {
                locks[stripe].unlock();
            }
        }
        return found;
    }
}
