package org.olelo.ear;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A look from outside into the JVM that Arquillian started. */
final class ServerProcess {
    private ServerProcess() {}

    /** Names of its platform threads that are the engine's. */
    static List<String> engineThreads() throws IOException {
        return ask("Thread.print")
                .lines()
                .filter(line -> line.startsWith("\"olelo") || line.startsWith("\"multiThreadIoEventLoop"))
                .toList();
    }

    /** Live instances of a class, after a full garbage collection. */
    static long instances(String className) throws IOException {
        return ask("GC.class_histogram")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 3 && words[3].equals(className))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }

    /** True when no instance of a class is left, at once or after the last transactions have run out. */
    static boolean goneWithin(int seconds, String className) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (instances(className) > 0) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return true;
    }

    /** Threads whose name begins like that. */
    static long threads(String prefix) throws IOException {
        return ask("Thread.print")
                .lines()
                .filter(line -> line.startsWith("\"" + prefix))
                .count();
    }

    private static boolean isServer(String commandLine, String home) {
        return commandLine.contains(home + "/test-server/")
                || commandLine.contains(home + "/wildfly-")
                || commandLine.contains(home + "/glassfish8/glassfish/domains");
    }

    private static String ask(String command) throws IOException {
        String home = Path.of(System.getProperty("test.resources")).getParent().toString();
        ProcessHandle server = ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .filter(process -> isServer(process.info().commandLine().orElse(""), home))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no server runs from " + home));
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(server.pid()), command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
