package org.olelo.web;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** An answer that is asked for once a second at most, because anybody may ask. */
final class KeptAnswer implements BooleanSupplier {
    private static final long KEPT_NANOS = 1_000_000_000;

    private final BooleanSupplier question;
    private final LongSupplier clock;
    private final AtomicReference<@Nullable Answer> last = new AtomicReference<>();

    private record Answer(boolean good, long nanos) {}

    /**
     * Keeps the answers to a question.
     *
     * @param clock nanoseconds from any start
     */
    KeptAnswer(BooleanSupplier question, LongSupplier clock) {
        this.question = question;
        this.clock = clock;
    }

    @Override
    public boolean getAsBoolean() {
        Answer known = last.get();
        if (known != null && clock.getAsLong() - known.nanos < KEPT_NANOS) {
            return known.good;
        }
        boolean good = question.getAsBoolean();
        last.set(new Answer(good, clock.getAsLong()));
        return good;
    }
}
