package org.olelo.ra;

import jakarta.resource.ResourceException;
import org.olelo.db.DatabaseDriver;
import org.olelo.spi.Engine;

/** A handle to the engine of the resource adapter. */
public interface SipConnection extends AutoCloseable {
    /** True from the moment the engine takes messages until it is stopped. */
    boolean running();

    /**
     * The engine.
     *
     * @throws IllegalStateException when it does not run, or this handle is closed
     */
    Engine engine();

    /**
     * Starts the engine when the adapter waits for the application (see {@link OleloResourceAdapter#setStartWith}).
     *
     * @param serverDatabase the driver of scheme {@code jpa}
     * @throws ResourceException when the configuration is refused; nothing is left running
     */
    void start(DatabaseDriver serverDatabase) throws ResourceException;

    /** Stops the engine before what the application brought goes away; returns when ports are free. */
    void stop();

    /** Gives the handle back; the engine goes on. */
    @Override
    void close();
}
