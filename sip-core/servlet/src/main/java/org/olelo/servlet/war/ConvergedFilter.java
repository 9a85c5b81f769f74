package org.olelo.servlet.war;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives HTTP servlets sessions of type {@link jakarta.servlet.sip.ConvergedHttpSession}. */
final class ConvergedFilter implements Filter {
    /** Path parameter of URLs from {@code SipApplicationSession.encodeURL}. */
    static final String PARAMETER = ";org.olelo.appsession=";

    private final SipWar war;

    ConvergedFilter(SipWar war) {
        this.war = war;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RunningApplication application = war.running();
        if (application != null && request instanceof HttpServletRequest http) {
            chain.doFilter(new Converged(http, application), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class Converged extends HttpServletRequestWrapper {
        private final RunningApplication application;

        Converged(HttpServletRequest request, RunningApplication application) {
            super(request);
            this.application = application;
        }

        @Override
        public HttpSession getSession() {
            return converged(super.getSession());
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            HttpSession session = super.getSession(create);
            return session == null ? null : converged(session);
        }

        private HttpSession converged(HttpSession session) {
            String base = getScheme() + "://" + getServerName() + ':' + getServerPort() + getContextPath();
            return application.converged(session, encoded(getRequestURI()), base);
        }

        private static @Nullable String encoded(String path) {
            int at = path.indexOf(PARAMETER);
            if (at < 0) {
                return null;
            }
            int from = at + PARAMETER.length();
            int end = from;
            while (end < path.length() && ";/?".indexOf(path.charAt(end)) < 0) {
                end++;
            }
            return path.substring(from, end);
        }
    }
}
