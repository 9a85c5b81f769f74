package org.olelo.servlet.war;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Makes servlets and listeners: by CDI where the server has it, else by the constructor without parameters; then the SIP resources are set. */
final class Components implements Function<Class<?>, Object> {
    private final ServletContext context;
    private final @Nullable BeanManager beans;

    /** Made on a thread of the application. */
    Components(ServletContext context) {
        this.context = context;
        this.beans = beans();
        if (beans != null) {
            tell(beans);
        }
    }

    @SuppressWarnings("BanJNDI") // a fixed name
    private static @Nullable BeanManager beans() {
        try {
            return (BeanManager) new InitialContext().lookup("java:comp/BeanManager");
        } catch (NamingException | ClassCastException e) {
            return current();
        } catch (LinkageError e) {
            return null; // no CDI in this server
        }
    }

    private static @Nullable BeanManager current() {
        try {
            return CDI.current().getBeanManager();
        } catch (IllegalStateException | LinkageError e) {
            return null; // no CDI for this archive
        }
    }

    /** Tells the beans of {@link SipBeans} whose they are. */
    private void tell(BeanManager known) {
        try {
            known.getExtension(SipBeans.class).of(context);
        } catch (IllegalArgumentException e) {
            context.log("CDI does not know the SIP beans: " + e.getMessage());
        }
    }

    @Override
    public Object apply(Class<?> type) {
        if (beans != null && !SipResources.uses(type)) {
            return produced(beans, type);
        }
        if (beans != null) {
            return withResources(beans, type);
        }
        Object plain = plain(type);
        SipResources.inject(plain, context);
        postConstruct(plain);
        return plain;
    }

    /** Servers look for {@code @Resource SipFactory} in JNDI; where they insist, fields with {@code @Inject} are set here. */
    private Object withResources(BeanManager known, Class<?> type) {
        try {
            return produced(known, type);
        } catch (RuntimeException e) {
            Object made = plain(type);
            SipResources.inject(made, context);
            injectBeans(known, made);
            postConstruct(made);
            return made;
        }
    }

    private static void injectBeans(BeanManager known, Object instance) {
        for (Class<?> at = instance.getClass(); at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    set(instance, field, bean(known, field));
                }
            }
        }
    }

    private static Object bean(BeanManager known, Field field) {
        Annotation[] qualifiers = Arrays.stream(field.getAnnotations())
                .filter(annotation -> known.isQualifier(annotation.annotationType()))
                .toArray(Annotation[]::new);
        return known.createInstance().select(field.getType(), qualifiers).get();
    }

    private static void set(Object instance, Field field, Object value) {
        try {
            field.setAccessible(true);
            field.set(instance, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the field cannot be set: " + field, e);
        }
    }

    private <T> T produced(BeanManager beans, Class<T> type) {
        AnnotatedType<T> described = SipBeans.withoutResources(beans.createAnnotatedType(type));
        InjectionTarget<T> target = beans.getInjectionTargetFactory(described).createInjectionTarget(null);
        CreationalContext<T> creation = beans.createCreationalContext(null);
        T made = target.produce(creation);
        target.inject(made, creation);
        SipResources.inject(made, context);
        target.postConstruct(made);
        return made;
    }

    private static Object plain(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }

    private static void postConstruct(Object instance) {
        for (Method method : instance.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(PostConstruct.class) && method.getParameterCount() == 0) {
                try {
                    method.setAccessible(true);
                    method.invoke(instance);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("the start method failed: " + method, e);
                }
            }
        }
    }
}
