package org.olelo.servlet.war;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Beans for {@code @Inject SipFactory}, {@code TimerService} and {@code SipSessionsUtil}, and the same with {@code @Resource} in classes that
 * the server makes, as HTTP servlets. They are of the application whose code asks.
 */
public class SipBeans implements Extension {
    private volatile @Nullable ServletContext context;

    /** For CDI. */
    public SipBeans() {}

    void of(ServletContext known) {
        context = known;
    }

    /** The beans. */
    void add(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
        for (Class<?> type : SipResources.ATTRIBUTES.keySet()) {
            discovery
                    .addBean()
                    .beanClass(type)
                    .types(type, Object.class)
                    .scope(Dependent.class)
                    .createWith(creation -> service(type));
        }
    }

    private Object service(Class<?> type) {
        return SipResources.later(type, this::known);
    }

    private ServletContext known() {
        ServletContext now = context;
        if (now == null) {
            throw new IllegalStateException("the application has no SIP servlets");
        }
        return now;
    }

    /** Fields with {@code @Resource} in classes that the server makes. */
    <T> void resources(@Observes ProcessInjectionTarget<T> event, BeanManager beans) {
        if (SipResources.uses(event.getAnnotatedType().getJavaClass())) {
            AnnotatedType<T> described = withoutResources(event.getAnnotatedType());
            InjectionTarget<T> target =
                    beans.getInjectionTargetFactory(described).createInjectionTarget(null);
            event.setInjectionTarget(new WithResources<>(target));
        }
    }

    /** The class without the fields that {@link SipResources} sets: servers look for those in JNDI. */
    @SuppressWarnings("unchecked") // a proxy of that interface
    static <T> AnnotatedType<T> withoutResources(AnnotatedType<T> type) {
        if (!SipResources.uses(type.getJavaClass())) {
            return type;
        }
        Set<AnnotatedField<? super T>> kept = new LinkedHashSet<>(type.getFields());
        kept.removeIf(field -> SipResources.isOurs(field.getJavaMember()));
        return (AnnotatedType<T>) Proxy.newProxyInstance(
                SipBeans.class.getClassLoader(),
                new Class<?>[] {AnnotatedType.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getFields" -> kept;
                    case "equals" -> proxy == given[0];
                    default -> method.invoke(type, given);
                });
    }

    private final class WithResources<T> implements InjectionTarget<T> {
        private final InjectionTarget<T> own;

        WithResources(InjectionTarget<T> own) {
            this.own = own;
        }

        @Override
        public void inject(T instance, CreationalContext<T> creation) {
            own.inject(instance, creation);
            SipResources.injectLater(instance, SipBeans.this::known);
        }

        @Override
        public void postConstruct(T instance) {
            own.postConstruct(instance);
        }

        @Override
        public void preDestroy(T instance) {
            own.preDestroy(instance);
        }

        @Override
        public T produce(CreationalContext<T> creation) {
            return own.produce(creation);
        }

        @Override
        public void dispose(T instance) {
            own.dispose(instance);
        }

        @Override
        public Set<InjectionPoint> getInjectionPoints() {
            return own.getInjectionPoints();
        }
    }
}
