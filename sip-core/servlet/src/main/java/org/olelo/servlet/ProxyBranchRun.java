package org.olelo.servlet;

import jakarta.servlet.sip.Proxy;
import jakarta.servlet.sip.ProxyBranch;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import jakarta.servlet.sip.SipURI;
import jakarta.servlet.sip.URI;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One destination of a proxy. Settings of its own are taken when it starts. */
final class ProxyBranchRun implements ProxyBranch {
    private final ProxyRun proxy;
    private final URI target;
    final List<ProxyBranch> recursed = new ArrayList<>();
    private boolean recurse;
    private int timeout;
    boolean started;
    /** Index in the transaction, -1 until it started. */
    int index = -1;

    @Nullable
    ResponseMessage response;

    ProxyBranchRun(ProxyRun proxy, URI target) {
        this.proxy = proxy;
        this.target = target;
        this.recurse = proxy.getRecurse();
        this.timeout = proxy.getProxyTimeout();
    }

    URI target() {
        return target;
    }

    @Override
    public void cancel() {
        proxy.cancel(this, "");
    }

    @Override
    public void cancel(String[] protocol, int[] reasonCode, String[] reasonText) {
        proxy.cancel(this, ProxyRun.reasons(protocol, reasonCode, reasonText));
    }

    @Override
    public boolean getAddToPath() {
        return proxy.getAddToPath();
    }

    @Override
    public SipURI getPathURI() {
        return proxy.getPathURI();
    }

    @Override
    public Proxy getProxy() {
        return proxy;
    }

    @Override
    public int getProxyBranchTimeout() {
        return timeout;
    }

    @Override
    public boolean getRecordRoute() {
        return proxy.getRecordRoute();
    }

    @Override
    public boolean getRecurse() {
        return recurse;
    }

    @Override
    public SipURI getRecordRouteURI() {
        return proxy.getRecordRouteURI();
    }

    @Override
    public List<ProxyBranch> getRecursedProxyBranches() {
        return List.copyOf(recursed);
    }

    @Override
    public SipServletRequest getRequest() {
        return proxy.getOriginalRequest();
    }

    @Override
    public @Nullable SipServletResponse getResponse() {
        return response;
    }

    @Override
    public boolean isStarted() {
        return started;
    }

    @Override
    public void setRecordRoute(boolean isRecordRoute) {
        proxy.setRecordRoute(isRecordRoute);
    }

    @Override
    public void setRecurse(boolean isRecurse) {
        recurse = isRecurse;
    }

    @Override
    public void setAddToPath(boolean isAddToPath) {
        proxy.setAddToPath(isAddToPath);
    }

    @Override
    public void setOutboundInterface(InetAddress address) {
        proxy.setOutboundInterface(address);
    }

    @Override
    public void setOutboundInterface(InetSocketAddress address) {
        proxy.setOutboundInterface(address);
    }

    @Override
    public void setProxyBranchTimeout(int seconds) {
        if (seconds <= 0) {
            throw new IllegalArgumentException("the timeout must be positive: " + seconds);
        }
        timeout = seconds;
    }
}
