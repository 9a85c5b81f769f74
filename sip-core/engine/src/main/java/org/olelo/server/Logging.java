package org.olelo.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Logging of the stand-alone engine: to standard error, in the look of Kamailio's log lines. In an application server its own logging rules. */
final class Logging {
    private static final List<String> CORE = List.of("core", "<script>", "tcp", "udp", "dns", "timer", "db");
    /** Loggers whose level follows debug in an application server; held here, else their levels are forgotten with them. */
    private static final Map<String, Logger> LEVELLED = new ConcurrentHashMap<>();
    /** Loggers of libraries and of the JDK; held here, else their levels are forgotten with them. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("io.netty"),
            Logger.getLogger("com.zaxxer.hikari"),
            Logger.getLogger("org.flywaydb"),
            Logger.getLogger("org.xbill"),
            Logger.getLogger("java.lang.Runtime")); // a stack trace at each exit

    private static volatile boolean ownConsole;

    private Logging() {}

    /** Sets the console up; the level follows the core parameter debug (-5 … 3) by {@link #level}. */
    static void console() {
        ownConsole = true;
        LogManager.getLogManager().reset();
        Handler handler = new StandardError();
        handler.setLevel(Level.ALL);
        handler.setFormatter(new KamailioLine());
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.INFO);
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    /**
     * Shows messages up to that Kamailio debug level.
     *
     * @param modules in an application server only these loggers, and those of the core, follow; the others are not ours
     */
    static void level(int debug, Collection<String> modules) {
        Level level = debug >= 3 ? Level.FINE : debug >= 1 ? Level.INFO : debug == 0 ? Level.WARNING : Level.SEVERE;
        if (ownConsole) {
            Logger.getLogger("").setLevel(level);
            return;
        }
        Stream.concat(CORE.stream(), modules.stream())
                .forEach(name ->
                        LEVELLED.computeIfAbsent(name, Logger::getLogger).setLevel(level));
    }

    /** One system call a line, so that lines of several threads do not mix. Text of messages has one char for each byte and is written as it came. */
    private static final class StandardError extends Handler {
        private final FileOutputStream out = new FileOutputStream(FileDescriptor.err);

        @Override
        public void publish(LogRecord line) {
            if (!isLoggable(line)) {
                return;
            }
            String text = getFormatter().format(line);
            Charset charset =
                    text.chars().allMatch(c -> c < 256) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            try {
                out.write(text.getBytes(charset));
            } catch (IOException e) {
                reportError(null, e, ErrorManager.WRITE_FAILURE);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** {@code  12(345) ERROR: module: text}. */
    private static final class KamailioLine extends Formatter {
        private final long pid = ProcessHandle.current().pid();

        @Override
        public String format(LogRecord line) {
            StringBuilder out = new StringBuilder(160);
            out.append(' ')
                    .append(line.getLongThreadID())
                    .append('(')
                    .append(pid)
                    .append(") ");
            int level = line.getLevel().intValue();
            out.append(level >= 1000 ? "ERROR" : level >= 900 ? "WARNING" : level >= 800 ? "INFO" : "DEBUG");
            out.append(": ")
                    .append(line.getLoggerName())
                    .append(": ")
                    .append(formatMessage(line))
                    .append('\n');
            if (line.getThrown() != null) {
                StringWriter trace = new StringWriter();
                line.getThrown().printStackTrace(new PrintWriter(trace));
                out.append(trace);
            }
            return out.toString();
        }
    }
}
