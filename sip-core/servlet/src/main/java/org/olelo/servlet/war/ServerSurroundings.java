package org.olelo.servlet.war;

import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The surroundings in a Jakarta EE server; a server without concurrency utilities or CDI gives the class loader and plain instances. */
final class ServerSurroundings implements Surroundings {
    private static final String CONTEXT_SERVICE = "java:comp/DefaultContextService";

    private final ClassLoader loader;
    private final Function<Class<?>, Object> instances;
    private final @Nullable Consumer<Runnable> contextual;

    private ServerSurroundings(
            ClassLoader loader, Function<Class<?>, Object> instances, @Nullable Consumer<Runnable> contextual) {
        this.loader = loader;
        this.instances = instances;
        this.contextual = contextual;
    }

    /** Called on a thread of the application. */
    static Surroundings of(ServletContext context) {
        return new ServerSurroundings(context.getClassLoader(), new Components(context), contextual());
    }

    /** Runs tasks with the context of the calling thread. */
    @SuppressWarnings({"unchecked", "BanJNDI"}) // a proxy of that interface; a fixed name
    private static @Nullable Consumer<Runnable> contextual() {
        try {
            Object service = new InitialContext().lookup(CONTEXT_SERVICE);
            Consumer<Runnable> plain = Runnable::run;
            return (Consumer<Runnable>) Class.forName(
                            "jakarta.enterprise.concurrent.ContextService",
                            true,
                            service.getClass().getClassLoader())
                    .getMethod("createContextualProxy", Object.class, Class.class)
                    .invoke(service, plain, Consumer.class);
        } catch (NamingException | ReflectiveOperationException | LinkageError e) {
            return null; // not in this server
        }
    }

    @Override
    public void run(Runnable task) {
        Consumer<Runnable> known = contextual;
        if (known != null) {
            known.accept(task);
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            task.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public Function<Class<?>, Object> instances() {
        return instances;
    }

    @Override
    public ClassLoader loader() {
        return loader;
    }
}
