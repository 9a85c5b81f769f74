package org.olelo.module.uuid;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.spi.Engine;
import org.olelo.spi.PvExport;
import org.olelo.spi.SipModule;

/** Module uuid. */
public final class UuidModule implements SipModule {
    /** 100 ns steps from 15 October 1582 to 1970 (RFC 4122 4.1.4). */
    private static final long GREGORIAN_OFFSET = 0x01B2_1DD2_1381_4000L;

    private static final long STEPS_IN_MS = 10_000;

    private final Engine engine;
    private final AtomicLong last = new AtomicLong();
    // a random node with the multicast bit, as RFC 4122 4.5 has it, and a random clock sequence
    private final long node = ThreadLocalRandom.current().nextLong() & 0x3FFF_FFFF_FFFF_FFFFL
            | 0x8000_0000_0000_0000L
            | 0x0100_0000_0000L;

    /** On that engine. */
    public UuidModule(Engine engine) {
        this.engine = engine;
    }

    @PvExport(
            value = "uuid",
            doc = "A new UUID: g and r random, t from the time; s is null, as in 5.6.3 without a time daemon.")
    Pv uuid(PvName name) throws PvSyntaxException {
        String kind = name.constantInner();
        if (kind.isEmpty()) {
            throw new PvSyntaxException("$uuid needs a kind: $uuid(g)");
        }
        return switch (kind) {
            case "t" -> ctx -> Value.of(ofTime().toString());
            case "s" -> ctx -> Value.NULL;
            default -> ctx -> Value.of(UUID.randomUUID().toString());
        };
    }

    private UUID ofTime() {
        long now = engine.clock().wallMillis() * STEPS_IN_MS + GREGORIAN_OFFSET;
        long time = last.updateAndGet(before -> Math.max(before + 1, now));
        long high = time << 32 | (time >>> 32 & 0xFFFF) << 16 | 0x1000 | time >>> 48 & 0x0FFF;
        return new UUID(high, node);
    }
}
