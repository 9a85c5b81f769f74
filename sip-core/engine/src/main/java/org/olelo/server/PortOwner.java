package org.olelo.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;

/** Finds by Linux's /proc which process has a port, for the message that it is in use. */
final class PortOwner {
    private static final Path PROC = Path.of("/proc");

    private PortOwner() {}

    /** {@code "; process 1234 (kamailio) has it"}, or "" when the system does not tell. */
    static String describe(LocalSocket socket) {
        try {
            Set<String> inodes = inodes(socket.protocol() == Protocol.UDP ? "udp" : "tcp", socket.port());
            return inodes.isEmpty() ? "" : owner(inodes);
        } catch (IOException e) {
            return "";
        }
    }

    private static Set<String> inodes(String table, int port) throws IOException {
        Set<String> found = new HashSet<>();
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        for (String name : new String[] {table, table + "6"}) {
            Path file = PROC.resolve("net").resolve(name);
            if (!Files.isReadable(file)) {
                continue;
            }
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 9 && columns[1].endsWith(suffix)) {
                    found.add("socket:[" + columns[9] + "]");
                }
            }
        }
        return found;
    }

    private static String owner(Set<String> inodes) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, inodes)) {
                    String name = Files.readString(process.resolve("comm")).strip();
                    return "; process " + process.getFileName() + " (" + name + ") has it";
                }
            }
        }
        return "";
    }

    private static boolean holds(Path process, Set<String> inodes) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (inodes.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // another user's process, or one that has just ended
        }
        return false;
    }
}
