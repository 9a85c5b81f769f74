package org.olelo.transaction;

import org.olelo.routing.MessageContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finds transactions among many: by a request of their own, by the branch of a reply, and not at all. */
@State(Scope.Thread)
public class MatchBenchmark {
    @Param({"1000", "100000"})
    public int transactions;

    private TransactionLayer layer;
    private MessageContext known;
    private MessageContext unknown;
    private String token;

    @Setup(Level.Trial)
    public void fill() {
        TransactionKit kit = new TransactionKit();
        layer = kit.layer;
        for (int i = 0; i < transactions; i++) {
            kit.receive("MESSAGE", "b" + i);
            kit.transport.take();
        }
        known = kit.context(TransactionKit.request("MESSAGE", "b" + transactions / 2), 1000);
        unknown = kit.context(TransactionKit.request("MESSAGE", "other"), 1000);
        layer.lookup(known);
        Transaction found = TransactionLayer.of(known);
        token = BranchToken.of(found.index(), found.label(), found.nonce, 0);
    }

    @Benchmark
    public int ofRequest() {
        return layer.lookup(known);
    }

    @Benchmark
    public int none() {
        return layer.lookup(unknown);
    }

    @Benchmark
    public Object ofReply() {
        return BranchToken.find(layer.table(), token);
    }
}
