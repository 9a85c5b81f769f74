package org.olelo.net.tls;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Keys and certificates that somebody else keeps, as an application server's key stores. A profile names one by {@code container:NAME}. */
@FunctionalInterface
public interface SslContextSource {
    /** The context of that name with its key and trust managers, or null when there is none. */
    @Nullable
    SSLContext find(String name);
}
