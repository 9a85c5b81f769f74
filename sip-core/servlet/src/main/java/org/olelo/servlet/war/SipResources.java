package org.olelo.servlet.war;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletContext;
import jakarta.servlet.sip.SipFactory;
import jakarta.servlet.sip.SipServlet;
import jakarta.servlet.sip.SipSessionsUtil;
import jakarta.servlet.sip.TimerService;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** What {@code @Resource} gives in fields of SIP applications: the factory, the timer service, the finder of sessions; others from JNDI. */
final class SipResources {
    /** The types and the context attributes they are in. */
    static final Map<Class<?>, String> ATTRIBUTES = Map.of(
            SipFactory.class, SipServlet.SIP_FACTORY,
            TimerService.class, SipServlet.TIMER_SERVICE,
            SipSessionsUtil.class, SipServlet.SIP_SESSIONS_UTIL);

    private SipResources() {}

    /** True when the class or one above it has such a field. */
    static boolean uses(Class<?> type) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (isOurs(field)) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean isOurs(Field field) {
        return field.isAnnotationPresent(Resource.class) && ATTRIBUTES.containsKey(field.getType());
    }

    /** Sets the empty fields with {@code @Resource}, those of other types from JNDI. */
    static void inject(Object instance, ServletContext context) {
        inject(instance, () -> context, true);
    }

    /** Sets the empty fields of our types. */
    static void injectLater(Object instance, Supplier<ServletContext> context) {
        inject(instance, context, false);
    }

    private static void inject(Object instance, Supplier<ServletContext> context, boolean all) {
        for (Class<?> type = instance.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Resource resource = field.getAnnotation(Resource.class);
                if (resource != null && (all || ATTRIBUTES.containsKey(field.getType()))) {
                    set(instance, field, resource, context);
                }
            }
        }
    }

    private static void set(Object instance, Field field, Resource resource, Supplier<ServletContext> context) {
        try {
            field.setAccessible(true);
            if (field.get(instance) != null) {
                return;
            }
            Object value =
                    ATTRIBUTES.containsKey(field.getType()) ? later(field.getType(), context) : named(field, resource);
            if (value != null) {
                field.set(instance, value);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the field cannot be set: " + field, e);
        }
    }

    @SuppressWarnings("BanJNDI") // the application's own names
    private static @Nullable Object named(Field field, Resource resource) {
        String given = resource.lookup().isEmpty() ? resource.mappedName() : resource.lookup();
        String local = resource.name().isEmpty()
                ? field.getDeclaringClass().getName() + '/' + field.getName()
                : resource.name();
        try {
            return new InitialContext().lookup(given.isEmpty() ? "java:comp/env/" + local : given);
        } catch (NamingException e) {
            return null;
        }
    }

    /** The service as it is when it is called: it changes with the engine. */
    static <T> T later(Class<T> type, Supplier<ServletContext> context) {
        InvocationHandler handler = (proxy, method, given) -> method.getDeclaringClass() == Object.class
                ? ofObject(type, proxy, method, given)
                : call(method, service(type, context.get()), given);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object ofObject(Class<?> type, Object proxy, Method method, Object @Nullable [] given) {
        return switch (method.getName()) {
            case "equals" -> given != null && proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "the application's " + type.getSimpleName();
        };
    }

    private static Object service(Class<?> type, ServletContext context) {
        Object now = context.getAttribute(ATTRIBUTES.get(type));
        if (now == null) {
            throw new IllegalStateException("no SIP engine runs");
        }
        return now;
    }

    private static @Nullable Object call(Method method, Object service, Object @Nullable [] given) throws Throwable {
        try {
            return method.invoke(service, given);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
