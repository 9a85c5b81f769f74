package org.olelo.servlet.deploy;

import jakarta.servlet.sip.annotation.SipApplication;
import jakarta.servlet.sip.annotation.SipApplicationKey;
import jakarta.servlet.sip.annotation.SipListener;
import jakarta.servlet.sip.annotation.SipServlet;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.servlet.ApplicationDescriptor;
import org.olelo.servlet.ApplicationDescriptor.ServletEntry;

/** Finds applications among annotated classes (JSR 289 chapter 18). */
public final class AnnotatedClasses {
    private AnnotatedClasses() {}

    /**
     * Adds to an application what the annotations of these classes say; what the descriptor says goes before.
     *
     * @param base from sip.xml, or null
     * @param name used when neither gives one
     */
    public static ApplicationDescriptor merge(
            @Nullable ApplicationDescriptor base, String name, Collection<Class<?>> classes) {
        SipApplication application = application(classes);
        Map<String, ServletEntry> servlets = new LinkedHashMap<>();
        List<Class<?>> listeners = new ArrayList<>();
        if (base != null) {
            base.servlets().forEach(entry -> servlets.put(entry.name(), entry));
            listeners.addAll(base.listeners());
        }
        Method key = base == null ? null : base.keyMethod();
        for (Class<?> type : classes) {
            SipServlet servlet = type.getAnnotation(SipServlet.class);
            if (servlet != null) {
                String shown = servlet.name().isEmpty() ? type.getSimpleName() : servlet.name();
                servlets.putIfAbsent(shown, new ServletEntry(shown, type, servlet.loadOnStartup(), Map.of()));
            }
            if (type.isAnnotationPresent(SipListener.class) && !listeners.contains(type)) {
                listeners.add(type);
            }
            key = key == null ? keyMethod(type) : key;
        }
        String main = application == null || application.mainServlet().isEmpty() ? null : application.mainServlet();
        String given = application == null ? "" : application.name();
        return new ApplicationDescriptor(
                name(base, given, classes, name),
                List.copyOf(servlets.values()),
                List.copyOf(listeners),
                base == null ? List.of() : base.mappings(),
                base != null && base.mainServlet() != null ? base.mainServlet() : main,
                base != null || application == null ? timeout(base) : application.sessionTimeout(),
                base != null || application == null ? proxyTimeout(base) : application.proxyTimeout(),
                base == null ? Map.of() : base.contextParameters(),
                base == null ? List.of() : base.constraints(),
                base == null ? "" : base.realm(),
                key);
    }

    private static String name(
            @Nullable ApplicationDescriptor base, String given, Collection<Class<?>> classes, String otherwise) {
        if (base != null && !base.name().isEmpty()) {
            return base.name();
        }
        if (!given.isEmpty()) {
            return given;
        }
        return classes.stream()
                .map(type -> type.getAnnotation(SipServlet.class))
                .filter(servlet -> servlet != null && !servlet.applicationName().isEmpty())
                .map(servlet -> servlet.applicationName())
                .findFirst()
                .orElse(otherwise);
    }

    private static int timeout(@Nullable ApplicationDescriptor base) {
        return base == null ? ApplicationDescriptor.SESSION_TIMEOUT_MINUTES : base.sessionTimeoutMinutes();
    }

    private static int proxyTimeout(@Nullable ApplicationDescriptor base) {
        return base == null ? ApplicationDescriptor.PROXY_TIMEOUT_SECONDS : base.proxyTimeoutSeconds();
    }

    private static @Nullable SipApplication application(Collection<Class<?>> classes) {
        for (Class<?> type : classes) {
            Package home = type.getPackage();
            SipApplication found = home == null ? null : home.getAnnotation(SipApplication.class);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Method keyMethod(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            boolean marked = method.isAnnotationPresent(SipApplicationKey.class);
            if (marked && Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers())) {
                method.setAccessible(true);
                return method;
            }
        }
        return null;
    }
}
