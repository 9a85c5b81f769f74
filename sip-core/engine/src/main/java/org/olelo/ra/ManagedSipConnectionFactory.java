package org.olelo.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;
import org.jspecify.annotations.Nullable;

/** What JNDI gives: connections come from the server's connection manager. */
final class ManagedSipConnectionFactory implements SipConnectionFactory {
    private static final long serialVersionUID = 1L;

    private final OleloManagedConnectionFactory factory;

    @SuppressWarnings(
            "serial") // the specification makes connection managers serializable, their interface does not say so
    private final ConnectionManager manager;

    private @Nullable Reference reference;

    ManagedSipConnectionFactory(OleloManagedConnectionFactory factory, ConnectionManager manager) {
        this.factory = factory;
        this.manager = manager;
    }

    @Override
    public SipConnection connection() throws ResourceException {
        return (SipConnection) manager.allocateConnection(factory, null);
    }

    @Override
    public @Nullable Reference getReference() {
        return reference;
    }

    @Override
    public void setReference(@Nullable Reference known) {
        reference = known;
    }
}
