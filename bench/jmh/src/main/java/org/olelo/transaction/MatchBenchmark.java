package org.olelo.transaction;

import java.util.concurrent.TimeUnit;
import org.olelo.routing.MessageContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Finds transactions among many: by a request of their own, by the branch of a reply, and not at all. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
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
