package org.olelo.web;

import java.util.Optional;
import org.olelo.spi.Engine;
import org.olelo.web.body.Problem;

/** Where the running engine is found. */
@FunctionalInterface
public interface EngineSource {
    /** The engine; empty before it takes messages and after it was stopped. */
    Optional<Engine> engine();

    /** The engine. Throws a 503 while it does not run. */
    default Engine required() {
        return engine().orElseThrow(
                        () -> Problem.of(503, "the SIP engine does not run").exception());
    }
}
