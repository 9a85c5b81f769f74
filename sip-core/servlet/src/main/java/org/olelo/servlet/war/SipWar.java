package org.olelo.servlet.war;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A web archive with SIP servlets: deployed into the engine while both are there. */
final class SipWar implements ServletContextListener, HttpSessionListener, EngineWatch.Listener {
    /** Context parameter: seconds that the start waits for an engine which is not there yet; 30 otherwise. */
    static final String WAIT = "org.olelo.engine.wait";

    private static final String DEPLOYMENT = "org.olelo.servlet.deploy.WarDeployment";

    private final ServletContext context;
    private final List<Class<?>> classes;
    private final EngineWatch watch = new EngineWatch(this);
    private @Nullable Surroundings surroundings;
    private volatile @Nullable RunningApplication running;
    private volatile boolean starting;

    SipWar(ServletContext context, Collection<Class<?>> classes) {
        this.context = context;
        this.classes = List.copyOf(classes);
    }

    /** Null while there is no engine. */
    @Nullable
    RunningApplication running() {
        return running;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        surroundings = ServerSurroundings.of(context);
        starting = true;
        watch.open();
        try {
            if (running == null && !watch.await(seconds())) {
                context.log("no SIP engine runs; the application's SIP servlets start when one does");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            starting = false;
        }
    }

    private long seconds() {
        String given = context.getInitParameter(WAIT);
        return given == null ? 30 : Long.parseLong(given.trim());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        watch.close();
    }

    @Override
    public void engineStarted(Object engine) {
        try {
            ContainerLoader loader =
                    new ContainerLoader(loader(), engine.getClass().getClassLoader());
            running = (RunningApplication) Class.forName(DEPLOYMENT, true, loader)
                    .getMethod("start", Object.class, ServletContext.class, Collection.class, Surroundings.class)
                    .invoke(null, engine, context, classes, surroundings);
        } catch (InvocationTargetException e) {
            refused(e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            refused(e);
        }
    }

    private ClassLoader loader() {
        Surroundings known = surroundings;
        return known == null ? context.getClassLoader() : known.loader();
    }

    /** Fails the deployment; when the engine came later, there is nobody to tell but the log. */
    private void refused(Throwable cause) {
        String text = "the SIP servlets cannot start: " + cause.getMessage();
        if (starting) {
            throw new IllegalStateException(text, cause);
        }
        context.log(text, cause);
    }

    @Override
    public void engineStops() {
        RunningApplication known = running;
        running = null;
        if (known != null) {
            known.close();
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        RunningApplication known = running;
        if (known != null) {
            known.ended(event.getSession());
        }
    }
}
