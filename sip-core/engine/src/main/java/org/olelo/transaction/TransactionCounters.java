package org.olelo.transaction;

import java.util.concurrent.atomic.LongAdder;
import org.olelo.rpc.Statistics;

/** Counters of the transaction layer (group {@code tmx} of the statistics, and {@code tm.stats}). */
public final class TransactionCounters {
    private final LongAdder serverTransactions;
    private final LongAdder clientTransactions;
    private final LongAdder[] byClass = new LongAdder[7];
    private final LongAdder repliesReceived;
    private final LongAdder repliesGenerated;
    private final LongAdder repliesSent;
    private final LongAdder repliesRelayed;
    private final LongAdder created = new LongAdder();
    private final LongAdder freed = new LongAdder();
    private final LongAdder delayedFree = new LongAdder();

    public TransactionCounters(Statistics statistics) {
        serverTransactions = statistics.counter("tmx", "UAS_transactions", "transactions of received requests");
        clientTransactions = statistics.counter("tmx", "UAC_transactions", "transactions of local requests");
        for (int i = 2; i < byClass.length; i++) {
            byClass[i] = statistics.counter("tmx", i + "xx_transactions", "transactions completed with " + i + "xx");
        }
        repliesReceived = statistics.counter("tmx", "rpl_received", "replies received for transactions");
        repliesGenerated = statistics.counter("tmx", "rpl_generated", "replies made here");
        repliesSent = statistics.counter("tmx", "rpl_sent", "replies sent, made here or relayed");
        repliesRelayed = statistics.counter("tmx", "rpl_relayed", "replies relayed");
        statistics.gauge(
                "tmx",
                "rpl_absorbed",
                "replies received and not relayed",
                () -> repliesReceived.sum() - repliesRelayed.sum());
    }

    LongAdder serverTransactions() {
        return serverTransactions;
    }

    LongAdder clientTransactions() {
        return clientTransactions;
    }

    LongAdder repliesReceived() {
        return repliesReceived;
    }

    LongAdder repliesGenerated() {
        return repliesGenerated;
    }

    LongAdder repliesSent() {
        return repliesSent;
    }

    LongAdder repliesRelayed() {
        return repliesRelayed;
    }

    void completed(int status) {
        int klass = status / 100;
        if (klass >= 2 && klass < byClass.length) {
            byClass[klass].increment();
        }
    }

    LongAdder created() {
        return created;
    }

    LongAdder freed() {
        return freed;
    }

    /** Transactions made so far. */
    public long total() {
        return created.sum();
    }

    /** Of these, local requests. */
    public long totalLocal() {
        return clientTransactions.sum();
    }

    /** Replies made here so far. */
    public long generated() {
        return repliesGenerated.sum();
    }

    /** Replies received so far. */
    public long received() {
        return repliesReceived.sum();
    }

    /** Replies sent so far. */
    public long sent() {
        return repliesSent.sum();
    }

    /** Completed with a status of that class, 2 to 6. */
    public long completedWith(int klass) {
        return byClass[klass].sum();
    }

    /** Transactions freed so far. */
    public long freedCount() {
        return freed.sum();
    }

    /** Always 0: nothing is freed late. */
    public long delayedFreeCount() {
        return delayedFree.sum();
    }
}
