package org.olelo.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.olelo.timer.Clock;

/** The order of what different threads send. */
class IoLoopsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldFlushWhatWasWrittenBeforeItGoesOn(int count) throws Exception {
        try (IoLoops loops = new IoLoops(count, Clock.system())) {
            IoLoop writer = loops.get(count - 1);
            AtomicBoolean flushed = new AtomicBoolean();
            CompletableFuture<Boolean> seen = new CompletableFuture<>();
            writer.execute(() -> {
                loops.afterWrites(() -> seen.complete(flushed.get()));
                // a flush of its own is asked for behind the task above
                writer.written(() -> flushed.set(true));
            });
            assertTrue(seen.get(5, TimeUnit.SECONDS));
        }
    }
}
