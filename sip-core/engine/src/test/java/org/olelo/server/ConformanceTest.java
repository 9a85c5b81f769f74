package org.olelo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The differential cases recorded on the real Kamailio 5.6.3 ({@code src/test/conformance}), each against a freshly started engine. A case listed
 * in {@code passing.txt} must be exact or equivalent; it is tried twice, because a machine under load can be late for a timer.
 */
class ConformanceTest {
    private static final Path ROOT = Path.of("src/test/conformance").toAbsolutePath();

    @Test
    void shouldBehaveAsRecordedOnKamailio() throws Exception {
        assumeTrue(hasPython(), "python3 runs the harness");
        Map<String, String> verdicts = run(Set.of());
        assertEquals(caseCount(), verdicts.size(), "every case has a verdict");
        Set<String> late = new TreeSet<>(listed());
        late.removeIf(name -> passes(verdicts.getOrDefault(name, "")));
        if (!late.isEmpty()) {
            verdicts.putAll(run(late));
        }
        Set<String> passing = new TreeSet<>(verdicts.keySet());
        passing.removeIf(name -> !passes(verdicts.getOrDefault(name, "")));
        long exact = verdicts.values().stream().filter("EXACT"::equals).count();
        System.out.println("conformance: " + exact + " exact, " + passing.size() + " pass, of " + verdicts.size());
        Set<String> unlisted = new TreeSet<>(passing);
        unlisted.removeAll(listed());
        if (!unlisted.isEmpty()) {
            System.out.println("conformance: add to passing.txt: " + String.join(" ", unlisted));
        }
        Set<String> broken = new TreeSet<>(listed());
        broken.removeAll(passing);
        assertEquals(Set.of(), broken, "cases of passing.txt that do not pass; see target/conformance.txt");
    }

    private static boolean passes(String verdict) {
        return verdict.equals("EXACT") || verdict.equals("EQUIVALENT");
    }

    private static Set<String> listed() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(ROOT.resolve("passing.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                names.add(line.strip());
            }
        }
        return names;
    }

    private static long caseCount() throws IOException {
        try (var cases = Files.list(ROOT.resolve("cases"))) {
            return cases.filter(c -> Files.exists(c.resolve("oracle.trace"))).count();
        }
    }

    private static Map<String, String> run(Set<String> only) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "python3",
                ROOT.resolve("harness/conf.py").toString(),
                "compare",
                "--server",
                ROOT.resolve("harness/adapters/olelo").toString(),
                "--jobs",
                only.isEmpty() ? "4" : "1"));
        only.forEach(name -> command.add("^" + name + "$"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        builder.environment()
                .put(
                        "OLELO_ENGINE",
                        java + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -cp "
                                + System.getProperty("java.class.path") + " org.olelo.server.Main");
        Process process = builder.start();
        Map<String, String> verdicts = new LinkedHashMap<>();
        StringBuilder all = new StringBuilder();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
            String line;
            while ((line = out.readLine()) != null) {
                all.append(line).append('\n');
                String[] words = line.split("\\s+");
                if (words.length == 2
                        && Set.of("EXACT", "EQUIVALENT", "DIFFERENT", "ERROR", "NO-ORACLE")
                                .contains(words[0])) {
                    verdicts.put(words[1], words[0]);
                }
            }
        }
        process.waitFor();
        Path report = Path.of("target/conformance.txt");
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.writeString(report, all, StandardCharsets.ISO_8859_1);
        assertTrue(!verdicts.isEmpty(), () -> "the harness gave no verdict:\n" + all);
        return verdicts;
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
