package org.olelo.ra;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.olelo.server.Product;

/** What the server pools; there is nothing behind it but the engine in the same process, and no transactions. */
final class OleloManagedConnection implements ManagedConnection {
    private final OleloResourceAdapter adapter;
    private final Set<SipConnectionHandle> handles = ConcurrentHashMap.newKeySet();
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable PrintWriter log;

    OleloManagedConnection(OleloResourceAdapter adapter) {
        this.adapter = adapter;
    }

    boolean of(@Nullable OleloResourceAdapter other) {
        return adapter == other;
    }

    @Override
    public Object getConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo info) {
        SipConnectionHandle handle = new SipConnectionHandle(this, adapter);
        handles.add(handle);
        return handle;
    }

    void closed(SipConnectionHandle handle) {
        if (!handles.remove(handle)) {
            return;
        }
        ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
        event.setConnectionHandle(handle);
        listeners.forEach(listener -> listener.connectionClosed(event));
    }

    @Override
    public void cleanup() {
        handles.forEach(SipConnectionHandle::invalidate);
        handles.clear();
    }

    @Override
    public void destroy() {
        cleanup();
    }

    @Override
    public void associateConnection(Object connection) throws ResourceException {
        if (!(connection instanceof SipConnectionHandle handle)) {
            throw new ResourceException("not a connection of this resource adapter");
        }
        handle.belongTo(this);
        handles.add(handle);
    }

    void forget(SipConnectionHandle handle) {
        handles.remove(handle);
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public XAResource getXAResource() throws ResourceException {
        throw new NotSupportedException("SIP has no XA transactions");
    }

    @Override
    public LocalTransaction getLocalTransaction() throws ResourceException {
        throw new NotSupportedException("SIP has no local transactions");
    }

    @Override
    public ManagedConnectionMetaData getMetaData() {
        return new Facts();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return log;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        log = out;
    }

    private record Facts() implements ManagedConnectionMetaData {
        @Override
        public String getEISProductName() {
            return "Olelo";
        }

        @Override
        public String getEISProductVersion() {
            return Product.VERSION;
        }

        @Override
        public int getMaxConnections() {
            return 0;
        }

        @Override
        public String getUserName() {
            return "";
        }
    }
}
