package org.olelo.net.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.olelo.net.IpText;

/**
 * What resolv.conf(5) says.
 *
 * @param servers name servers in order; the local one when none is listed
 * @param search domains to complete short names with
 * @param ndots names with fewer dots are completed before they are asked as they are
 */
record ResolvConf(List<InetSocketAddress> servers, List<String> search, int ndots) {
    private static final int DNS_PORT = 53;

    /** Reads the file; one that cannot be read is empty. */
    static ResolvConf read(Path file) {
        try {
            return parse(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return parse(List.of());
        }
    }

    static ResolvConf parse(List<String> lines) {
        List<InetSocketAddress> servers = new ArrayList<>();
        List<String> search = List.of();
        int ndots = 1;
        for (String line : lines) {
            List<String> words = List.of(line.strip().split("[ \t]+", -1));
            List<String> values = words.subList(1, words.size());
            switch (words.getFirst()) {
                case "nameserver" -> values.stream().limit(1).forEach(word -> addServer(servers, word));
                case "search", "domain" -> search = values;
                case "options" -> ndots = ndots(values, ndots);
                default -> {} // comments, sortlist
            }
        }
        if (servers.isEmpty()) {
            servers.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), DNS_PORT));
        }
        return new ResolvConf(List.copyOf(servers), search, ndots);
    }

    private static void addServer(List<InetSocketAddress> servers, String word) {
        int zone = word.indexOf('%');
        InetAddress address = IpText.parse(zone < 0 ? word : word.substring(0, zone));
        if (address != null) {
            servers.add(new InetSocketAddress(address, DNS_PORT));
        }
    }

    private static int ndots(List<String> options, int before) {
        for (String option : options) {
            if (option.matches("ndots:\\d{1,2}")) {
                return Integer.parseInt(option.substring("ndots:".length()));
            }
        }
        return before;
    }
}
