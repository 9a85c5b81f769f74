package org.olelo.net.dns;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Destination;

/**
 * Outcome of a search: where to send, best first, or why nowhere.
 *
 * @param candidates without local socket; empty when nothing was found
 * @param failure null when there are candidates
 */
public record Located(
        List<Destination> candidates, @Nullable Failure failure) {
    static final Located NO_NAME = new Located(List.of(), Failure.NO_NAME);
    static final Located NO_ANSWER = new Located(List.of(), Failure.NO_ANSWER);

    public Located {
        candidates = List.copyOf(candidates);
    }

    static Located of(List<Destination> candidates) {
        return new Located(candidates, null);
    }

    /** Whether there is somewhere to send. */
    public boolean found() {
        return !candidates.isEmpty();
    }

    /** The best candidate. Only when {@link #found()}. */
    public Destination first() {
        return candidates.getFirst();
    }

    /** Why nothing was found. */
    public enum Failure {
        /** The name, or a usable record of it, does not exist. */
        NO_NAME,
        /** No server answered in time, or all failed. */
        NO_ANSWER
    }
}
