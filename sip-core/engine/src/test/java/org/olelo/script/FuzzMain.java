package org.olelo.script;

import java.util.Map;
import java.util.Random;
import org.olelo.script.source.Diagnostic;

/** Loads mutated configurations for a while: {@code FuzzMain SECONDS SEED}. Stops at the first exception or slow load. */
final class FuzzMain {
    private FuzzMain() {}

    public static void main(String[] args) {
        long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000_000L;
        long seed = Long.parseLong(args[1]);
        long count = 0;
        while (System.nanoTime() < end) {
            Random random = new Random(seed + count);
            StringBuilder text = new StringBuilder(HostileConfigTest.SEED_CONFIG);
            int changes = 1 + random.nextInt(12);
            for (int i = 0; i < changes; i++) {
                HostileConfigTest.mutate(text, random, HostileConfigTest.PIECES);
            }
            String config = text.toString();
            long start = System.nanoTime();
            try {
                for (Diagnostic diagnostic : new ScriptTester(config, Map.of("self", config.substring(0, 200)))
                        .diagnostics()
                        .sorted()) {
                    diagnostic.render();
                }
            } catch (Throwable e) {
                System.out.println("seed " + (seed + count) + " failed\n" + config);
                throw e;
            }
            if (System.nanoTime() - start > 2_000_000_000L) {
                System.out.println("seed " + (seed + count) + " is slow\n" + config);
            }
            count++;
        }
        System.out.println("loaded " + count);
    }
}
