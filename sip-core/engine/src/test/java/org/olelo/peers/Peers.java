package org.olelo.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.olelo.server.ConfigurationException;
import org.olelo.server.ServerOptions;
import org.olelo.server.SipServer;

/** The server and the programs around it. */
final class Peers {
    private Peers() {}

    /** Skips the test when the program is not there; {@code .ci/run} installs it. */
    static void require(String program, String option) throws InterruptedException {
        boolean found;
        try {
            new ProcessBuilder(program, option)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            found = true;
        } catch (IOException e) {
            found = false;
        }
        assumeTrue(found, program + " is not installed");
    }

    /** A port that is free for both UDP and TCP connections of the next moment. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static SipServer start(String configuration) throws IOException, ConfigurationException {
        Path directory = Files.createTempDirectory("peers");
        return SipServer.start(new ServerOptions()
                .configText(configuration)
                .dataDirectory(directory)
                .runDirectory(directory));
    }

    /** A file of the test resources: of this package, or from the root with a slash. */
    static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Peers.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a program whose output goes to a file in that directory. */
    static Process launch(Path directory, String name, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
    }

    /** Waits until someone takes connections at the port. */
    static void awaitListener(int port) throws InterruptedException {
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
    }

    /** Waits for its end, which must be success. */
    static void succeeds(Process process, Path directory, String name) throws IOException, InterruptedException {
        int code = process.waitFor();
        assertEquals(0, code, () -> name + ":\n" + log(directory, name));
    }

    private static String log(Path directory, String name) {
        try {
            String text = Files.readString(directory.resolve(name + ".log"));
            return text.substring(Math.max(0, text.length() - 6000));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }
}
