package org.olelo.servlet.war;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes servlets and listeners: by CDI where the server has it, else by the constructor without parameters; then the SIP resources are set. */
final class Components implements Function<Class<?>, Object> {
    private final ServletContext context;

    Components(ServletContext context) {
        this.context = context;
    }

    @Override
    public Object apply(Class<?> type) {
        Object made = byCdi(type);
        if (made != null) {
            return made;
        }
        Object plain = plain(type);
        SipResources.inject(plain, context);
        postConstruct(plain);
        return plain;
    }

    /** Tells the beans of {@link SipBeans} whose they are. */
    static void tellBeans(ServletContext context) {
        try {
            CDI.current().getBeanManager().getExtension(SipBeans.class).of(context);
        } catch (IllegalStateException | IllegalArgumentException | LinkageError e) {
            // no CDI for this archive
        }
    }

    private @Nullable Object byCdi(Class<?> type) {
        try {
            BeanManager beans = CDI.current().getBeanManager();
            return produced(beans, type);
        } catch (IllegalStateException | LinkageError e) {
            return null; // no CDI for this archive
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
