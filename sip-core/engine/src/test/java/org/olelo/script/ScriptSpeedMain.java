package org.olelo.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.FileSources;
import org.olelo.spi.ScriptRoute;

/** Measures by hand: how long a check of the stock file takes, and a route of twenty conditions. */
final class ScriptSpeedMain {
    private ScriptSpeedMain() {}

    public static void main(String[] args) {
        stock();
        run("20 integer conditions", condition("if ($var(i) == 7) { $var(x) = 1; }"));
        run("20 string conditions", condition("if ($rm == \"INVITE\") { $var(x) = 1; }"));
        run("20 regex conditions", condition("if ($rm =~ \"^(INV|ACK)\") { $var(x) = 1; }"));
        run("20 function calls", condition("if (is_method(\"INVITE|ACK\")) { $var(x) = 1; }"));
        run("20 route calls", condition("route(R);") + "}\nroute[R] { if ($var(i) == 7) { $var(x) = 1; }");
        run("20 uri == myself", condition("if (uri == myself) { $var(x) = 1; }"));
    }

    private static void stock() {
        Path stock = Path.of("/etc/kamailio/kamailio.cfg");
        if (!Files.isReadable(stock)) {
            return;
        }
        for (int i = 0; i < 30; i++) {
            long start = System.nanoTime();
            ConfigText.read(
                    stock.toString(),
                    new FileSources(Path.of("/")),
                    List.of("WITH_AUTH", "WITH_NAT"),
                    List.of(),
                    new Diagnostics());
            long micros = (System.nanoTime() - start) / 1000;
            if (i == 0 || i == 29) {
                System.out.println("stock file parsed in us: " + micros);
            }
        }
        StringBuilder large = new StringBuilder("#!KAMAILIO\n");
        for (int i = 0; i < 1000; i++) {
            large.append("route[R").append(i).append("] {\n");
            for (int j = 0; j < 18; j++) {
                large.append("  if ($rU =~ \"^a").append(j).append("\" && $var(x) == 5) { $var(x) = $var(x) + 1; }\n");
            }
            large.append("}\n");
        }
        long start = System.nanoTime();
        ConfigText.read(
                new org.olelo.script.source.SourceFile("large", large.toString()),
                (n, f) -> null,
                List.of(),
                List.of(),
                new Diagnostics());
        System.out.println("20,000 lines parsed in ms: " + (System.nanoTime() - start) / 1_000_000);
    }

    private static String condition(String one) {
        return ScriptTester.MODULES + "request_route {\n" + (one + "\n").repeat(20);
    }

    private static void run(String what, String config) {
        ScriptTester tester = new ScriptTester(config + "}\n");
        if (tester.diagnostics().hasErrors()) {
            throw new IllegalStateException(tester.diagnostics().sorted().toString());
        }
        ScriptRoute route = tester.route(RouteKind.REQUEST, "");
        MessageContext ctx = tester.context();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 12; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 100_000; i++) {
                route.run(ctx);
            }
            best = Math.min(best, (System.nanoTime() - start) / 100_000);
        }
        System.out.println(what + ": " + best + " ns");
    }
}
