package org.olelo.net.dns;

import java.util.concurrent.atomic.AtomicLong;

/** When the first of the answers that a search used expires. */
final class Ttl {
    private final AtomicLong least = new AtomicLong(Long.MAX_VALUE);

    void limit(DnsAnswer answer) {
        if (answer.status() == DnsAnswer.Status.OK) {
            least.accumulateAndGet(answer.expiresMs(), Math::min);
        }
    }

    long expiresMs() {
        return least.get();
    }
}
