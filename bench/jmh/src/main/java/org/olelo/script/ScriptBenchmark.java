package org.olelo.script;

import java.util.concurrent.TimeUnit;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.spi.ScriptRoute;
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

/** Runs a route of twenty equal statements. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ScriptBenchmark {
    @Param({
        "if ($var(i) == 7) { $var(x) = 1; }",
        "if ($rm == \"INVITE\") { $var(x) = 1; }",
        "if ($rm =~ \"^(INV|ACK)\") { $var(x) = 1; }",
        "if (is_method(\"INVITE|ACK\")) { $var(x) = 1; }"
    })
    public String statement;

    private ScriptRoute route;
    private MessageContext ctx;

    @Setup(Level.Trial)
    public void compile() {
        ScriptTester tester = new ScriptTester(
                ScriptTester.MODULES + "request_route {\n" + (statement + "\n").repeat(20) + "}\n");
        route = tester.route(RouteKind.REQUEST, "");
        ctx = tester.context();
    }

    @Benchmark
    public int twentyStatements() {
        return route.run(ctx);
    }
}
