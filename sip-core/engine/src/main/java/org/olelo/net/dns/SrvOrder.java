package org.olelo.net.dns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.xbill.DNS.SRVRecord;

/** Order in which SRV records are tried (RFC 2782). */
final class SrvOrder {
    private static final Comparator<SRVRecord> HEAVIEST_FIRST = Comparator.comparingInt(SRVRecord::getPriority)
            .thenComparing(SRVRecord::getWeight, Comparator.reverseOrder());

    private SrvOrder() {}

    /** Lower priority first; within a priority the heavier first. */
    static List<SRVRecord> byWeight(List<SRVRecord> records) {
        return records.stream().sorted(HEAVIEST_FIRST).toList();
    }

    /**
     * Lower priority first; within a priority at random, in proportion to the weights.
     *
     * @param random a number from 0 to its argument - 1
     */
    static List<SRVRecord> balanced(List<SRVRecord> records, IntUnaryOperator random) {
        List<SRVRecord> rest = new ArrayList<>(byWeight(records).reversed()); // weight 0 first within a priority
        rest.sort(Comparator.comparingInt(SRVRecord::getPriority));
        List<SRVRecord> ordered = new ArrayList<>(rest.size());
        while (!rest.isEmpty()) {
            int priority = rest.getFirst().getPriority();
            int sum = 0;
            for (SRVRecord record : rest) {
                sum += record.getPriority() == priority ? record.getWeight() : 0;
            }
            int left = random.applyAsInt(sum + 1);
            int chosen = 0;
            while (left > rest.get(chosen).getWeight()) {
                left -= rest.get(chosen).getWeight();
                chosen++;
            }
            ordered.add(rest.remove(chosen));
        }
        return ordered;
    }
}
