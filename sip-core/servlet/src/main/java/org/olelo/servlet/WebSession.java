package org.olelo.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.sip.ConvergedHttpSession;
import jakarta.servlet.sip.SipApplicationSession;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** An HTTP session of the web container that knows its application session. */
final class WebSession implements ConvergedHttpSession {
    private final WebSessions sessions;
    private final HttpSession own;
    private final String base;
    private volatile @Nullable AppSession appSession;

    /** @param base scheme, host, port and the application's path */
    WebSession(WebSessions sessions, HttpSession own, String base) {
        this.sessions = sessions;
        this.own = own;
        this.base = base;
    }

    void joined(AppSession next) {
        appSession = next;
    }

    @Nullable
    AppSession appSessionOrNull() {
        return appSession;
    }

    /** Ends the HTTP session unless it has ended. */
    void end() {
        try {
            own.invalidate();
        } catch (IllegalStateException e) {
            // ended meanwhile
        }
    }

    @Override
    public SipApplicationSession getApplicationSession() {
        return sessions.appSession(this);
    }

    @Override
    public String encodeURL(String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        return path + ";jsessionid=" + own.getId() + (query < 0 ? "" : url.substring(query));
    }

    @Override
    public String encodeURL(String relativePath, String scheme) {
        String host = base.substring(base.indexOf("://"));
        String separator = relativePath.startsWith("/") ? "" : "/";
        return encodeURL(scheme + host + separator + relativePath);
    }

    // ---- of the web container

    @Override
    public long getCreationTime() {
        return own.getCreationTime();
    }

    @Override
    public String getId() {
        return own.getId();
    }

    @Override
    public long getLastAccessedTime() {
        return own.getLastAccessedTime();
    }

    @Override
    public ServletContext getServletContext() {
        return own.getServletContext();
    }

    @Override
    public void setMaxInactiveInterval(int interval) {
        own.setMaxInactiveInterval(interval);
    }

    @Override
    public int getMaxInactiveInterval() {
        return own.getMaxInactiveInterval();
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return own.getAttribute(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return own.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
        own.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        own.removeAttribute(name);
    }

    @Override
    public void invalidate() {
        own.invalidate();
    }

    @Override
    public boolean isNew() {
        return own.isNew();
    }
}
