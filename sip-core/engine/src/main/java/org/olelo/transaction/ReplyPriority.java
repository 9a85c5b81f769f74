package org.olelo.transaction;

/** Which final reply of a forked request is the best: lower wins (RFC 3261 16.7 step 6 as Kamailio orders it). */
final class ReplyPriority {
    private static final int[] CLASS = {32000, 11000, 0, 3000, 4000, 5000, 1000};

    private ReplyPriority() {}

    static int of(int status, boolean faked, int fakedPenalty) {
        int klass = status / 100;
        int rest = status % 100;
        int base = klass < CLASS.length ? CLASS[klass] : 10000;
        int detail = klass == 4 ? of4xx(rest) : rest;
        return base + detail + (faked ? fakedPenalty : 0);
    }

    private static int of4xx(int rest) {
        return switch (rest) {
            case 1, 7, 15, 20, 84 -> rest;
            default -> 100 + rest;
        };
    }
}
