package org.olelo.servlet;

import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A servlet context for applications outside of a web container: names, parameters, attributes and the log; nothing of HTTP. */
public final class StandaloneContext implements InvocationHandler {
    private static final Logger LOG = LoggerFactory.getLogger("sipapp");

    private final String name;
    private final Map<String, String> parameters;
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();

    private StandaloneContext(ApplicationDescriptor descriptor) {
        this.name = descriptor.name();
        this.parameters = Map.copyOf(descriptor.contextParameters());
    }

    /** A context for that application. */
    public static ServletContext of(ApplicationDescriptor descriptor) {
        return (ServletContext) Proxy.newProxyInstance(
                StandaloneContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                new StandaloneContext(descriptor));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) {
        Object[] arguments = given == null ? new Object[0] : given;
        return switch (method.getName()) {
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "getAttributeNames" -> Collections.enumeration(attributes.keySet());
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> attributes.remove((String) arguments[0]);
            case "getInitParameter" -> parameters.get((String) arguments[0]);
            case "getInitParameterNames" -> Collections.enumeration(parameters.keySet());
            case "getServletContextName" -> name;
            case "getContextPath" -> "";
            case "getServerInfo" -> "Olelo";
            case "getMajorVersion", "getEffectiveMajorVersion" -> 6;
            case "getMinorVersion", "getEffectiveMinorVersion" -> 0;
            case "getClassLoader" -> StandaloneContext.class.getClassLoader();
            case "log" -> {
                LOG.info("{}: {}", name, arguments[0]);
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "context of " + name;
            default ->
                throw new UnsupportedOperationException(
                        "there is no web container around this application: " + method.getName());
        };
    }
}
