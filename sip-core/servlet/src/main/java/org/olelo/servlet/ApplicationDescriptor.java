package org.olelo.servlet;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an application consists of, from sip.xml, annotations, or written in Java.
 *
 * @param mainServlet name of the servlet that gets all initial requests, or null: the mappings decide; one servlet alone needs neither
 * @param sessionTimeoutMinutes until an application session expires; 0 or less: never
 * @param proxyTimeoutSeconds for proxies that set none
 * @param constraints who may send initial requests; empty: everybody
 * @param realm of the login, when there are constraints
 * @param keyMethod static, takes the initial request and gives the key of its application session; null: every one gets a new session
 */
public record ApplicationDescriptor(
        String name,
        List<ServletEntry> servlets,
        List<Class<?>> listeners,
        List<Mapping> mappings,
        @Nullable String mainServlet,
        int sessionTimeoutMinutes,
        int proxyTimeoutSeconds,
        Map<String, String> contextParameters,
        List<SecurityConstraint> constraints,
        String realm,
        @Nullable Method keyMethod) {
    /** Minutes when nothing is said (JSR 289). */
    public static final int SESSION_TIMEOUT_MINUTES = 3;
    /** Seconds when nothing is said (JSR 289). */
    public static final int PROXY_TIMEOUT_SECONDS = 180;

    /**
     * A servlet.
     *
     * @param type a subclass of {@link jakarta.servlet.sip.SipServlet}, or a class with annotated methods
     * @param loadOnStartup order of start; all are started when the application is
     */
    public record ServletEntry(String name, Class<?> type, int loadOnStartup, Map<String, String> parameters) {}

    /** Initial requests that satisfy the rule are for that servlet; the first mapping counts. */
    public record Mapping(String servlet, MappingRule rule) {}

    /** One application of these servlets without more. */
    public static ApplicationDescriptor of(String name, Class<?>... servlets) {
        List<ServletEntry> entries = java.util.Arrays.stream(servlets)
                .map(type -> new ServletEntry(type.getSimpleName(), type, 0, Map.of()))
                .toList();
        return new ApplicationDescriptor(
                name,
                entries,
                List.of(),
                List.of(),
                entries.isEmpty() ? null : entries.getFirst().name(),
                SESSION_TIMEOUT_MINUTES,
                PROXY_TIMEOUT_SECONDS,
                Map.of(),
                List.of(),
                "",
                null);
    }
}
