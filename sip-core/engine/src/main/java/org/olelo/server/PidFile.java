package org.olelo.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that holds the process id while the server runs ({@code -P}). */
record PidFile(Path file) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("core");

    /**
     * Writes the id of this process.
     *
     * @throws ConfigurationException when the file cannot be written
     */
    static PidFile write(Path file) throws ConfigurationException {
        try {
            Files.writeString(file, ProcessHandle.current().pid() + "\n", StandardCharsets.US_ASCII);
            return new PidFile(file);
        } catch (IOException e) {
            throw new ConfigurationException("cannot write the pid file " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("cannot remove the pid file: {}", e.getMessage());
        }
    }
}
