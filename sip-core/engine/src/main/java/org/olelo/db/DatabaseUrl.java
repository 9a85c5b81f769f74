package org.olelo.db;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Kamailio database URL: {@code scheme://user:password@host:port/database}, {@code sqlite:////var/db/a.sqlite},
 * {@code text:///etc/kamailio/dbtext}, {@code h2:file:/var/lib/olelo/olelo}, {@code jpa:olelo}.
 *
 * @param scheme lower case, names the driver
 * @param rest everything after {@code scheme://} or {@code scheme:}
 */
public record DatabaseUrl(String scheme, String rest) {
    /** The database of the server itself, which every way of running Olelo has. */
    public static final DatabaseUrl SERVER = new DatabaseUrl("jpa", "olelo");

    /** Parses a URL; throws {@link DatabaseException} (BAD_URL) when it has no scheme. */
    public static DatabaseUrl parse(String text) {
        String trimmed = text.trim();
        int colon = trimmed.indexOf(':');
        if (colon <= 0 || !isScheme(trimmed, colon)) {
            throw new DatabaseException(DatabaseFault.BAD_URL, "database URL without a scheme, expected scheme://...");
        }
        String scheme = trimmed.substring(0, colon).toLowerCase(Locale.ROOT);
        boolean slashes = trimmed.startsWith("//", colon + 1);
        return new DatabaseUrl(scheme, trimmed.substring(colon + (slashes ? 3 : 1)));
    }

    /** The user name, if the URL has one. */
    public @Nullable String user() {
        int at = authorityEnd();
        if (at < 0) {
            return null;
        }
        int colon = rest.indexOf(':');
        return rest.substring(0, colon >= 0 && colon < at ? colon : at);
    }

    /** The password, if the URL has one. */
    public @Nullable String password() {
        int at = authorityEnd();
        int colon = rest.indexOf(':');
        return at < 0 || colon < 0 || colon > at ? null : rest.substring(colon + 1, at);
    }

    /** The host name or address (brackets of IPv6 kept), empty when absent. */
    public String host() {
        String hostPort = hostPort();
        int colon = portColon(hostPort);
        return colon < 0 ? hostPort : hostPort.substring(0, colon);
    }

    /** The port, 0 when absent; throws {@link DatabaseException} (BAD_URL) when it is no number up to 65535. */
    public int port() {
        String hostPort = hostPort();
        int colon = portColon(hostPort);
        if (colon < 0) {
            return 0;
        }
        try {
            int port = Integer.parseInt(hostPort.substring(colon + 1));
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw badPort(e);
        }
        throw badPort(null);
    }

    /** What follows the first slash behind the host: the database's name, empty when absent. */
    public String database() {
        int slash = rest.indexOf('/', authorityEnd() + 1);
        return slash < 0 ? "" : rest.substring(slash + 1);
    }

    /** The URL without its password, for logs and messages. */
    @Override
    public String toString() {
        int at = authorityEnd();
        int colon = rest.indexOf(':');
        boolean secret = at >= 0 && colon >= 0 && colon < at;
        String shown = secret ? rest.substring(0, colon) + ":***" + rest.substring(at) : rest;
        return scheme + (opaque() ? ":" : "://") + shown;
    }

    private boolean opaque() {
        return scheme.equals("h2") || scheme.equals("jpa");
    }

    // A password may contain '@' and '/': the last '@' before the last slash ends it. A path has no authority.
    private int authorityEnd() {
        if (opaque() || rest.startsWith("/")) {
            return -1;
        }
        int lastSlash = rest.lastIndexOf('/');
        return rest.lastIndexOf('@', lastSlash < 0 ? rest.length() : lastSlash);
    }

    private String hostPort() {
        int start = authorityEnd() + 1;
        int slash = rest.indexOf('/', start);
        return rest.substring(start, slash < 0 ? rest.length() : slash);
    }

    private static int portColon(String hostPort) {
        int colon = hostPort.lastIndexOf(':');
        return hostPort.indexOf(']', colon + 1) >= 0 ? -1 : colon;
    }

    private DatabaseException badPort(@Nullable Throwable cause) {
        return new DatabaseException(DatabaseFault.BAD_URL, "bad port in database URL " + this, cause);
    }

    private static boolean isScheme(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !digit && c != '_' && c != '+') {
                return false;
            }
        }
        return true;
    }
}
