package org.olelo.module.tls;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.tls.TlsProfile.Scope;
import org.olelo.net.IpText;

/** Reads the text of a tls.cfg. */
final class TlsConfigFile {
    private final String name;
    private final List<TlsProfile> profiles = new ArrayList<>();
    private @Nullable TlsProfileBuilder current;
    private int started;

    private TlsConfigFile(String name) {
        this.name = name;
    }

    /**
     * The profiles in the order of the file.
     *
     * @param name shown in errors
     * @throws IllegalArgumentException with file, line and reason
     */
    static List<TlsProfile> parse(String name, String text) {
        TlsConfigFile file = new TlsConfigFile(name);
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            file.line(number, withoutComment(line).strip());
        }
        file.finish();
        return file.profiles;
    }

    private void line(int number, String line) {
        if (line.isEmpty()) {
            return;
        }
        if (line.startsWith("[")) {
            finish();
            started = number;
            current = section(number, line);
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw fault(number, "expected [server:…], [client:…] or name = value", null);
        }
        TlsProfileBuilder profile = current;
        if (profile == null) {
            throw fault(number, "an attribute before the first [server:…] or [client:…]", null);
        }
        try {
            profile.set(
                    line.substring(0, equals).strip(),
                    unquote(line.substring(equals + 1).strip()));
        } catch (IllegalArgumentException e) {
            throw fault(number, String.valueOf(e.getMessage()), e);
        }
    }

    private void finish() {
        TlsProfileBuilder profile = current;
        current = null;
        if (profile == null) {
            return;
        }
        try {
            profiles.add(profile.build());
        } catch (IllegalArgumentException e) {
            throw fault(started, String.valueOf(e.getMessage()), e);
        }
    }

    private TlsProfileBuilder section(int number, String line) {
        int colon = line.indexOf(':');
        if (!line.endsWith("]") || colon < 0) {
            throw fault(number, "a profile begins with [server:default], [server:any] or [server:ip:port]", null);
        }
        String kind = line.substring(1, colon).strip();
        String where = line.substring(colon + 1, line.length() - 1).strip();
        boolean server = kind.equals("server") || kind.equals("srv") || kind.equals("s");
        if (!server && !kind.equals("client") && !kind.equals("cli") && !kind.equals("c")) {
            throw fault(number, "a profile is of server or client, not " + kind, null);
        }
        if (where.equals("default") || where.equals("any")) {
            return new TlsProfileBuilder(server, where.equals("any") ? Scope.ANY : Scope.DEFAULT, null, 0);
        }
        int last = where.lastIndexOf(':');
        String host = last < 0 || where.endsWith("]") ? where : where.substring(0, last);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        InetAddress ip = IpText.parse(bracketed ? host.substring(1, host.length() - 1) : host);
        if (ip == null) {
            throw fault(number, host + " is no IP address", null);
        }
        int port = last < 0 || where.endsWith("]") ? 5061 : port(number, where.substring(last + 1));
        return new TlsProfileBuilder(server, Scope.ADDRESS, ip, port);
    }

    private int port(int number, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw fault(number, text + " is no port", e);
        }
        throw fault(number, text + " is no port", null);
    }

    private IllegalArgumentException fault(int number, String reason, @Nullable Throwable cause) {
        return new IllegalArgumentException(name + ':' + number + ": " + reason, cause);
    }

    private static String withoutComment(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '#' && !quoted) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    private static String unquote(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
