package org.olelo.module.auth;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Keeps the hashes of method and URI (HA2, RFC 7616 3.4.3) that came last: most REGISTER requests have the same. Thread-safe. */
final class RequestHashes {
    /** A power of two. */
    private static final int KEPT = 64;

    private record Entry(String method, String uri, String hash) {}

    private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(KEPT);

    /** HA2, always by the same digest. */
    String of(Digest digest, String method, String uri) {
        int at = (31 * uri.hashCode() + method.hashCode()) & KEPT - 1;
        Entry known = entries.get(at);
        if (known != null && known.uri.equals(uri) && known.method.equals(method)) {
            return known.hash;
        }
        String hash = digest.of(method, uri);
        entries.set(at, new Entry(method, uri, hash));
        return hash;
    }
}
