package org.olelo.servlet;

import jakarta.servlet.sip.Proxy;
import jakarta.servlet.sip.SipURI;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;
import org.olelo.servlet.address.SipUriValue;

/** How a proxy is to forward. Timeouts are seconds. */
abstract class ProxySettings implements Proxy {
    private final SipServletContainer container;
    boolean recordRoute;
    boolean addToPath;
    boolean parallel = true;
    boolean recurse = true;
    boolean supervised = true;
    boolean noCancel;
    int timeout;
    final SipUriValue recordRouteUri;
    final SipUriValue pathUri;

    @Nullable
    LocalSocket socket;
    /** Branches were started. */
    boolean forwarded;

    ProxySettings(RequestMessage request) {
        this.container = request.session.application().container();
        this.timeout = request.session.application().descriptor().proxyTimeoutSeconds();
        this.recordRouteUri = request.local();
        this.recordRouteUri.setLrParam(true);
        this.pathUri = request.local();
        this.pathUri.setLrParam(true);
    }

    @Override
    public boolean getAddToPath() {
        return addToPath;
    }

    @Override
    public boolean getParallel() {
        return parallel;
    }

    @Override
    public SipURI getPathURI() {
        if (!addToPath) {
            throw new IllegalStateException("no Path is added");
        }
        return pathUri;
    }

    @Override
    public int getProxyTimeout() {
        return timeout;
    }

    @Override
    public boolean getRecordRoute() {
        return recordRoute;
    }

    @Override
    public SipURI getRecordRouteURI() {
        if (!recordRoute) {
            throw new IllegalStateException("no Record-Route is added");
        }
        return recordRouteUri;
    }

    @Override
    public boolean getRecurse() {
        return recurse;
    }

    @Override
    public int getSequentialSearchTimeout() {
        return timeout;
    }

    @Override
    public boolean getStateful() {
        return true;
    }

    @Override
    public boolean getSupervised() {
        return supervised;
    }

    @Override
    public void setAddToPath(boolean p) {
        addToPath = p;
    }

    @Override
    public void setOutboundInterface(InetAddress address) {
        socket = container.socket(address, 0);
    }

    @Override
    public void setOutboundInterface(InetSocketAddress address) {
        socket = container.socket(address.getAddress(), address.getPort());
    }

    @Override
    public void setParallel(boolean next) {
        parallel = next;
    }

    @Override
    public void setProxyTimeout(int seconds) {
        if (seconds <= 0) {
            throw new IllegalArgumentException("the timeout must be positive: " + seconds);
        }
        timeout = seconds;
    }

    @Override
    public void setRecordRoute(boolean rr) {
        if (forwarded) {
            throw new IllegalStateException("the proxy has started");
        }
        recordRoute = rr;
    }

    @Override
    public void setRecurse(boolean next) {
        recurse = next;
    }

    @Override
    public void setSequentialSearchTimeout(int seconds) {
        setProxyTimeout(seconds);
    }

    @Override
    public void setStateful(boolean stateful) {
        // always stateful
    }

    @Override
    public void setSupervised(boolean next) {
        supervised = next;
    }

    @Override
    public boolean getNoCancel() {
        return noCancel;
    }

    @Override
    public void setNoCancel(boolean next) {
        noCancel = next;
    }
}
