package org.olelo.module.exec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a command by {@code /bin/sh -c}. Its standard error goes where the server's goes.
 *
 * @param lines what it wrote, without blanks at the end of lines
 * @param status its exit status; not 0 when it could not be run or was killed
 */
record Command(List<String> lines, int status) {
    private static final Logger LOG = LoggerFactory.getLogger("exec");
    private static final int NOT_RUN = 127;

    boolean succeeded() {
        return status == 0;
    }

    /**
     * Runs it and waits for its end.
     *
     * @param input what it reads, or null for nothing
     * @param seconds after which it is killed; 0: never
     */
    static Command run(String text, Map<String, String> environment, byte @Nullable [] input, int seconds) {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", unicode(text));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        environment.forEach((name, value) -> builder.environment().put(name, unicode(value)));
        try {
            Process process = builder.start();
            if (seconds > 0) {
                Thread.ofVirtual().start(() -> kill(process, seconds, text));
            }
            try (OutputStream out = process.getOutputStream()) {
                if (input != null) {
                    out.write(input);
                }
            } catch (IOException e) {
                LOG.debug("a command did not read its input, command={}", text);
            }
            List<String> lines = lines(Latin.string(process.getInputStream().readAllBytes()));
            return new Command(lines, process.waitFor());
        } catch (IOException e) {
            LOG.error("a command cannot be run, command={}, reason={}", text, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Command(List.of(), NOT_RUN);
    }

    private static void kill(Process process, int seconds, String text) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                LOG.warn("a command takes too long and is killed, seconds={}, command={}", seconds, text);
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // a null char ends a text of the system
    private static String unicode(String text) {
        int end = text.indexOf('\0');
        return Latin.decodeUtf8(end < 0 ? text : text.substring(0, end));
    }

    private static List<String> lines(String output) {
        List<String> lines = new ArrayList<>();
        for (String line : output.split("\n")) {
            String text = line.stripTrailing();
            if (!text.isEmpty()) {
                lines.add(text);
            }
        }
        return lines;
    }
}
