package org.olelo.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(-5 * SECOND);
    private final FailureLimit limit = new FailureLimit(3, 60, clock::get);

    @Test
    void shouldCloseAKeyForTheRestOfItsWindow() {
        fail("a", 2);
        assertEquals(0, limit.secondsClosed("a"));
        clock.addAndGet(20 * SECOND);
        fail("a", 1);
        assertEquals(40, limit.secondsClosed("a"));
        clock.addAndGet(40 * SECOND - 1);
        assertEquals(1, limit.secondsClosed("a"));
        clock.addAndGet(1);
        assertEquals(0, limit.secondsClosed("a"));
        fail("a", 1);
        assertEquals(0, limit.secondsClosed("a"), "a new window");
    }

    @Test
    void shouldKeepKeysApart() {
        fail("a", 3);
        assertEquals(60, limit.secondsClosed("a"));
        assertEquals(0, limit.secondsClosed("b"));
    }

    @Test
    void shouldForgetTheOldestOfTooManyKeys() {
        fail("first", 3);
        for (int i = 0; i < 9_999; i++) {
            fail("key" + i, 1);
        }
        assertEquals(60, limit.secondsClosed("first"));
        fail("one more", 1);
        assertEquals(0, limit.secondsClosed("first"));
    }

    private void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(key);
        }
    }
}
