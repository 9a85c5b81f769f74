package org.olelo.module.dispatcher;

/** What the answers to keepalives took, in milliseconds. Thread-safe. */
final class Latency {
    /** From here on the mean is a weighted mean: about 24 days of one sample a second. */
    private static final int MOST_SAMPLES = 1 << 21;
    /** Count a mean that does not move is given, so that single outliers do not shift it. */
    private static final int STABLE_SAMPLES = 500_000;

    private static final int FEW_SAMPLES = 10;
    private static final double STABLE_DEVIATION = 0.5;

    private int count;
    private double squares;
    private double average;
    private double deviation;
    private double estimate;
    private int maximum;
    private int timeouts;

    /** The numbers at one moment. */
    record View(double average, double deviation, double estimate, int maximum, int timeouts) {
        /** How much slower than usual it is now. */
        int congestion() {
            return Math.max(0, (int) (estimate - average));
        }
    }

    Latency(int first) {
        if (first > 0) {
            add(first, 0);
        }
    }

    /**
     * Adds a sample.
     *
     * @param memory share of the old estimate in the new one, 0 to 1
     */
    synchronized void add(int milliseconds, double memory) {
        if (count < MOST_SAMPLES) {
            count++;
        } else {
            squares -= squares / count;
        }
        if (count == 1) {
            average = milliseconds;
            estimate = milliseconds;
            maximum = milliseconds;
            return;
        }
        if (count > FEW_SAMPLES && deviation < STABLE_DEVIATION) {
            count = STABLE_SAMPLES;
        }
        maximum = Math.max(maximum, milliseconds);
        double before = milliseconds - average;
        average += before / count;
        squares += before * (milliseconds - average);
        deviation = Math.sqrt(squares / (count - 1));
        estimate = count < FEW_SAMPLES ? average : estimate * memory + milliseconds * (1 - memory);
    }

    /** No answer came in time. */
    synchronized void timeout() {
        timeouts++;
    }

    synchronized View view() {
        return new View(average, deviation, estimate, maximum, timeouts);
    }
}
