package org.olelo.net.dns;

import java.util.concurrent.CompletionStage;

/** Asks name servers. */
@FunctionalInterface
public interface DnsClient {
    /** Asks for records; never blocks, never fails exceptionally, and ends in bounded time. */
    CompletionStage<DnsAnswer> ask(String name, int type);
}
