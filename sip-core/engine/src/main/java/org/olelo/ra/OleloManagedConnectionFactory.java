package org.olelo.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Set;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/** Makes {@link SipConnectionFactory} for the application server. */
public final class OleloManagedConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {
    private static final long serialVersionUID = 1L;

    private transient @Nullable OleloResourceAdapter adapter;
    private transient @Nullable PrintWriter log;

    @Override
    public Object createConnectionFactory(ConnectionManager manager) {
        return new ManagedSipConnectionFactory(this, manager);
    }

    @Override
    public Object createConnectionFactory() throws ResourceException {
        throw new ResourceException("connections are made by an application server; there is no use outside one");
    }

    @Override
    public ManagedConnection createManagedConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo info)
            throws ResourceException {
        OleloResourceAdapter owner = adapter;
        if (owner == null) {
            throw new ResourceException("the connection factory has no resource adapter");
        }
        return new OleloManagedConnection(owner);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable ManagedConnection matchManagedConnections(
            Set connections, @Nullable Subject subject, @Nullable ConnectionRequestInfo info) {
        for (Object candidate : connections) {
            if (candidate instanceof OleloManagedConnection connection && connection.of(adapter)) {
                return connection;
            }
        }
        return null;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return log;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        log = out;
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter owner) throws ResourceException {
        if (!(owner instanceof OleloResourceAdapter olelo)) {
            throw new ResourceException("not a resource adapter of this kind: " + owner);
        }
        adapter = olelo;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OleloManagedConnectionFactory factory && factory.adapter == adapter;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(adapter);
    }
}
