package org.olelo.net.dns;

import java.util.List;
import org.xbill.DNS.Record;

/**
 * Records of one name and type, or that there are none.
 *
 * @param name lower case, without the dot at the end
 * @param type RFC 1035 number (1 A, 28 AAAA, 33 SRV, 35 NAPTR, 16 TXT, 12 PTR)
 * @param status what the question brought
 * @param records empty unless OK; CNAMEs are followed and left out
 * @param ttlSeconds least time to live of the records, as answered
 * @param expiresMs when the cache forgets it, on its clock's milliseconds; 0 = not from a cache
 */
public record DnsAnswer(String name, int type, Status status, List<Record> records, long ttlSeconds, long expiresMs) {
    public DnsAnswer {
        records = List.copyOf(records);
    }

    static DnsAnswer none(String name, int type, Status status) {
        return new DnsAnswer(name, type, status, List.of(), 0, 0);
    }

    DnsAnswer until(long milliseconds) {
        return new DnsAnswer(name, type, status, records, ttlSeconds, milliseconds);
    }

    /** Outcome of a question. */
    public enum Status {
        /** There are records. */
        OK,
        /** The name or the record type does not exist. */
        NONE,
        /** No usable answer came. */
        FAILED
    }
}
