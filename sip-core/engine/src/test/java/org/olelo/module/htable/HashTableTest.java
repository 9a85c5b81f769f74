package org.olelo.module.htable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.olelo.pv.Value;
import org.olelo.timer.Clock;

class HashTableTest {
    private final AtomicLong seconds = new AtomicLong(1000);
    private final Clock clock = new Clock() {
        @Override
        public long millis() {
            return seconds.get() * 1000;
        }

        @Override
        public long wallMillis() {
            return seconds.get() * 1000;
        }
    };

    private HashTable table(String definition) {
        return new HashTable(TableSettings.parse(definition), clock);
    }

    @Test
    void shouldForgetAnItemAfterItsTime() {
        HashTable table = table("x=>size=4;autoexpire=2;");
        table.set("k", Value.of("v"));
        seconds.addAndGet(2);
        assertEquals(Value.of("v"), table.get("k"));
        seconds.addAndGet(1);
        assertEquals(Value.NULL, table.get("k"));
        assertEquals(1, table.removeExpired().size());
        assertEquals(0, table.size());
    }

    @Test
    void shouldStartTheTimeAnewUnlessToldNotTo() {
        HashTable fresh = table("x=>autoexpire=10;");
        HashTable fixed = table("y=>autoexpire=10;updateexpire=0;");
        fresh.set("k", Value.of(1));
        fixed.set("k", Value.of(1));
        seconds.addAndGet(5);
        fresh.set("k", Value.of(2));
        fixed.set("k", Value.of(2));
        assertEquals(10, fresh.expiresIn("k"));
        assertEquals(5, fixed.expiresIn("k"));
        assertEquals(Value.of(2), fixed.get("k"));
    }

    @Test
    void shouldCountOnlyFromAnIntegerOrTheInitialValue() {
        HashTable table = table("x=>size=4;");
        table.set("n", Value.of(7));
        table.set("s", Value.of("text"));
        assertEquals(Value.of(8), table.add("n", 1));
        assertNull(table.add("s", 1));
        assertNull(table.add("none", 1));
        assertEquals(Value.of(6), table("y=>initval=5;").add("none", 1));
    }

    @Test
    void shouldReadTheInitialValueOfAMissingKey() {
        assertEquals(Value.of(5), table("y=>size=4;initval=5;").get("none"));
    }

    @Test
    void shouldOrderItemsByKamailiosSlots() {
        HashTable table = table("z=>size=4;");
        table.set("a1", Value.of("one"));
        table.set("a2", Value.of("two"));
        table.set("b1", Value.of(1));
        StringBuilder keys = new StringBuilder();
        table.entries().forEach(entry -> keys.append(entry.getKey()).append(' '));
        assertEquals("a2 a1 b1 ", keys.toString());
        assertEquals(6, table("x=>size=4").slot("k"));
    }

    @Test
    void shouldUnlockOnlyWhatItLocked() {
        HashTable table = table("x=>size=4");
        assertFalse(table.unlock("k"));
        table.lock("k");
        assertTrue(table.unlock("k"));
    }

    @Test
    void shouldRefuseAnUnknownAttribute() {
        assertThrows(IllegalArgumentException.class, () -> TableSettings.parse("x=>sise=4;"));
    }
}
