package org.olelo.server;

import java.util.List;
import org.olelo.script.source.Diagnostic;
import org.olelo.script.source.DiagnosticsJson;

/** The stand-alone engine: Kamailio's command line without an application server. Exit codes: 0 good, 1 refused, 2 wrong usage. */
public final class Main {
    private Main() {}

    /** Runs until a signal ends the process. */
    public static void main(String[] words) throws InterruptedException {
        preset("slf4j.provider", LogProvider.class.getName());
        preset("slf4j.internal.verbosity", "WARN");
        // Netty's sampling for buffers never released walks the stack at one allocation in 128
        preset("io.netty.leakDetection.level", "disabled");
        System.exit(run(List.of(words))); // without it, Netty's idle thread would keep the process for another second
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static int run(List<String> words) throws InterruptedException {
        CommandLine line;
        try {
            line = CommandLine.parse(words);
        } catch (CommandLine.UsageException e) {
            System.err.println("olelo: " + e.getMessage());
            return 2;
        }
        if (line.help()) {
            System.out.println(Usage.TEXT);
            return 0;
        }
        if (line.version()) {
            System.out.println(
                    "version: olelo " + Product.VERSION + " (behaves as kamailio " + Product.KAMAILIO_VERSION + ")");
            return 0;
        }
        Logging.console();
        if (!line.ignored().isEmpty()) {
            org.slf4j.LoggerFactory.getLogger("core")
                    .info("options without a meaning on a JVM are ignored: {}", String.join(" ", line.ignored()));
        }
        return line.options().checkOnly() ? check(line.options()) : serve(line.options());
    }

    private static int check(ServerOptions options) {
        try {
            List<Diagnostic> findings = SipServer.check(options);
            if (options.json()) {
                System.out.print(DiagnosticsJson.of(findings));
                return 0;
            }
            print(findings);
            System.err.println("config file ok, exiting...");
            return 0;
        } catch (ConfigurationException e) {
            if (options.json()) {
                System.out.print(DiagnosticsJson.of(e.diagnostics()));
            }
            return refused(e);
        }
    }

    private static int serve(ServerOptions options) throws InterruptedException {
        try {
            SipServer server = SipServer.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "olelo-shutdown"));
            server.awaitStop();
            server.close();
            return 0;
        } catch (ConfigurationException e) {
            return refused(e);
        }
    }

    private static int refused(ConfigurationException e) {
        print(e.diagnostics());
        System.err.println("ERROR: " + e.getMessage());
        return 1;
    }

    private static void print(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            System.err.print(diagnostic.render());
        }
    }
}
