package org.olelo.module.http_client;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A named connection.
 *
 * @param base URL without user and password, without a slash at its end
 * @param failover name of the connection that is tried when this one gives no reply, or empty
 * @param maxData most bytes of a result; 0: no limit
 */
record HttpConnection(
        String name,
        HttpClient client,
        String base,
        int timeoutSeconds,
        String userAgent,
        String failover,
        int maxData) {
    /** The URL of a path; null when it is malformed. */
    @Nullable
    URI url(String path) {
        String whole = path.isEmpty() ? base : base + (path.startsWith("/") || path.startsWith("?") ? "" : "/") + path;
        return parse(whole);
    }

    static @Nullable URI parse(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() == null ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
