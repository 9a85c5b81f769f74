package org.olelo.module.ctl;

import java.nio.file.Path;
import org.olelo.spi.CoreSettings;

/**
 * Where binrpc is offered, from the parameter {@code binrpc}: {@code unix:name}, {@code unixs:name}, {@code unixd:name}, {@code tcp:host:port},
 * {@code udp:host:port}; a bare name is a unix stream socket.
 */
record ControlSocket(Kind kind, String name, int port) {
    private static final int DEFAULT_PORT = 2046;

    /** The kinds of socket. */
    enum Kind {
        UNIX_STREAM("unix_stream"),
        TCP("tcp"),
        UDP("udp");

        private final String shown;

        Kind(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    /**
     * Reads the value of the parameter.
     *
     * @throws IllegalArgumentException with the forms that are understood
     */
    static ControlSocket parse(String text) {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "unix" : text.substring(0, colon);
        String rest = colon < 0 ? text : text.substring(colon + 1);
        return switch (scheme) {
            case "unix", "unixs", "unixd" -> new ControlSocket(Kind.UNIX_STREAM, rest, 0);
            case "tcp" -> network(Kind.TCP, rest);
            case "udp" -> network(Kind.UDP, rest);
            default ->
                throw new IllegalArgumentException(
                        "binrpc socket \"" + text + "\": use unix:NAME, tcp:HOST:PORT or udp:HOST:PORT");
        };
    }

    /** The path of a unix socket; a relative name is in the run directory. */
    Path path(CoreSettings settings) {
        String directory = settings.string("run_dir");
        return directory == null ? Path.of(name) : Path.of(directory).resolve(name);
    }

    private static ControlSocket network(Kind kind, String rest) {
        int colon = rest.lastIndexOf(':');
        if (colon < 0 || rest.endsWith("]")) {
            boolean onlyPort = rest.chars().allMatch(Character::isDigit);
            return onlyPort && !rest.isEmpty()
                    ? new ControlSocket(kind, "localhost", Integer.parseInt(rest))
                    : new ControlSocket(kind, rest, DEFAULT_PORT);
        }
        String host = rest.substring(0, colon);
        try {
            return new ControlSocket(
                    kind, host.equals("*") ? "0.0.0.0" : host, Integer.parseInt(rest.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("binrpc socket: no port number in \"" + rest + "\"", e);
        }
    }
}
