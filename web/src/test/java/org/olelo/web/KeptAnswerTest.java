package org.olelo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeptAnswerTest {
    @Test
    void shouldAskAgainAfterASecond() {
        AtomicLong clock = new AtomicLong(-1);
        AtomicInteger asked = new AtomicInteger();
        KeptAnswer answer = new KeptAnswer(() -> asked.incrementAndGet() == 1, clock::get);
        assertTrue(answer.getAsBoolean());
        clock.addAndGet(999_999_999);
        assertTrue(answer.getAsBoolean());
        assertEquals(1, asked.get());
        clock.addAndGet(1);
        assertFalse(answer.getAsBoolean());
        assertEquals(2, asked.get());
    }
}
