package org.olelo.ra;

import jakarta.resource.ResourceException;
import org.olelo.db.DatabaseDriver;
import org.olelo.spi.Engine;

/** One component's handle. */
final class SipConnectionHandle implements SipConnection {
    private final OleloResourceAdapter adapter;
    private volatile OleloManagedConnection managed;
    private volatile boolean valid = true;

    SipConnectionHandle(OleloManagedConnection managed, OleloResourceAdapter adapter) {
        this.managed = managed;
        this.adapter = adapter;
    }

    @Override
    public boolean running() {
        requireValid();
        return adapter.running();
    }

    @Override
    public Engine engine() {
        requireValid();
        return adapter.engine();
    }

    @Override
    public void start(DatabaseDriver serverDatabase) throws ResourceException {
        requireValid();
        adapter.open(serverDatabase);
    }

    @Override
    public void stop() {
        requireValid();
        adapter.stop();
    }

    @Override
    public void close() {
        if (valid) {
            valid = false;
            managed.closed(this);
        }
    }

    void invalidate() {
        valid = false;
    }

    void belongTo(OleloManagedConnection next) {
        managed.forget(this);
        managed = next;
        valid = true;
    }

    private void requireValid() {
        if (!valid) {
            throw new IllegalStateException("the connection is closed");
        }
    }
}
