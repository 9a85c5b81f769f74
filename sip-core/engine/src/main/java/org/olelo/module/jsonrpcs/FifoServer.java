package org.olelo.module.jsonrpcs;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.olelo.rpc.json.JsonRpcProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JSON-RPC over a named pipe: a request (one JSON object, over several lines or one) names in {@code reply_name} the pipe that gets the reply, in the
 * reply directory. The pipe is opened for reading and writing, so that it never ends while no client writes.
 */
final class FifoServer {
    private static final Logger LOG = LoggerFactory.getLogger("jsonrpcs");
    private static final int MAX_REQUEST = 65536;

    private final JsonRpcProcessor processor;
    private final Path fifo;
    private final Path replyDirectory;
    private final boolean pretty;
    private volatile boolean open;

    FifoServer(JsonRpcProcessor processor, Path fifo, Path replyDirectory, boolean pretty) {
        this.processor = processor;
        this.fifo = fifo;
        this.replyDirectory = replyDirectory;
        this.pretty = pretty;
    }

    /** Makes the pipe and starts to serve. */
    void start() throws IOException {
        Files.deleteIfExists(fifo);
        makeFifo(fifo);
        open = true;
        Thread.ofPlatform().daemon().name("JSONRPCS FIFO").start(this::serve);
    }

    /** Ends the service and removes the pipe. */
    void stop() {
        open = false;
        try {
            Files.write(fifo, new byte[] {'\n'}, StandardOpenOption.WRITE);
            Files.deleteIfExists(fifo);
        } catch (IOException e) {
            LOG.debug("cannot remove {}: {}", fifo, e.getMessage());
        }
    }

    private static void makeFifo(Path path) throws IOException {
        try {
            Process process = new ProcessBuilder("mkfifo", "-m", "0660", path.toString())
                    .redirectErrorStream(true)
                    .start();
            if (!process.waitFor(5, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("mkfifo " + path + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void serve() {
        try (RandomAccessFile pipe = new RandomAccessFile(fifo.toFile(), "rw");
                BufferedReader in = new BufferedReader(Channels.newReader(pipe.getChannel(), StandardCharsets.UTF_8))) {
            StringBuilder request = new StringBuilder();
            while (open) {
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                request.append(line).append('\n');
                if (complete(request)) {
                    answer(request.toString());
                    request.setLength(0);
                } else if (request.length() > MAX_REQUEST) {
                    LOG.warn("request on {} longer than {} bytes is dropped", fifo, MAX_REQUEST);
                    request.setLength(0);
                }
            }
        } catch (IOException e) {
            if (open) {
                LOG.error("FIFO {} failed: {}", fifo, e.getMessage());
            }
        }
    }

    /** True when braces are balanced outside strings, or there is no JSON at all. */
    private static boolean complete(CharSequence text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else {
                    quoted = c != '"';
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return depth <= 0 && !quoted;
    }

    private void answer(String request) {
        if (request.isBlank()) {
            return;
        }
        String json = processor.process(request, pretty).json();
        String name = replyName(request);
        if (name.isEmpty() || json.isEmpty()) {
            return;
        }
        if (name.indexOf('/') >= 0) {
            LOG.warn("reply_name must not contain a slash: {}", name);
            return;
        }
        try {
            Files.write(replyDirectory.resolve(name), json.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
        } catch (IOException e) {
            LOG.warn("cannot write the reply to {}: {}", name, e.getMessage());
        }
    }

    private static String replyName(String request) {
        try (JsonReader reader = Json.createReader(new StringReader(request))) {
            return reader.read() instanceof JsonObject object ? object.getString("reply_name", "") : "";
        } catch (JsonException e) {
            return "";
        }
    }
}
